import ky, { isNetworkError, isTimeoutError } from 'ky'
import { type Answer, read } from './answer.ts'
import type { AnyInput, Endpoint } from './contract.ts'
import { credentialFrom, redactor } from './credential.ts'
import type { Config } from './options.ts'
import { type Outgoing, outgoing } from './outgoing.ts'
import type { RateGate } from './rate-gate.ts'

/** What a single request can be given besides its input. */
export interface RequestOptions {
  /** Calls the request off; the promise then rejects with the signal's reason. */
  signal?: AbortSignal | undefined
}

/** What all requests of a client share. */
export interface Shared {
  config: Config
  gate: RateGate
}

/** The way of one request: input checked, credential, ky, rate headers, status, body, schema. */
export async function send(
  shared: Shared,
  endpoint: Endpoint,
  input: AnyInput,
  { signal }: RequestOptions = {},
): Promise<unknown> {
  const request = outgoing(shared.config, endpoint, input)
  signal?.throwIfAborted()
  return untilAborted(signal, async () => {
    const authorization = await credentialFrom(shared.config.authorization, request.fail)
    const headers = await endpoint.headers?.(request.body ?? '', shared.config).catch((cause) => {
      throw request.fail(
        'unreachable',
        'not sent, its headers failed',
        { offline: isOffline(), cause: cleaned(cause, redactor(authorization)) },
        false,
      )
    })
    signal?.throwIfAborted()
    return read(request, await exchange(request, shared, { ...headers, authorization }, signal))
  })
}

async function exchange(
  { endpoint, url, search, body, fail }: Outgoing,
  { config, gate }: Shared,
  headers: Record<string, string | undefined>,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const { timeout, fetch, clock } = config
  const redact = redactor(headers.authorization)
  try {
    const sentAt = clock.now()
    const sent = ky(url, {
      method: endpoint.method,
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body }),
      ...(fetch && { fetch: async (request) => fetch(request as Request) }),
      ...(signal && { signal }),
      ...(search && { searchParams: search }),
      redirect: 'manual', // followed, it would take the signature and the body along
      retry: 0,
      throwHttpErrors: false,
      timeout: Math.min(timeout, longestTimer),
    })
    const response = await sent
    const retryAt = gate.answered(response, sentAt)
    const text = await sent.text().catch((error) => {
      if (isTimeoutError(error)) throw error
      return undefined
    })
    const { status, statusText } = response
    return {
      status,
      statusText: redact(statusText),
      header: (name) => redact(response.headers.get(name) ?? ''),
      text: text && redact(text),
      at: clock.now(),
      retryAt,
    }
  } catch (error) {
    // ky's own errors carry the request, and with it the credential: they go no further.
    if (isTimeoutError(error)) throw fail('timeout', `no answer within ${timeout} ms`)
    if (!isNetworkError(error)) throw error
    const offline = isOffline()
    throw fail('unreachable', offline ? 'no network' : 'no answer', { offline, cause: cleaned(error.cause, redact) })
  }
}

const longestTimer = 2 ** 31 - 1

const isOffline = (): boolean => globalThis.navigator?.onLine === false

/** What an error and its cause say, without the credential and without whatever else hung on them. */
const cleaned = (error: unknown, redact: (text: string) => string): Error =>
  new Error(redact([error, (error as Error | undefined)?.cause ?? []].flat().join(', ')))

/** What the work gives, or the signal's reason as soon as it aborts, whoever does not listen to it. */
function untilAborted<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (!signal) return work()
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason)
    signal.addEventListener('abort', stop)
    work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop))
  })
}
