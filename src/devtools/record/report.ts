import type { LisaClient } from '../../index.ts'
import type { ShownState } from '../states.ts'
import type { ClientRecord } from './record.ts'
import type { RecordedRequest, Span } from './requests.ts'
import { waitingOf } from './waiting.ts'

interface Reported {
  client: LisaClient
  record: ClientRecord
  states: readonly ShownState[]
  now: number
}

const mostRows = 50

/**
 * What a panel shows as Markdown for a bug report. It holds no path value, no query, no body, no key of a query and no address: only
 * endpoints, statuses, kinds, times and what LiSA calls a request.
 */
export function reportOf({ client, record, states, now }: Reported): string {
  const { prompt, generation, ends } = client.session
  const { isOpen, retryAt, remaining, limit, waiting } = client.rateLimit.get()
  const { refreshes } = record
  const gate = isOpen ? 'open' : `closed for another ${seconds((retryAt ?? now) - now)}`
  const sections = [
    `### lisa-query\n`,
    list([
      ['at', new Date(now).toISOString()],
      [
        'rate limit',
        `${gate}, ${remaining ?? 'unknown'} of ${limit ?? 'unknown'} left, ${waiting} waiting, closed ${record.closings} ×`,
      ],
      [
        'session',
        `generation ${generation}, ended ${ends} ×, ${prompt.waiting} waiting for a sign-in${prompt.isOpen ? ', prompt open' : ''}`,
      ],
      ['refreshes', `${refreshes.renewed} renewed, ${refreshes.refused} refused, ${refreshes.unreachable} unreachable`],
      ['live', record.live ?? 'not used'],
      ['browser', globalThis.navigator?.userAgent ?? 'none'],
    ]),
    table(['on screen', 'state', 'observers'], stateRows(states, record.requests)),
    table(
      ['waits', 'rank', 'for', 'still'],
      waitingOf(record.requests, client.rateLimit.get()).map(({ request, reason, until }) => [
        endpointOf(request),
        request.rank,
        reason,
        until === undefined ? '?' : seconds(until - now),
      ]),
    ),
    table(
      ['#', 'endpoint', 'rank', 'attempt', 'held back', 'on its way', 'status', 'kind', 'request id', 'gateway'],
      record.requests.slice(-mostRows).map((request) => requestRow(request, now)),
    ),
  ]
  return `${sections.filter(Boolean).join('\n')}\n`
}

const requestRow = (request: RecordedRequest, now: number): unknown[] => {
  const { id, rank, attempt, spans, status, kind, end, requestId, gateway, outcome } = request
  const time = (of: (span: Span) => boolean): string =>
    `${Math.round(spans.filter(of).reduce((sum, { from, to = now }) => sum + to - from, 0))} ms`
  const state = [kind ?? end ?? 'under way', outcome && 'outcome unknown'].filter(Boolean).join(', ')
  return [
    id,
    endpointOf(request),
    rank,
    attempt,
    time(({ of }) => of !== 'flight'),
    time(({ of }) => of === 'flight'),
    status,
    state,
    requestId,
    gateway,
  ]
}

/** Reads of the same endpoint are one row: what tells them apart are values. */
function stateRows(states: readonly ShownState[], requests: readonly RecordedRequest[]): unknown[][] {
  const paths = [...new Set(requests.map(({ path }) => path))]
  const counts = new Map<string, number>()
  for (const { id, label, segments, state, observers } of states) {
    const endpoint = id.startsWith('write ') ? label : (paths.find((path) => isAt(path, segments)) ?? 'a read')
    const row = `${endpoint}\n${state}`
    counts.set(row, (counts.get(row) ?? 0) + observers)
  }
  return [...counts].map(([row, observers]) => [...row.split('\n'), observers])
}

/** Whether these segments fill an endpoint's path. */
function isAt(path: string, segments: readonly string[]): boolean {
  const own = path.split('/').slice(1)
  return own.length === segments.length && own.every((name, index) => name.includes('{') || name === segments[index])
}

const endpointOf = ({ method, path }: RecordedRequest): string => `${method} ${path}`
const seconds = (milliseconds: number): string => `${Math.max(0, milliseconds / 1_000).toFixed(1)} s`
const list = (facts: [string, string][]): string => `${facts.map(([name, value]) => `- ${name}: ${value}`).join('\n')}\n`

function table(names: readonly string[], rows: readonly (readonly unknown[])[]): string {
  if (rows.length === 0) return ''
  const lines = [names, names.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cellText).join(' | ')} |`)
  return `${lines.join('\n')}\n`
}

const cellText = (value: unknown): string => String(value ?? '').replace(/[|\r\n]/g, ' ')
