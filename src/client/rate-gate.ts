import { meaningOf } from '../errors/status.ts'
import { backoff } from './backoff.ts'
import type { Config } from './options.ts'
import { isTakenForMilliseconds, retryAtFrom } from './retry-after.ts'

/** What a client knows of the rate limit, learnt from every answer. */
export interface RateGate {
  /** When LiSA wants the next try after this answer to a request sent then, in epoch milliseconds; `undefined` where it does not say. */
  answered(response: Response, sentAt: number): number | undefined
}

export function createRateGate({ clock, retryAfterUnit, rateLimitWindow }: Config): RateGate {
  let refusals = 0
  let refusedAt = 0
  let unit = retryAfterUnit
  /** The end of a wait whose number was taken for milliseconds, until an answer shows that it was long enough. */
  let doubtfulUntil = Number.POSITIVE_INFINITY
  return {
    answered({ status, headers }, sentAt) {
      const meaning = meaningOf(status)
      if (meaning === 'ok') {
        // Only what was sent after a refusal says anything about it.
        if (sentAt >= refusedAt) refusals = 0
        if (sentAt >= doubtfulUntil) doubtfulUntil = Number.POSITIVE_INFINITY
        return undefined
      }
      const now = clock.now()
      const isRefused = meaning === 'rate-limited'
      // Refused again after so short a wait: the number meant seconds, and will from now on.
      if (isRefused && sentAt >= doubtfulUntil) unit = 's'
      const header = headers.get('retry-after')
      const asked = retryAtFrom(header, { unit, window: rateLimitWindow, now, date: headers.get('date') })
      if (!isRefused) return asked
      if (sentAt >= refusedAt) {
        refusals += 1
        refusedAt = now
        doubtfulUntil = (unit === 'auto' && isTakenForMilliseconds(header, rateLimitWindow) && asked) || Number.POSITIVE_INFINITY
      }
      return asked ?? now + Math.ceil(backoff(refusals - 1))
    },
  }
}
