import { type LisaErrorInit, type LisaErrorKind, type LisaErrorOf, lisaError } from '../../errors/lisa-error.ts'
import { leavesOutcomeOpen } from '../../errors/status.ts'
import type { Endpoint } from '../endpoint.ts'
import { isRead } from '../method.ts'

type Facts<Kind extends LisaErrorKind> = Omit<LisaErrorInit<Kind>, 'message' | 'method' | 'url' | 'outcome'>

/** Makes the `LisaError` of one request: `GET /shows/42: what happened`. */
export type Failing = <Kind extends LisaErrorKind>(
  kind: Kind,
  what: string,
  facts?: Facts<Kind>,
  isSent?: boolean,
) => LisaErrorOf<Kind>

const longestMessage = 300

export function failing(endpoint: Endpoint, path: string, url: string): Failing {
  const { method } = endpoint
  return (kind, what, facts, isSent = true) => {
    const isUnknown = isSent && !isRead(endpoint) && leavesOutcomeOpen(kind, facts?.status)
    return lisaError(kind, {
      ...facts,
      message: `${method} ${path}: ${what.replace(/\s+/g, ' ').slice(0, longestMessage)}`,
      method,
      url,
      outcome: isUnknown ? 'unknown' : undefined,
    } as LisaErrorInit<typeof kind>)
  }
}
