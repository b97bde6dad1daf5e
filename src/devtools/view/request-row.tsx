import { type ReactElement, useId } from 'react'
import type { RecordedRequest, Span } from '../record/requests.ts'
import { clockTime, duration } from './format.ts'
import { RequestDetails } from './request-details.tsx'
import { reasonWords } from './words.ts'

interface RequestRowProps {
  request: RecordedRequest
  now: number
  /** How long the longest of the shown requests took, in milliseconds. */
  longest: number
  isOpen: boolean
  isFirst: boolean
  onToggle: () => void
}

/** One request in a line: where it went, how long it was held back and under way, and what came of it. */
export function RequestRow({ request, now, longest, isOpen, isFirst, onToggle }: RequestRowProps): ReactElement {
  const { method, path, target = path, rank, startedAt, endedAt = now, end, gateway } = request
  const details = useId()
  return (
    <li className="request" data-end={end ?? 'open'}>
      <button
        type="button"
        className="row"
        tabIndex={isFirst || isOpen ? 0 : -1}
        aria-expanded={isOpen}
        aria-controls={isOpen ? details : undefined}
        onClick={onToggle}
      >
        <time className="quiet">{clockTime(startedAt)}</time>
        <span className="path" title={target}>
          <b>{method}</b> {target}
        </span>
        <span className="rank" data-rank={rank}>
          {rank}
        </span>
        <Bar request={request} now={now} longest={longest} />
        <span className="took">{end ? duration(endedAt - startedAt) : `${duration(now - startedAt)}…`}</span>
        <Answer request={request} gateway={gateway} />
      </button>
      {isOpen && <RequestDetails id={details} request={request} now={now} />}
    </li>
  )
}

/** The stretches of its time, as long as a square root of it: a wait of a minute leaves something to see of a second. */
function Bar({ request, now, longest }: { request: RecordedRequest; now: number; longest: number }): ReactElement {
  const { spans, startedAt, endedAt = now } = request
  const total = Math.max(1, endedAt - startedAt)
  return (
    <span className="bar" aria-hidden="true">
      <span className="bar-fill" style={{ width: `${Math.max(4, Math.sqrt(total / longest) * 100)}%` }}>
        {/* Before the first: the input is checked, and the credential asked for. */}
        <i style={{ flexGrow: Math.max(0, (spans[0]?.from ?? startedAt) - startedAt) }} />
        {spans.map((span) => (
          <i
            key={`${span.of} ${span.from}`}
            data-of={span.of}
            style={{ flexGrow: lengthOf(span, now) }}
            title={titleOf(span, now)}
          />
        ))}
      </span>
    </span>
  )
}

const lengthOf = ({ from, to }: Span, now: number): number => Math.max(1, (to ?? now) - from)
const titleOf = (span: Span, now: number): string => `${reasonWords[span.of]}: ${duration(lengthOf(span, now))}`

function Answer({ request, gateway }: { request: RecordedRequest; gateway: string | undefined }): ReactElement {
  const { status, kind, end, outcome, spans } = request
  const last = spans.at(-1)
  const lasting = last?.to === undefined ? last?.of : undefined
  const underWay = lasting === 'flight' ? 'on its way' : lasting ? `waits: ${reasonWords[lasting].toLowerCase()}` : 'waits'
  const word = kind ?? (end === 'failed' ? 'a bug, no LisaError' : end === 'aborted' ? 'aborted' : end ? '' : underWay)
  return (
    <span className="answer" data-tone={kind || end === 'failed' ? 'wrong' : end === 'succeeded' ? 'good' : 'none'}>
      {status !== undefined && <b>{status}</b>} {word}
      {outcome && <span className="mark">outcome unknown</span>}
      {gateway && <span className="mark">{gateway}</span>}
    </span>
  )
}
