import { type KeyboardEvent, type ReactElement, useState } from 'react'
import type { ClientRecord, Moment } from '../record/record.ts'
import type { RecordedRequest } from '../record/requests.ts'
import { clockTime, counted } from './format.ts'
import { momentWords } from './moment-words.ts'
import type { Subject } from './panel-context.ts'
import { RequestRow } from './request-row.tsx'
import { useNow, useRecord } from './stores.ts'
import { reasonWords } from './words.ts'

/** The last requests, the newest first, and between them what happened to the session and the rate limit. */
export function RequestsView({ client, records }: Subject): ReactElement {
  const record = useRecord(records)
  const [search, setSearch] = useState('')
  const [isProblems, setIsProblems] = useState(false)
  const [open, setOpen] = useState<number>()
  const requests = record.requests.filter((request) => (!isProblems || isProblem(request)) && isFoundBy(request, search))
  const now = useNow(
    client,
    requests.some(({ end }) => !end),
  )
  const longest = Math.max(1, ...requests.map(({ startedAt, endedAt = now }) => endedAt - startedAt))
  return (
    <div className="requests">
      <div className="tools">
        <input
          type="search"
          value={search}
          placeholder="Filter: /shows, 429, write…"
          aria-label="Filter the requests"
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <label>
          <input type="checkbox" checked={isProblems} onChange={() => setIsProblems(!isProblems)} /> Only problems
        </label>
        <span className="quiet" role="status">
          {counted(requests.length, 'request')}
        </span>
        <Legend />
        <button type="button" className="plain" onClick={records.clear}>
          Clear
        </button>
      </div>
      {record.requests.length === 0 ? (
        <p className="empty">Nothing has been asked yet. Requests show here as soon as the client sends one.</p>
      ) : (
        <>
          <div className="row heads" aria-hidden="true">
            <span>Time</span>
            <span>Request</span>
            <span>Rank</span>
            <span>Timeline</span>
            <span>Took</span>
            <span>Answer</span>
          </div>
          <ul className="rows" aria-label="Requests" onKeyDown={moveFocus}>
            {entriesOf(record, requests, search !== '' || isProblems).map((entry, index) =>
              'request' in entry ? (
                <RequestRow
                  key={entry.request.id}
                  request={entry.request}
                  now={now}
                  longest={longest}
                  isOpen={open === entry.request.id}
                  isFirst={index === 0}
                  onToggle={() => setOpen(open === entry.request.id ? undefined : entry.request.id)}
                />
              ) : (
                <li key={`moment ${entry.moment.number}`} className="moment" data-type={entry.moment.type}>
                  <time>{clockTime(entry.moment.at)}</time> {momentWords(entry.moment)}
                </li>
              ),
            )}
          </ul>
        </>
      )}
    </div>
  )
}

/** What the colours of the timelines mean. */
function Legend(): ReactElement {
  return (
    <ul className="legend" aria-label="Colours of the timeline">
      {(['rate-limit', 'queue', 'refresh', 'flight'] as const).map((of) => (
        <li key={of}>
          <i data-of={of} aria-hidden="true" />
          {reasonWords[of]}
        </li>
      ))}
    </ul>
  )
}

type Entry = { request: RecordedRequest } | { moment: Moment }

/** Requests and moments in one order, the newest first. */
function entriesOf(record: ClientRecord, requests: readonly RecordedRequest[], isFiltered: boolean): Entry[] {
  const [oldest] = record.requests
  const moments = isFiltered ? [] : record.moments.filter(({ at }) => at >= (oldest?.startedAt ?? 0))
  const entries: { at: number; entry: Entry }[] = [
    ...requests.map((request) => ({ at: request.startedAt, entry: { request } })),
    ...moments.map((moment) => ({ at: moment.at, entry: { moment } })),
  ]
  return entries
    .reverse()
    .sort((one, other) => other.at - one.at)
    .map(({ entry }) => entry)
}

const isProblem = ({ end, kind, spans }: RecordedRequest): boolean =>
  end === 'failed' || kind !== undefined || spans.some(({ of }) => of !== 'flight')

function isFoundBy({ method, path, target, rank, status, kind, requestId }: RecordedRequest, search: string): boolean {
  const text = [method, target ?? path, path, rank, status, kind, requestId].join(' ').toLowerCase()
  return text.includes(search.trim().toLowerCase())
}

/** The arrow keys go from row to row, so that the list is one stop for the tab key. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button.row')]
  const here = rows.indexOf(event.target as HTMLButtonElement)
  const places: { [key: string]: number } = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }
  const place = places[event.key]
  if (here < 0 || place === undefined) return
  event.preventDefault()
  rows[Math.min(rows.length - 1, Math.max(0, place))]?.focus()
}
