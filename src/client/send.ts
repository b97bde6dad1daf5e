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
  const authorization = await credentialFrom(shared.config.authorization, request.fail)
  const headers = await endpoint.headers?.(request.body ?? '', shared.config)
  signal?.throwIfAborted()
  return read(request, await exchange(request, shared, { ...headers, authorization }, signal))
}

async function exchange(
  { endpoint, url, body, fail }: Outgoing,
  { config, gate }: Shared,
  headers: Record<string, string | undefined>,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const { timeout, fetch } = config
  const redact = redactor(headers['authorization'])
  try {
    const sent = ky(url, {
      method: endpoint.method,
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body }),
      ...(fetch && { fetch: async (request) => fetch(request as Request) }),
      ...(signal && { signal }),
      redirect: 'manual', // followed, it would take the signature and the body along
      retry: 0,
      throwHttpErrors: false,
      timeout: false,
      totalTimeout: timeout,
    })
    const response = await sent
    const retryAt = gate.answered(response)
    const text = await sent.text().catch((error) => {
      if (signal?.aborted || isTimeoutError(error)) throw error
      return undefined
    })
    return {
      response,
      text: text && redact(text),
      requestId: redact(response.headers.get('x-request-id') ?? ''),
      at: config.clock.now(),
      retryAt,
    }
  } catch (error) {
    signal?.throwIfAborted()
    // ky's own errors carry the request, and with it the credential: they go no further.
    if (isTimeoutError(error)) throw fail('timeout', `no answer within ${timeout} ms`)
    if (!isNetworkError(error)) throw error
    const offline = globalThis.navigator?.onLine === false
    throw fail('unreachable', offline ? 'no network' : 'no answer', { offline, cause: error.cause })
  }
}
