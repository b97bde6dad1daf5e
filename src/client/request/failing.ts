import { type LisaErrorInit, type LisaErrorKind, type LisaErrorOf, lisaError } from '../../errors/lisa-error.ts'
import { leavesOutcomeOpen } from '../../errors/status.ts'
import { declaredHeaders } from '../declared-headers.ts'
import type { AnyInput, Endpoint } from '../endpoint.ts'
import { isRead } from '../method.ts'

type Facts<Kind extends LisaErrorKind> = Omit<LisaErrorInit<Kind>, 'message' | 'method' | 'url' | 'outcome' | 'isRepeatable'>

/** Makes the `LisaError` of one request: `GET /shows/42: what happened`. */
export type Failing = <Kind extends LisaErrorKind>(
  kind: Kind,
  what: string,
  facts?: Facts<Kind>,
  isSent?: boolean,
) => LisaErrorOf<Kind>

const longestMessage = 300

export function failing(endpoint: Endpoint, path: string, url: string, input: AnyInput = {}): Failing {
  const { method } = endpoint
  return (kind, what, facts, isSent = true) => {
    const isUnknown = isSent && !isRead(endpoint) && leavesOutcomeOpen(kind, facts?.status)
    return lisaError(kind, {
      ...facts,
      message: `${method} ${path}: ${what.replace(/\s+/g, ' ').slice(0, longestMessage)}`,
      method,
      url,
      outcome: isUnknown ? 'unknown' : undefined,
      isRepeatable: (isUnknown && hasIdempotencyKey(endpoint, input)) || undefined,
    } as LisaErrorInit<typeof kind>)
  }
}

const hasIdempotencyKey = (endpoint: Endpoint, input: AnyInput): boolean =>
  Object.keys(declaredHeaders(endpoint, input) ?? {}).some((name) => name.toLowerCase() === 'idempotency-key')

/** The error of a request that got no answer. */
export function noAnswer(fail: Failing, cause: unknown, redact: (text: string) => string): LisaErrorOf<'unreachable'> {
  const offline = isOffline()
  return fail('unreachable', offline ? 'no network' : 'no answer', { offline, cause: cleaned(cause, redact) })
}

/** The error of a request that is not sent because something before it failed. */
export function notSent(
  fail: Failing,
  what: string,
  cause: unknown,
  redact = (text: string): string => text,
): LisaErrorOf<'unreachable'> {
  return fail('unreachable', `not sent, ${what}`, { offline: isOffline(), cause: cleaned(cause, redact) }, false)
}

const isOffline = (): boolean => globalThis.navigator?.onLine === false

/** What an error and its cause say, without the credential and without their other properties. */
const cleaned = (error: unknown, redact: (text: string) => string): Error =>
  new Error(redact([error, (error as Error | undefined)?.cause ?? []].flat().map(textOf).join(', ')))

/** Anything can be thrown, also what cannot be turned into text. */
function textOf(thrown: unknown): string {
  try {
    return String(thrown)
  } catch {
    return typeof thrown
  }
}
