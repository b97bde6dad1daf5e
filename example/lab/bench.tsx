import { onlineManager } from '@tanstack/react-query'
import { type ReactElement, useEffect, useId, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import styles from './bench.module.css'
import { BenchHead } from './bench-head.tsx'
import { Knobs } from './knobs.tsx'
import { isSentAt, searchFor, searchToState, settingsAt } from './lab-address.ts'
import type { Row } from './rows.ts'
import { type Run, startRun } from './run.ts'
import type { Settings } from './settings.ts'
import { SourcePanel } from './source-panel.tsx'
import { Stage } from './stage.tsx'
import { useOnce } from './use-once.ts'
import { WirePanel } from './wire-panel.tsx'

/** One row at work: its knobs, the component that meets what they make, its code, and what goes over the wire. */
export function Bench({ row }: { row: Row }): ReactElement {
  const [path, go] = useLocation()
  const search = useSearch()
  const { settings, ignored } = settingsAt(row.settings, search)
  const [run, setRun] = useState<Run>()
  const [isCut, setIsCut] = useState(false)
  const form = useId()
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    // Whoever came from the list goes on here, with the button next.
    if (document.activeElement?.closest('nav')) heading.current?.focus()
    return () => onlineManager.setOnline(navigator.onLine)
  }, [])
  useEffect(() => () => run?.client.dispose(), [run])

  const pretend = (isOffline: boolean): void => {
    onlineManager.setOnline(!isOffline && navigator.onLine)
    setIsCut(isOffline)
  }
  const send = (): void => {
    pretend(settings.connection === 'offline')
    setRun(startRun(row, settings, search, (run?.number ?? 0) + 1))
  }
  useOnce(() => isSentAt(search) && send())
  const turn = (turned: Partial<Settings>): void => {
    const now = searchFor(row.settings, { ...settings, ...turned }, search)
    go(now ? `${path}?${now}` : path, { replace: true })
  }
  const link = (): string =>
    isShown ? new URL(`#${path}?${searchToState(row.settings, settings, search)}`, location.href).href : location.href
  const isShown = run !== undefined && searchFor(row.settings, run.settings) === searchFor(row.settings, settings)
  return (
    <section className={styles.bench} aria-labelledby="row">
      <BenchHead ref={heading} row={row} settings={settings} ignored={ignored} />
      <Stage run={run} form={form} isShown={isShown} {...(isCut && { onConnect: () => pretend(false) })} />
      <Knobs id={form} preset={row.settings} settings={settings} onTurn={turn} onSend={send} link={link} />
      <div className={styles.beneath}>
        <SourcePanel request={settings.request} />
        <WirePanel key={run?.number} wire={run?.wire} />
      </div>
    </section>
  )
}
