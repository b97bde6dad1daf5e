import type { Config } from '../options.ts'
import { backoff } from './backoff.ts'
import { retryAtFrom } from './retry-after.ts'

/**
 * When LiSA wants the next try after an answer, in epoch milliseconds, where it says so; after a refusal that does not,
 * each time later. `isNews`: the request was sent after the last refusal.
 */
export type Waits = (headers: Headers, isRefused: boolean, isNews: boolean) => number | undefined

export function createWaits({ clock, retryAfterUnit, rateLimitWindow }: Config): Waits {
  let unit = retryAfterUnit
  let refusals = 0
  /** The last wait's number if it was taken for milliseconds, until an answer shows that it was long enough. */
  let doubtful = Number.POSITIVE_INFINITY

  return (headers, isRefused, isNews) => {
    const now = clock.now()
    const header = headers.get('retry-after')
    const number = Number(header)
    // Refused again after so short a wait, and hardly less to wait: the number meant seconds, and will from now on.
    if (isRefused && isNews && number > doubtful / 2) unit = 's'
    // Milliseconds, where it would be more seconds than twice the window has.
    const isTakenForMilliseconds = unit === 'auto' && number * 1000 > 2 * rateLimitWindow
    const isMilliseconds = isTakenForMilliseconds || unit === 'ms'
    const asked = retryAtFrom(header, { isMilliseconds, now, date: headers.get('date') })
    if (isNews) {
      refusals = isRefused ? refusals + 1 : 0
      doubtful = isRefused && isTakenForMilliseconds ? number : Number.POSITIVE_INFINITY
    }
    return asked ?? (isRefused ? now + Math.ceil(backoff(Math.max(0, refusals - 1))) : undefined)
  }
}
