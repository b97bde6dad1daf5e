import { type ReactElement, useEffect, useRef, useState } from 'react'
import { reportOf } from '../record/report.ts'
import { statesOnScreen } from '../states.ts'
import type { Subject } from './panel-context.ts'

/** Copies what the panel shows as a bug report. Where the browser refuses, it stands there to be copied by hand. */
export function CopyReport({ client, queryClient, records }: Subject): ReactElement {
  const [isCopied, setIsCopied] = useState(false)
  const [byHand, setByHand] = useState<string>()
  const text = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: selects each new report
  useEffect(() => text.current?.select(), [byHand])
  const copy = async (): Promise<void> => {
    const states = queryClient ? statesOnScreen(queryClient, client) : []
    const report = reportOf({ client, record: records.latest(), states, now: client.options.clock.now() })
    try {
      await navigator.clipboard.writeText(report)
      setIsCopied(true)
      setByHand(undefined)
    } catch {
      setByHand(report)
    }
  }
  return (
    <div className="report">
      <button type="button" className="plain" onClick={() => void copy()} onBlur={() => setIsCopied(false)}>
        {isCopied ? 'Copied' : 'Copy a bug report'}
      </button>
      <span className="unseen" role="status">
        {isCopied ? 'The report is in the clipboard. It holds no address, no value and no credential.' : ''}
      </span>
      {byHand !== undefined && (
        <textarea ref={text} readOnly rows={8} value={byHand} aria-label="The bug report" onBlur={() => setByHand(undefined)} />
      )}
    </div>
  )
}
