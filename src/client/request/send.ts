import ky, { isNetworkError, isTimeoutError } from 'ky'
import { isLisaError } from '../../errors/lisa-error.ts'
import { meaningOf } from '../../errors/status.ts'
import { longestTimer } from '../clock.ts'
import type { AnyInput, Endpoint } from '../endpoint.ts'
import type { Emit } from '../events.ts'
import type { Config } from '../options.ts'
import type { Rank } from '../rate-limit/queue.ts'
import type { RateGate } from '../rate-limit/rate-gate.ts'
import { credentialFrom, redactor } from '../session/credential.ts'
import type { SessionOfRequests } from '../session/session.ts'
import { type Answer, read } from './answer.ts'
import type { Failing } from './failing.ts'
import { type PreparedRequest, prepare } from './prepare.ts'

/** What a single request can be given besides its input. */
export interface RequestOptions {
  /** Calls the request off; the promise then rejects with the signal's reason. */
  signal?: AbortSignal | undefined
  /** A read that only freshens what is there already: it waits for all others, longer while little of the rate limit is left. */
  isBackground?: boolean | undefined
}

/** What all requests of a client share. */
export interface Shared {
  config: Config
  gate: RateGate
  session: SessionOfRequests
  /** Tells `onEvent`. */
  emit: Emit
}

/** The way of one request: input checked, rate gate, credential, ky, rate headers, status, body, schema. */
export async function send(
  shared: Shared,
  endpoint: Endpoint,
  input: AnyInput,
  { signal, isBackground }: RequestOptions = {},
): Promise<unknown> {
  const { config, session } = shared
  signal?.throwIfAborted()
  const rank = endpoint.method !== 'GET' ? 'write' : isBackground ? 'background' : 'read'
  return session.during(signal, async (ownSignal) => {
    const request = await prepare(config, endpoint, input)
    let answer: Sent | undefined
    try {
      answer = await exchange(request, shared, rank, ownSignal)
      if (meaningOf(answer.status) === 'auth-required' && (await renewed(request, session, answer.generation))) {
        answer = undefined
        answer = await exchange(request, shared, rank, ownSignal)
      }
      return await read(request, answer)
    } catch (error) {
      if (isLisaError(error) && error.kind === 'auth-required' && !ownSignal.aborted) {
        // The same read counts once, each write for itself.
        const what = rank !== 'write' ? error.message + request.search : request
        session.expire(answer?.generation ?? session.generation, what)
      }
      throw error
    }
  })
}

/** An answer, and the generation of the session that it was asked in. */
interface Sent extends Answer {
  generation: number
}

/** Sends it once, as soon as the rate gate lets it out. */
async function exchange(
  request: PreparedRequest,
  { config, gate, session }: Shared,
  rank: Rank,
  signal: AbortSignal,
): Promise<Sent> {
  const { endpoint, url, search, body, fail } = request
  const { timeout, fetch, clock } = config
  let pass = await gate.enter({ rank }, signal, fail)
  for (let refresh = session.settled(); refresh; refresh = session.settled()) {
    // Free the slot while the refresh runs, then queue ahead of requests of the same rank.
    gate.leave(pass)
    await refresh
    pass = await gate.enter({ rank, isResumed: true }, signal, fail)
  }
  let redact = redactor()
  try {
    const { generation } = session
    const authorization = await credentialFrom(config.authorization, fail)
    redact = redactor(authorization)
    const headers = await endpoint.headers?.(body ?? '', config).catch((cause) => {
      throw notSent(fail, 'its headers failed', cleaned(cause, redact))
    })
    signal.throwIfAborted()
    const sent = ky(search ? `${url}?${search}` : url, {
      method: endpoint.method,
      headers: {
        accept: 'application/json',
        'content-type': body && 'application/json',
        ...headers,
        authorization,
      },
      body: body ?? null,
      ...(fetch && { fetch: async (sending) => fetch(sending as Request) }),
      signal,
      redirect: 'manual', // followed, it would take the signature and the body along
      retry: 0,
      throwHttpErrors: false,
      timeout: Math.min(timeout, longestTimer),
    })
    const response = await sent
    const retryAt = gate.answered(response, pass)
    const text = await sent.text().catch((error) => {
      if (isTimeoutError(error)) throw error
      return undefined
    })
    const { status, statusText } = response
    return {
      generation,
      status,
      statusText: redact(statusText),
      header: (name) => redact(response.headers.get(name) ?? ''),
      text: text && redact(text),
      at: clock.now(),
      retryAt,
    }
  } catch (error) {
    // ky's own errors carry the request, and with it the credential: they go no further.
    if (isTimeoutError(error)) throw fail('timeout', `no answer in ${timeout} ms`)
    if (!isNetworkError(error)) throw error
    const offline = isOffline()
    throw fail('unreachable', offline ? 'no network' : 'no answer', { offline, cause: cleaned(error.cause, redact) })
  } finally {
    gate.leave(pass)
  }
}

/** Whether it should go again after a 401. Where a refresh met no network, nothing is lost yet. */
async function renewed({ fail }: PreparedRequest, session: SessionOfRequests, generation: number): Promise<boolean> {
  try {
    return await session.renew(generation)
  } catch (cause) {
    // Meanwhile there may be a new credential all the same.
    if (session.generation > generation) return true
    // The platform's `fetch` says it with a TypeError.
    if (!(cause instanceof TypeError) && !isNetworkError(cause) && !isTimeoutError(cause) && !isOffline()) return false
    throw notSent(fail, '`refresh` failed', cleaned(cause, redactor()))
  }
}

const notSent = (fail: Failing, what: string, cause: Error): Error =>
  fail('unreachable', `not sent, ${what}`, { offline: isOffline(), cause }, false)

const isOffline = (): boolean => globalThis.navigator?.onLine === false

/** What an error and its cause say, without the credential and without whatever else hung on them. */
const cleaned = (error: unknown, redact: (text: string) => string): Error =>
  new Error(redact([error, (error as Error | undefined)?.cause ?? []].flat().join(', ')))
