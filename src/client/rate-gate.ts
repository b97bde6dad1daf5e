import { meaningOf } from '../errors/status.ts'
import { backoff } from './backoff.ts'
import type { Config } from './options.ts'
import { retryAtFrom } from './retry-after.ts'

/** What a client knows of the rate limit, learnt from every answer. */
export interface RateGate {
  /** When LiSA wants the next try after this answer, in epoch milliseconds; `undefined` where it does not say. */
  answered(response: Response): number | undefined
}

export function createRateGate({ clock, retryAfterUnit, rateLimitWindow }: Config): RateGate {
  let refusals = 0
  return {
    answered({ status, headers }) {
      const now = clock.now()
      const asked = retryAtFrom(headers.get('retry-after'), {
        unit: retryAfterUnit,
        window: rateLimitWindow,
        now,
        date: headers.get('date'),
      })
      if (meaningOf(status) !== 'rate-limited') {
        refusals = 0
        return asked
      }
      refusals += 1
      return asked ?? now + Math.ceil(backoff(refusals - 1))
    },
  }
}
