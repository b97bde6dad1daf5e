import ky, { isNetworkError } from 'ky'
import { type Answer, read } from './answer.ts'
import type { AnyInput, Endpoint } from './contract.ts'
import { type Credential, credentialFrom } from './credential.ts'
import { deadline } from './deadline.ts'
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
  const credential = await credentialOf(request, shared.config)
  const headers = await headersOf(request, shared.config, credential)
  signal?.throwIfAborted()
  return read(request, await exchange(request, shared, headers, credential, signal))
}

async function credentialOf({ fail }: Outgoing, { authorization }: Config): Promise<Credential> {
  return credentialFrom(authorization, (cause) =>
    fail('auth-required', 'not sent, `authorization` gave no credential', { cause }),
  )
}

async function headersOf(
  { endpoint, body }: Outgoing,
  { sign }: Config,
  { header }: Credential,
): Promise<Record<string, string>> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (header !== undefined) headers['authorization'] = header
  if (body === undefined) return headers
  headers['content-type'] = 'application/json'
  if (endpoint.signed) {
    if (!sign) throw new TypeError(`${endpoint.method} ${endpoint.path} goes out signed: pass \`sign\` to createLisaClient`)
    headers['x-hmac-signature'] = await sign(body)
  }
  return headers
}

async function exchange(
  { endpoint, url, body, fail }: Outgoing,
  { config, gate }: Shared,
  headers: Record<string, string>,
  { redact }: Credential,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const limit = deadline(config.clock, config.timeout, signal)
  const stopped = (cause?: unknown): unknown =>
    limit.hasPassed() ? fail('timeout', `no answer within ${config.timeout} ms`, {}) : signal?.aborted ? signal.reason : cause
  try {
    const response = await ky(url, {
      method: endpoint.method,
      headers,
      ...(body !== undefined && { body }),
      ...(config.fetch && { fetch: async (input) => (config.fetch as NonNullable<Config['fetch']>)(input as Request) }),
      signal: limit.signal,
      redirect: 'manual', // the platform would take the signature and the body along to wherever the redirect points
      retry: 0,
      throwHttpErrors: false,
      timeout: false,
    })
    const retryAt = gate.answered(response)
    const text = await response.text().catch(() => undefined)
    if (text === undefined && limit.signal.aborted) throw stopped()
    return {
      response,
      text: text === undefined ? undefined : redact(text),
      requestId: redact(response.headers.get('x-request-id') ?? '') || undefined,
      at: config.clock.now(),
      retryAt,
    }
  } catch (error) {
    if (limit.signal.aborted) throw stopped(error)
    if (!isNetworkError(error)) throw error
    const offline = globalThis.navigator?.onLine === false
    // ky's own error would carry the request, and with it the credential.
    throw fail('unreachable', offline ? 'not sent, this device is offline' : 'no answer', { offline, cause: error.cause })
  } finally {
    limit.release()
  }
}
