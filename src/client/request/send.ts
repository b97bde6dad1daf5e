import type { AnyInput, Endpoint } from '../endpoint.ts'
import { isRead } from '../method.ts'
import { authorized } from '../session/policy.ts'
import { type Answer, read } from './answer.ts'
import { exchange, refreshFailed } from './exchange.ts'
import { prepare } from './prepare.ts'
import type { Shared } from './shared.ts'
import { limitTime } from './time-limit.ts'
import { traceRequest } from './trace.ts'

/** What a single request can be given besides its input. */
export interface RequestOptions {
  /** Calls the request off; the promise then rejects with the signal's reason. */
  signal?: AbortSignal | undefined
  /** A read that only refreshes cached data: it waits for all others, longer while little of the rate limit is left. */
  isBackground?: boolean | undefined
  /**
   * A timer sends it, such as a poll, and not the user. While its `owner` waits for a sign-in, it is not sent: it rejects at once,
   * with the `LisaError` that the owner got before.
   */
  isAutomatic?: boolean | undefined
  /** Who asks, such as a cached query; by default a read is its own. An owner waits for one sign-in at a time. */
  owner?: object | undefined
  /** Called with the headers of a good answer, before the promise resolves; a header that is absent is empty. */
  onHeaders?: ((header: (name: string) => string) => void) | undefined
}

interface SendOptions extends RequestOptions {
  /** Only finds out whether there is a session again. */
  isProbe?: boolean
}

/** Checks the input, sends the request through rate gate and ky, again where the session's policy says so, and reads the answer. */
export async function send(shared: Shared, endpoint: Endpoint, input: AnyInput, options: SendOptions = {}): Promise<unknown> {
  const { config, session, underWay } = shared
  const { signal, isBackground, isAutomatic = false, isProbe = false, owner, onHeaders } = options
  signal?.throwIfAborted()
  const rank = !isRead(endpoint) ? 'write' : isBackground ? 'background' : 'read'
  const trace = traceRequest(shared, endpoint, rank, signal)
  const work = async (controller: AbortController): Promise<unknown> => {
    const limit = limitTime(config, controller)
    const request = await prepare(config, endpoint, input)
    const key = rank === 'write' ? undefined : `${request.url}?${request.search}`
    const call = {
      key,
      owner: owner ?? key ?? request,
      isAutomatic,
      isProbe,
      isAborted: () => controller.signal.aborted,
      askAgain: key === undefined ? undefined : () => send(shared, endpoint, input, { owner, isBackground: true, isProbe: true }),
      unreachable: (cause: unknown) => refreshFailed(request, cause),
    }
    const sendOnce = (attempt: number) => {
      trace.attempt = attempt
      if (attempt > 1) limit.start(request.fail)
      return exchange(request, shared, { rank, signal: controller.signal, limit, trace })
    }
    const readAnswer = async (sent: Answer): Promise<unknown> => {
      const value = await read(request, sent)
      onHeaders?.(sent.header)
      return value
    }
    // A public endpoint does not use the session: a 401 from it says nothing about the credential.
    const answered = endpoint.isPublic ? sendOnce(1).then(readAnswer) : authorized(session, call, sendOnce, readAnswer)
    return answered.finally(limit.stop)
  }
  return trace.until(underWay.run(signal, work))
}
