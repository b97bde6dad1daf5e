import type { LisaError } from '../../errors/lisa-error.ts'
import { meaningOf } from '../../errors/status.ts'
import type { Endpoint } from '../endpoint.ts'
import { isRead } from '../method.ts'
import type { Config } from '../options.ts'
import { credentialFrom, redactor } from '../session/credential.ts'
import type { Sending } from '../session/evidence.ts'
import type { Answer } from './answer.ts'
import type { Failing } from './failing.ts'
import { cacheMode } from './http-cache.ts'
import { type Context, leaveToSend } from './leave-to-send.ts'
import type { PreparedRequest } from './prepare.ts'
import type { Shared } from './shared.ts'
import { type FetchAnswer, fetchOnce, NoAnswer } from './transport.ts'

/** Sends the request once, as soon as the rate gate allows it and no refresh is under way. */
export async function exchange(request: PreparedRequest, shared: Shared, context: Context): Promise<Answer & Sending> {
  const { config, gate, session } = shared
  const { endpoint, url, search, headers, body, contentType, fail } = request
  const { clock } = config
  const { signal, limit, trace } = context
  const pass = await leaveToSend(shared, request, context)
  // Neither `authorization` nor `fetch` has to end after an abort.
  signal.addEventListener('abort', () => gate.leave(pass))
  let redact = redactor()
  try {
    const { generation } = session.state
    const credential = endpoint.isPublic ? undefined : await credentialFrom(config.authorization, fail, () => limit.start(fail))
    redact = redactor(credential)
    const signature = await endpoint.signBody?.(typeof body === 'string' ? body : '', config).catch((cause) => {
      throw notSent(fail, 'its signature failed', cleaned(cause, redact))
    })
    signal.throwIfAborted()
    const sentAt = clock.now()
    trace.sent()
    const sending = {
      url: search ? `${url}?${search}` : url,
      method: endpoint.method,
      headers: {
        accept: endpoint.accept ?? 'application/json',
        'content-type': contentType,
        ...headers,
        ...signature,
        authorization: credential,
      },
      body,
      cache: isRead(endpoint) ? cacheMode(config, credential) : undefined,
    }
    const fetched = await fetchOnce(sending, config, signal)
    const { response } = fetched
    const retryAt = gate.answered(response, pass)
    const content = await readContent(endpoint, fetched, redact)
    const { status, statusText } = response
    const header = (name: string): string => redact(response.headers.get(name) ?? '')
    trace.answered(status, header('x-request-id'))
    return {
      generation,
      credential,
      sentAt,
      isRefused: meaningOf(status) === 'auth-required' || leadsToSignIn(config, response),
      status,
      statusText: redact(statusText),
      header,
      ...content,
      at: clock.now(),
      retryAt,
    }
  } catch (error) {
    throw error instanceof NoAnswer ? noAnswer(request, config, error, redact) : error
  } finally {
    gate.leave(pass)
  }
}

/** The body as text, or of a good answer what its endpoint reads it as; nothing where it broke off. */
async function readContent(
  { readAnswer }: Endpoint,
  { response, text, blob }: FetchAnswer,
  redact: Redact,
): Promise<Pick<Answer, 'text' | 'value'>> {
  if (!readAnswer || meaningOf(response.status) !== 'ok') {
    const whole = await text()
    return { text: whole && redact(whole), value: undefined }
  }
  const headers = (): Record<string, string> =>
    Object.fromEntries([...response.headers].map(([name, value]) => [name, redact(value)]))
  const readText = async (): Promise<string | undefined> => {
    const whole = await text()
    return whole && redact(whole)
  }
  return { text: undefined, value: await readAnswer({ text: readText, blob, headers }) }
}

/** Whether it is a redirect that means "signed out" by the application's own rule. A 201 also has a `Location`, and is none. */
function leadsToSignIn({ isSignInRedirect }: Config, { type, status, headers }: Response): boolean {
  const location = headers.get('location') ?? undefined
  const isRedirect = meaningOf(status) === 'unexpected' && (type === 'opaqueredirect' || location !== undefined)
  return isRedirect && Boolean(isSignInRedirect?.(location))
}

function noAnswer({ fail }: PreparedRequest, { timeout }: Config, { kind, cause }: NoAnswer, redact: Redact): LisaError {
  if (kind === 'timeout') return fail('timeout', `no answer in ${timeout} ms`)
  const offline = isOffline()
  return fail('unreachable', offline ? 'no network' : 'no answer', { offline, cause: cleaned(cause, redact) })
}

/** The error of a request that cannot be sent again because a refresh met no network. */
export function refreshFailed({ fail }: PreparedRequest, cause: unknown): LisaError {
  return notSent(fail, '`refresh` failed', cleaned(cause, redactor()))
}

const notSent = (fail: Failing, what: string, cause: Error): LisaError =>
  fail('unreachable', `not sent, ${what}`, { offline: isOffline(), cause }, false)

const isOffline = (): boolean => globalThis.navigator?.onLine === false

type Redact = (text: string) => string

/** What an error and its cause say, without the credential and without their other properties. */
const cleaned = (error: unknown, redact: Redact): Error =>
  new Error(redact([error, (error as Error | undefined)?.cause ?? []].flat().map(textOf).join(', ')))

/** Anything can be thrown, also what cannot be turned into text. */
function textOf(thrown: unknown): string {
  try {
    return String(thrown)
  } catch {
    return typeof thrown
  }
}
