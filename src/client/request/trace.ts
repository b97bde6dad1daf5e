import { isLisaError } from '../../errors/lisa-error.ts'
import type { Endpoint } from '../endpoint.ts'
import type { RequestEvent, RequestFacts, WaitReason } from '../events.ts'
import type { Rank } from '../rate-limit/queue.ts'
import type { Shared } from './shared.ts'

/** Tells `onEvent` what happens to one request. */
export interface Trace {
  /** How often it has been sent, this time included. */
  attempt: number
  /** Waits for the promise and tells why, and when it is over. */
  wait<T>(reason: WaitReason, until: number | undefined, promise: Promise<T>): Promise<T>
  sent(): void
  answered(status: number, requestId: string): void
  /** Waits for the request's end and tells it. */
  until<T>(promise: Promise<T>): Promise<T>
}

export function traceRequest(
  { config: { clock }, emit, nextId }: Shared,
  { method, path }: Endpoint,
  rank: Rank,
  signal: AbortSignal | undefined,
): Trace {
  const id = nextId()
  const madeAt = clock.now()
  let sentAt = madeAt
  const since = (moment: number): { milliseconds: number } => ({ milliseconds: clock.now() - moment })
  const facts = (): RequestFacts => ({ id, method, path, rank, attempt: trace.attempt })

  const trace: Trace = {
    attempt: 1,
    async wait(reason, until, promise) {
      const startedAt = clock.now()
      emit({ type: 'waiting', ...facts(), reason, until })
      try {
        return await promise
      } finally {
        emit({ type: 'waited', ...facts(), reason, ...since(startedAt) })
      }
    },
    sent() {
      sentAt = clock.now()
      emit({ type: 'sent', ...facts() })
    },
    answered: (status, requestId) =>
      emit({ type: 'answered', ...facts(), status, ...since(sentAt), requestId: requestId || undefined }),
    async until(promise) {
      try {
        const output = await promise
        emit({ type: 'succeeded', ...facts(), ...since(madeAt) })
        return output
      } catch (error) {
        emit(endOf(error, signal, { ...facts(), ...since(madeAt) }))
        throw error
      }
    },
  }
  return trace
}

function endOf(error: unknown, signal: AbortSignal | undefined, facts: RequestFacts & { milliseconds: number }): RequestEvent {
  if (!isLisaError(error)) {
    // A caller aborts with any reason; a session's end does with an AbortError.
    const isAborted = signal?.aborted || (error as Error | undefined)?.name === 'AbortError'
    return { type: isAborted ? 'aborted' : 'failed', ...facts }
  }
  const { kind, status, requestId, outcome } = error
  const retryAt = 'retryAt' in error ? error.retryAt : undefined
  return { type: 'failed', ...facts, kind, status, requestId, outcome, retryAt }
}
