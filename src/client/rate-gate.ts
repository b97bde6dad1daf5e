import { meaningOf } from '../errors/status.ts'
import { backoff } from './backoff.ts'
import type { Config } from './options.ts'
import { isTakenForMilliseconds, retryAtFrom } from './retry-after.ts'

/** What a client knows of the rate limit, learnt from every answer. */
export interface RateGate {
  /** When LiSA wants the next try after this answer, in epoch milliseconds; `undefined` where it does not say. */
  answered(response: Response): number | undefined
}

export function createRateGate({ clock, retryAfterUnit, rateLimitWindow }: Config): RateGate {
  let refusals = 0
  let unit = retryAfterUnit
  /** The end of a wait whose number was taken for milliseconds, until an answer shows that it was long enough. */
  let doubtfulUntil: number | undefined
  return {
    answered({ status, headers }) {
      const now = clock.now()
      const isRefused = meaningOf(status) === 'rate-limited'
      const header = headers.get('retry-after')
      // Refused again after so short a wait: the number meant seconds, and will from now on.
      if (isRefused && doubtfulUntil !== undefined && now >= doubtfulUntil) unit = 's'
      const asked = retryAtFrom(header, { unit, window: rateLimitWindow, now, date: headers.get('date') })
      doubtfulUntil = isRefused && unit === 'auto' && isTakenForMilliseconds(header, rateLimitWindow) ? asked : undefined
      refusals = isRefused ? refusals + 1 : 0
      return isRefused ? (asked ?? now + Math.ceil(backoff(refusals - 1))) : asked
    },
  }
}
