import { meaningOf } from '../errors/status.ts'
import { backoff } from './backoff.ts'
import type { Config } from './options.ts'
import { isTakenForMilliseconds, retryAtFrom } from './retry-after.ts'

/** Leave to send one request: its place in the order of all that were sent, and when. */
export interface Pass {
  order: number
  sentAt: number
}

/** What LiSA's answers say about the rate limit. */
export interface Quota {
  /** How many requests may be under way: a few before the first answer, then as many as are left, or all if LiSA does not count. */
  left: number
  isCounted: boolean
  /** How many LiSA takes in a window, where it says so. */
  limit: number | undefined
  /** The window in milliseconds: as in the options, until a refusal shows that it is shorter. */
  window: number
  /**
   * Takes in an answer; `sent` is the order of the request that went out last. Gives when LiSA wants the next try, and
   * until when it takes nothing, both in epoch milliseconds where known.
   */
  answered(response: Response, pass: Pass, sent: number): { retryAt: number | undefined; closedUntil: number | undefined }
}

export function createQuota({ clock, retryAfterUnit, rateLimitWindow }: Config): Quota {
  let unit = retryAfterUnit
  let refusals = 0
  /** Whatever had been sent when LiSA refused, and when it said how many are left. */
  let sentAtRefusal = 0
  let sentAtCount = 0
  /** The last wait's number if it was read as milliseconds, until an answer shows that it was long enough. */
  let doubtful = Number.POSITIVE_INFINITY
  let isWindowKnown = false
  let hasWarned = false
  /** When the requests of the current window were sent. */
  let counted: number[] = []

  const refused = (asked: number | undefined, now: number, sent: number): number => {
    const [first] = counted
    if (asked !== undefined && first !== undefined) {
      isWindowKnown = true
      quota.window = Math.min(quota.window, asked - first)
    }
    sentAtCount = sent
    quota.left = 0
    return asked ?? now + Math.ceil(backoff(refusals - 1))
  }

  const count = ({ left, limit, used }: Count, { order, sentAt }: Pass, now: number, sent: number): number | undefined => {
    quota.isCounted = true
    quota.limit = limit
    // Answers overtake each other: only one to what was sent after the last count can say that there is more.
    quota.left = order > sentAtCount ? left : Math.min(quota.left, left)
    if (order > sentAtCount) sentAtCount = sent
    counted = [...counted, sentAt].filter((at) => at > now - quota.window).slice(-used)
    return quota.left < 1 && isWindowKnown ? (counted[0] ?? now) + quota.window : undefined
  }

  const quota: Quota = {
    left: fewest,
    isCounted: false,
    limit: undefined,
    window: rateLimitWindow,
    answered({ status, headers, type }, pass, sent) {
      const now = clock.now()
      const isRefused = meaningOf(status) === 'rate-limited'
      const isNews = pass.order > sentAtRefusal
      const header = headers.get('retry-after')
      // Refused again after so short a wait, and hardly less to wait: the number meant seconds, and will from now on.
      if (isRefused && isNews && Number(header) > doubtful / 2) unit = 's'
      const asked = retryAtFrom(header, { unit, window: rateLimitWindow, now, date: headers.get('date') })
      const said = countIn(headers.get('x-ratelimit-remaining'))
      if (isNews) {
        refusals = isRefused ? refusals + 1 : 0
        const isShort = isRefused && unit === 'auto' && asked !== undefined && isTakenForMilliseconds(header, rateLimitWindow)
        doubtful = isShort ? Number(header) : Number.POSITIVE_INFINITY
        if (isRefused) sentAtRefusal = sent
      }
      if (isRefused) {
        if (said) quota.limit = said.limit
        if (process.env.NODE_ENV !== 'production' && type === 'cors' && !header && !said && !hasWarned) {
          hasWarned = true
          // biome-ignore lint/suspicious/noConsole: only in development, where nothing else would say why waits are long
          console.warn(hiddenHeaders)
        }
        const retryAt = refused(asked, now, sent)
        return { retryAt, closedUntil: retryAt }
      }
      if (said) return { retryAt: asked, closedUntil: count(said, pass, now, sent) }
      // Refusals are all there is to go by then: after one, each answer lets one more go.
      if (!quota.isCounted) quota.left = sentAtRefusal ? quota.left + 1 : Number.POSITIVE_INFINITY
      return { retryAt: asked, closedUntil: undefined }
    },
  }
  return quota
}

/** How many go out before the first answer. */
const fewest = 3

const hiddenHeaders =
  'lisa-query: LiSA answered 429 from another origin, and its headers are hidden, so waits are guessed. Have the server send `Access-Control-Expose-Headers: Retry-After, X-RateLimit-Remaining`, or go through a proxy on your own origin.'

interface Count {
  left: number
  used: number
  limit: number | undefined
}

/** `26/60`: so many used of so many. `34`: so many left. LiSA's page can be read both ways; anything else says nothing. */
function countIn(header: string | null): Count | undefined {
  const [said, first, limit] = /^\s*(\d{1,9})(?:\s*\/\s*([1-9]\d{0,8}))?\s*$/.exec(header ?? '') ?? []
  if (!said) return undefined
  return limit
    ? { left: Math.max(0, Number(limit) - Number(first)), used: Number(first), limit: Number(limit) }
    : { left: Number(first), used: 0, limit: undefined }
}
