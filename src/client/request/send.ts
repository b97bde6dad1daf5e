import { throwIfAborted } from '../abort.ts'
import type { AnyInput, Endpoint } from '../endpoint.ts'
import { isRead } from '../method.ts'
import { currentIdentity } from '../session/identity.ts'
import { accept, type Call, failed, type Sending, shouldGoAgain } from '../session/policy.ts'
import type { SessionParts } from '../session/session.ts'
import { type Answer, read } from './answer.ts'
import { exchange, type Gates } from './exchange.ts'
import { prepare } from './prepare.ts'
import type { TraceRequest } from './trace.ts'
import type { UnderWay } from './under-way.ts'

/** The options of a single request. */
export interface RequestOptions {
  /** Cancels the request; the promise then rejects with the signal's reason. */
  signal?: AbortSignal | undefined
  /** A read that only refreshes cached data: it waits for all others, longer while little of the rate limit is left. */
  isBackground?: boolean | undefined
  /**
   * A timer sends it, such as a poll, and not the user. While its `owner` waits for a sign-in, it is not sent: it rejects at once,
   * with the `LisaError` that the owner got before.
   */
  isAutomatic?: boolean | undefined
  /** Who asks, such as a cached query; by default a read itself. Only an owner's newest request waits for a sign-in. */
  owner?: object | undefined
  /** Called with the headers of a good answer, before the promise resolves; a header that is absent is empty. */
  onHeaders?: ((header: (name: string) => string) => void) | undefined
}

interface SendOptions extends RequestOptions {
  /** Only finds out whether there is a session again. */
  isProbe?: boolean
}

/** What all requests of a client share. */
export interface Shared extends Gates {
  underWay: UnderWay
  trace: TraceRequest
}

/** Checks the input, sends the request through rate gate and ky, again where the session's policy says so, and reads the answer. */
export async function send(shared: Shared, endpoint: Endpoint, input: AnyInput, options: SendOptions = {}): Promise<unknown> {
  const { signal: callerSignal, isBackground, isAutomatic = false, isProbe = false, owner, onHeaders } = options
  throwIfAborted(callerSignal)
  const rank = !isRead(endpoint) ? 'write' : isBackground ? 'background' : 'read'
  const person = rank === 'write' && !endpoint.isPublic ? currentIdentity(shared.session.state) : undefined
  const trace = shared.trace(endpoint, rank, callerSignal)
  const sent = shared.underWay.run(callerSignal, async (running) => {
    const request = await prepare(shared.config, endpoint, input)
    const { url, search, fail } = request
    trace.target = search ? `${url}?${search}` : url
    const sendOnce = (attempt: number): Promise<Answer & Sending> => {
      trace.attempt = attempt
      if (attempt > 1) running.limitTime(fail)
      return exchange(shared, request, { rank, person, running, trace })
    }
    const readAnswer = async (answer: Answer): Promise<unknown> => {
      const value = await read(request, answer)
      onHeaders?.(answer.header)
      return value
    }
    // A public endpoint does not use the session: a 401 from it says nothing about the credential.
    if (endpoint.isPublic) return readAnswer(await sendOnce(1))
    const key = rank === 'write' ? undefined : `${url}?${search}`
    const probe = (): Promise<unknown> => send(shared, endpoint, input, { owner, isBackground: true, isProbe: true })
    const call: Call = {
      key,
      person,
      owner: owner ?? key ?? request,
      isAutomatic,
      isProbe,
      hasRefreshed: false,
      hasTriedAnother: false,
      signal: running.signal,
      fail,
      tellRefresh: (refresh) => trace.wait('refresh', undefined, refresh),
      askAgain: key === undefined ? undefined : probe,
    }
    return sendUntilAccepted(shared.session, call, sendOnce, readAnswer)
  })
  return trace.until(sent)
}

/** How often a request is sent at the most. */
const mostSendings = 3

/** Sends the request, again as long as the session's policy says so, and reads the last answer. */
async function sendUntilAccepted<Sent extends Sending>(
  session: SessionParts,
  call: Call,
  sendOnce: (attempt: number) => Promise<Sent>,
  readAnswer: (sent: Sent) => Promise<unknown>,
): Promise<unknown> {
  const { state, prober } = session
  // While a sign-in is needed, a poll does not send a refused read again.
  const refusal = call.isAutomatic ? prober.refusalOf(call) : undefined
  if (refusal) throw refusal
  let sent: Sent | undefined
  try {
    sent = await sendOnce(1)
    for (let attempt = 2; attempt <= mostSendings; attempt += 1) {
      if (!sent.isRefused || !(await shouldGoAgain(session, call, sent))) break
      sent = undefined
      sent = await sendOnce(attempt)
    }
    const output = await readAnswer(sent)
    accept(state, call, sent)
    return output
  } catch (error) {
    failed(state, call, sent, error)
    throw error
  }
}
