import type { LisaErrorKind } from './lisa-error.ts'

/** What a status means: data, a receipt, or the kind of the error. */
export type StatusMeaning = 'ok' | 'accepted' | LisaErrorKind

/** What LiSA documents has its phrase; the rest of HTTP goes by the server's. */
const table: Record<number, readonly [meaning: StatusMeaning, phrase?: string]> = {
  202: ['accepted', 'Accepted'],
  400: ['bad-request', 'Bad Request'],
  401: ['auth-required', 'Unauthorized'],
  403: ['forbidden', 'Forbidden'],
  404: ['not-found', 'Not Found'],
  408: ['timeout'],
  409: ['conflict', 'Conflict'],
  410: ['not-found'],
  412: ['conflict'],
  413: ['too-large', 'Content Too Large'],
  422: ['invalid', 'Unprocessable Entity'],
  429: ['rate-limited', 'Too Many Requests'],
  500: ['server-error', 'Internal Server Error'],
  502: ['unavailable'],
  503: ['unavailable', 'Service Unavailable'],
  504: ['timeout', 'Gateway Timeout'],
}

/** The one place that reads status numbers: the documented rows, then the rest of their class. */
export function meaningOf(status: number): StatusMeaning {
  const row = table[status]
  if (row) return row[0]
  if (status >= 500) return 'server-error'
  if (status >= 400) return 'bad-request'
  return status >= 200 && status < 300 ? 'ok' : 'unexpected'
}

/** The standard phrase of a status, which HTTP/2 no longer sends: `404 Not Found`. */
export function phraseOf(status: number, statusText: string): string {
  return `${status} ${table[status]?.[1] ?? statusText}`.trim()
}

/** The status of a page that shows an error of this kind: LiSA's own where it means the same, else the kind's. */
export function statusFor(kind: LisaErrorKind, own?: number): number {
  // A browser sends a page again that is answered with 408.
  const isOwn = own !== undefined && own !== 408 && table[own]?.[0] === kind
  return isOwn ? own : statuses[kind]
}

const statuses: Record<LisaErrorKind, number> = {
  'bad-request': 400,
  'auth-required': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  invalid: 422,
  'rate-limited': 429,
  'server-error': 500,
  unavailable: 503,
  timeout: 504,
  unreachable: 503,
  unexpected: 502,
}

/**
 * Whether a write that failed so may still have been processed: there was no answer, or the answer does not say. 503 says that
 * it was not.
 */
export function leavesOutcomeOpen(kind: LisaErrorKind, status: number | undefined): boolean {
  return kindsWithoutOutcome.has(kind) || (status !== undefined && statusesWithoutOutcome.has(status))
}

const kindsWithoutOutcome: ReadonlySet<LisaErrorKind> = new Set(['timeout', 'unreachable', 'unexpected'])

/** A server that failed on the way, and proxies that lost it: 520, 522 and 524 are Cloudflare's. */
const statusesWithoutOutcome: ReadonlySet<number> = new Set([500, 502, 504, 520, 522, 524])
