import { type LisaErrorInit, type LisaErrorKind, type LisaErrorOf, lisaError } from '../errors/lisa-error.ts'
import { leavesOutcomeOpen } from '../errors/status.ts'
import type { Endpoint } from './contract.ts'

type Facts<Kind extends LisaErrorKind> = Omit<LisaErrorInit<Kind>, 'message' | 'method' | 'url' | 'outcome'>

/** Makes the `LisaError` of one request: `GET /shows/42: what happened`. */
export type Failing = <Kind extends LisaErrorKind>(kind: Kind, what: string, facts: Facts<Kind>) => LisaErrorOf<Kind>

const outcomeOpen: ReadonlySet<LisaErrorKind> = new Set(['timeout', 'unreachable', 'unexpected'])

export function failing({ method }: Endpoint, path: string, url: URL): Failing {
  return (kind, what, facts) =>
    lisaError(kind, {
      ...facts,
      message: `${method} ${path}: ${what}`,
      method,
      url: url.origin + url.pathname,
      outcome: method !== 'GET' && (outcomeOpen.has(kind) || leavesOutcomeOpen(facts.status)) ? 'unknown' : undefined,
    } as LisaErrorInit<typeof kind>)
}
