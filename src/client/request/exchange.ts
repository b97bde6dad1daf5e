import { meaningOf } from '../../errors/status.ts'
import type { Endpoint } from '../endpoint.ts'
import type { Config } from '../options.ts'
import { mostJitter } from '../rate-limit/gate.ts'
import type { Pass, Rank } from '../rate-limit/queue.ts'
import type { Entering, RateGate } from '../rate-limit/rate-gate.ts'
import { credentialFrom, redactorFor } from '../session/credential.ts'
import { hasReplaced, replacedPerson } from '../session/identity.ts'
import type { Sending } from '../session/policy.ts'
import type { SessionParts } from '../session/session.ts'
import type { Answer } from './answer.ts'
import { notSent } from './failing.ts'
import type { PreparedRequest } from './prepare.ts'
import type { Trace } from './trace.ts'
import { type FetchAnswer, fetchOnce } from './transport.ts'
import type { Running } from './under-way.ts'

/** The gates that all requests of a client pass. */
export interface Gates {
  config: Config
  gate: RateGate
  session: SessionParts
}

/** What belongs to one request beside what it sends. */
export interface Context {
  rank: Rank
  /** For whom alone it is sent, if it is a write and the application says who is signed in. */
  person: string | undefined
  running: Running
  trace: Trace
}

/** Sends the request once, as soon as the rate gate allows it and no refresh is under way. */
export async function exchange(gates: Gates, request: PreparedRequest, context: Context): Promise<Answer & Sending> {
  const { config, gate, session } = gates
  const { endpoint, url, search, headers, body, contentType, fail } = request
  const { person, running, trace } = context
  const pass = await leaveToSend(gates, request, context)
  // Neither `authorization` nor `fetch` has to end after an abort.
  running.whenAborted(() => gate.leave(pass))
  try {
    const { generation } = session.state
    const credential = endpoint.isPublic
      ? undefined
      : await credentialFrom(config.authorization, fail, () => running.limitTime(fail))
    if (hasReplaced(session.state, person)) {
      throw fail('auth-required', 'not sent, another person has signed in', { cause: replacedPerson() }, false)
    }
    const redact = redactorFor(session.state, credential)
    const signature =
      endpoint.signBody &&
      (await endpoint.signBody(typeof body === 'string' ? body : '', config).catch((cause) => {
        throw notSent(fail, 'its signature failed', cause, redact)
      }))
    running.throwIfAborted()
    const sentAt = config.clock.now()
    trace.sent()
    const sending = {
      url: search ? `${url}?${search}` : url,
      endpoint,
      headers: {
        accept: endpoint.accept ?? 'application/json',
        'content-type': contentType,
        ...headers,
        ...signature,
        authorization: credential,
      },
      body,
      fail,
      redact,
    }
    const fetched = await fetchOnce(sending, config, running.signal)
    const { response } = fetched
    const { status, statusText } = response
    const { at, retryAt } = gate.answered(response, pass)
    const { text, value } = await readContent(endpoint, fetched, redact)
    const header = (name: string): string => redact(response.headers.get(name) ?? '')
    trace.answered(status, header)
    return {
      generation,
      credential: isForEverybody(header) ? undefined : credential,
      sentAt,
      isRefused: meaningOf(status) === 'auth-required' || leadsToSignIn(config, response),
      status,
      statusText: redact(statusText),
      header,
      text,
      value,
      at,
      retryAt,
    }
  } finally {
    gate.leave(pass)
  }
}

/** Waits for the rate gate, and for a refresh of the credential that is under way. */
async function leaveToSend(
  { config: { clock, maxWait }, gate, session }: Gates,
  { endpoint, fail }: PreparedRequest,
  { rank, running, trace }: Context,
): Promise<Pass> {
  const enter = (entering: Entering): Promise<Pass> => {
    const { waiting } = gate.get()
    const pass = gate.enter(entering, running, fail)
    const { isOpen, retryAt, waiting: now } = gate.get()
    return now > waiting ? trace.wait(isOpen ? 'queue' : 'rate-limit', retryAt, pass) : pass
  }
  const underWay = (): Promise<unknown> | undefined => (endpoint.isPublic ? undefined : session.refresher.underWay())
  const enteredAt = clock.now()
  let pass = await enter({ rank })
  let patience: number | undefined
  for (let refresh = underWay(); refresh; refresh = underWay()) {
    patience ??= maxWait * (1 + mostJitter) - (clock.now() - enteredAt)
    // Free the slot while the refresh runs, then queue ahead of requests of the same rank.
    gate.leave(pass)
    running.limitTime(fail)
    await trace.wait('refresh', undefined, refresh)
    pass = await enter({ rank, isResumed: true, patience })
  }
  return pass
}

/** The body as text, or of a good answer what its endpoint reads it as; nothing where it broke off. */
async function readContent(
  { readAnswer }: Endpoint,
  { response, text, blob }: FetchAnswer,
  redact: (text: string) => string,
): Promise<Pick<Answer, 'text' | 'value'>> {
  if (!readAnswer || meaningOf(response.status) !== 'ok') return { text: redactWhole(await text(), redact) }
  const headers = (): Record<string, string> =>
    Object.fromEntries([...response.headers].map(([name, value]) => [name, redact(value)]))
  const readText = async (): Promise<string | undefined> => redactWhole(await text(), redact)
  return { text: undefined, value: await readAnswer({ text: readText, blob, headers }) }
}

const redactWhole = (text: string | undefined, redact: (text: string) => string): string | undefined => text && redact(text)

/** Whether the package's gateway gives this answer to everybody: it has not looked at the credential, and says nothing of it. */
function isForEverybody(header: Answer['header']): boolean {
  return ['hit', 'stale', 'miss'].includes(header('x-lisa-gateway'))
}

/** Whether it is a redirect that means "signed out" by the application's own rule. A 201 also has a `Location`, and is none. */
function leadsToSignIn({ isSignInRedirect }: Config, { type, status, headers }: Response): boolean {
  if (!isSignInRedirect || meaningOf(status) !== 'unexpected') return false
  const location = headers.get('location') ?? undefined
  return (type === 'opaqueredirect' || location !== undefined) && Boolean(isSignInRedirect(location))
}
