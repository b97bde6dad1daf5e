import { isLisaError } from '../../errors/lisa-error.ts'
import type { SteadyClock } from '../clock.ts'
import type { Endpoint } from '../endpoint.ts'
import type { Emit, RequestEvent, RequestFacts, WaitReason } from '../events.ts'
import type { Rank } from '../rate-limit/queue.ts'

/** Tells `onEvent` what happens to one request. */
export interface Trace {
  /** How often it has been sent, this time included. */
  attempt: number
  /** Where it goes, with path values and query, as soon as that is known. */
  target: string | undefined
  /** Waits for the promise and tells why, and when it is over. */
  wait<T>(reason: WaitReason, until: number | undefined, promise: Promise<T>): Promise<T>
  sent(): void
  /** `header` gives a header's value, empty where there is none. */
  answered(status: number, header: (name: string) => string): void
  /** Waits for the request's end and tells it. */
  until<T>(promise: Promise<T>): Promise<T>
}

/** Makes the trace of one request; the signal is its caller's. */
export type TraceRequest = (endpoint: Endpoint, rank: Rank, signal: AbortSignal | undefined) => Trace

/** Numbers a client's requests, and traces those that begin while there is a listener. */
export function createTracing({ now }: SteadyClock, emitEvent: Emit, isHeard: () => boolean): TraceRequest {
  let ids = 0
  return ({ method, path }, rank, signal) => {
    ids += 1
    if (!isHeard()) return { attempt: 1, target: undefined, ...silentTrace }
    const id = ids
    const madeAt = now()
    let sentAt = madeAt
    const emit = (event: RequestEvent): void => emitEvent(event, trace.target)
    const facts = (): RequestFacts => ({ id, method, path, rank, attempt: trace.attempt })
    const factsSince = (moment: number): TimedFacts => ({ ...facts(), milliseconds: now() - moment })

    const trace: Trace = {
      attempt: 1,
      target: undefined,
      wait(reason, until, promise) {
        const startedAt = now()
        emit({ type: 'waiting', ...facts(), reason, until })
        return promise.finally(() => emit({ type: 'waited', ...factsSince(startedAt), reason }))
      },
      sent() {
        sentAt = now()
        emit({ type: 'sent', ...facts() })
      },
      answered: (status, header) =>
        emit({
          type: 'answered',
          ...factsSince(sentAt),
          status,
          requestId: header('x-request-id') || undefined,
          gateway: header('x-lisa-gateway') || undefined,
          age: header('age') ? Number(header('age')) * 1_000 : undefined,
          etag: header('etag') || undefined,
        }),
      async until(promise) {
        try {
          const output = await promise
          emit({ type: 'succeeded', ...factsSince(madeAt) })
          return output
        } catch (error) {
          emit(endOf(error, signal, factsSince(madeAt)))
          throw error
        }
      },
    }
    return trace
  }
}

/** The trace of a request that begins while there is no listener: it does nothing. */
const silentTrace: Omit<Trace, 'attempt' | 'target'> = {
  wait: (_reason, _until, promise) => promise,
  sent: () => undefined,
  answered: () => undefined,
  until: (promise) => promise,
}

type TimedFacts = RequestFacts & { milliseconds: number }

function endOf(error: unknown, signal: AbortSignal | undefined, facts: TimedFacts): RequestEvent {
  if (!isLisaError(error)) {
    // A caller may abort with any reason; a session's end aborts with an AbortError.
    const isAborted = signal?.aborted || (error as Error | undefined)?.name === 'AbortError'
    return { type: isAborted ? 'aborted' : 'failed', ...facts }
  }
  const { kind, status, requestId, outcome } = error
  const retryAt = 'retryAt' in error ? error.retryAt : undefined
  return { type: 'failed', ...facts, kind, status, requestId, outcome, retryAt }
}
