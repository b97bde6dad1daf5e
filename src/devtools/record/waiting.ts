import type { RateLimit } from '../../index.ts'
import type { RecordedRequest, Span } from './requests.ts'

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
    // A request that no refresh holds up waits for the rate limit while that is closed, else for its turn in the queue.
    const reason = span.of === 'refresh' ? 'refresh' : isOpen ? 'queue' : 'rate-limit'
    return [{ request, reason, since: span.from, until: reason === 'rate-limit' ? retryAt : undefined }]
  })
  return waiting.sort((a, b) => sortOrder(a) - sortOrder(b) || a.request.id - b.request.id)
}

const heldBack = ({ spans, end }: RecordedRequest): (Span & { of: Waiting['reason'] }) | undefined => {
  const last = spans.at(-1)
  return last && !end && last.to === undefined && last.of !== 'flight' ? { ...last, of: last.of } : undefined
}

/** By rank; within a rank, requests that a refresh held up go first. */
const sortOrder = ({ request: { rank, spans } }: Waiting): number =>
  ranks.indexOf(rank) * 2 + (spans.some(({ of }) => of === 'refresh') ? 0 : 1)
