import type { Incident } from 'lisa-query/sandbox'

/** What LiSA does to a page's read, and what the page shows then. */
export interface Case {
  kind: string
  incident: Incident
  status: number
  /** LiSA names a moment ten minutes from now: longer than any of this takes. */
  isLimited?: true
}

/** On a page of the visitor's own session LiSA's answer is the page's. */
export const ownCases: readonly Case[] = [
  { kind: 'bad-request', incident: { status: 400 }, status: 400 },
  { kind: 'auth-required', incident: { status: 401 }, status: 401 },
  { kind: 'forbidden', incident: { status: 403 }, status: 403 },
  { kind: 'not-found', incident: { status: 404 }, status: 404 },
  { kind: 'conflict', incident: { status: 409 }, status: 409 },
  { kind: 'too-large', incident: { status: 413 }, status: 413 },
  { kind: 'invalid', incident: { status: 422 }, status: 422 },
  { kind: 'rate-limited', incident: { status: 429 }, status: 429, isLimited: true },
  { kind: 'server-error', incident: { status: 500 }, status: 500 },
  { kind: 'unavailable', incident: { status: 503 }, status: 503, isLimited: true },
  { kind: 'timeout', incident: { status: 504 }, status: 504 },
  { kind: 'unreachable', incident: { drop: true }, status: 503 },
  { kind: 'unexpected', incident: { html: true }, status: 502 },
]

/** What LiSA did, for a reader of the table: many cases of a public page have one kind. */
export function causeOf({ incident: { status, drop } }: Case): string {
  if (status) return `${status}`
  return drop ? 'connection cut' : 'HTML page'
}

/** On a public page the gateway answers: what is about the shop's key or the way to LiSA is no visitor's business. */
export const publicCases: readonly Case[] = ownCases.map((one) => {
  if (one.kind === 'auth-required' || one.kind === 'forbidden') return { ...one, kind: 'unavailable', status: 503 }
  if (one.kind === 'unreachable' || one.kind === 'unexpected') return { ...one, kind: 'unavailable', status: 502 }
  return one
})
