import type { RateLimit } from '../../index.ts'
import type { RecordedRequest, Span } from './record.ts'

/** A request that is held back now. */
export interface Waiting {
  readonly request: RecordedRequest
  readonly reason: 'rate-limit' | 'queue' | 'refresh'
  /** Since when, in epoch milliseconds. */
  readonly since: number
  /** When it ends at the earliest, in epoch milliseconds, where that is known. */
  readonly until: number | undefined
}

const ranks = ['write', 'read', 'background'] as const

/** The requests that wait, in the order in which they go out. */
export function waitingOf(requests: readonly RecordedRequest[], { isOpen, retryAt }: RateLimit): readonly Waiting[] {
  const waiting = requests.flatMap((request): Waiting[] => {
    const span = heldBack(request)
    if (!span) return []
    // All that a refresh does not hold up wait for the rate limit while it is closed, and for their turn after that.
    const reason = span.of === 'refresh' ? 'refresh' : isOpen ? 'queue' : 'rate-limit'
    return [{ request, reason, since: span.from, until: reason === 'rate-limit' ? retryAt : undefined }]
  })
  return waiting.sort((one, other) => place(one) - place(other) || one.request.id - other.request.id)
}

const heldBack = ({ spans, end }: RecordedRequest): (Span & { of: Waiting['reason'] }) | undefined => {
  const last = spans.at(-1)
  return last && !end && last.to === undefined && last.of !== 'flight' ? { ...last, of: last.of } : undefined
}

/** Those that a refresh held up go before others of their rank. */
const place = ({ request: { rank, spans } }: Waiting): number =>
  ranks.indexOf(rank) * 2 + (spans.some(({ of }) => of === 'refresh') ? 0 : 1)
