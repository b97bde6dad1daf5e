import type { StatusMeaning } from '../../errors/status.ts'
import { type Count, countFrom } from './headers.ts'
import { type AskedWaits, freshWaits, nextWait, type RetryAfterUnit } from './retry-after.ts'

/** What the answers so far have told about the rate limit. Times are in milliseconds of the client's clock. */
export interface Quota {
  /** How many requests may be under way at once: a few before the first answer, then what is left, or all without a count. */
  left: number
  /** Whether LiSA says how many are left. */
  isCounted: boolean
  /** How many requests LiSA takes in one window, where it says so. */
  limit?: number | undefined
  /** The number of the last request that was sent before LiSA last refused one; 0 while it has refused none. */
  sentAtRefusal: number
  /** The number of the last request that was sent before LiSA last told its count. */
  sentAtCount: number
  /** When each request was sent that LiSA counts in its current window. */
  counted: readonly number[]
  /** How long the window is, once a refusal has shown it. */
  window: number
  /** How LiSA's `Retry-After` has been read so far. */
  waits: AskedWaits
}

/** An answer, as far as it concerns the rate limit. */
export interface QuotaAnswer {
  meaning: StatusMeaning
  headers: Headers
  /** The request's place in the order in which all were sent, from 1. */
  order: number
  sentAt: number
  /** How many had been sent when the answer came. */
  sent: number
  now: number
  /** What the computer's clock says, in epoch milliseconds. */
  wall: number
  /** From 0 to 1, for jitter. */
  random: number
  /** The window that the client assumes, in milliseconds. */
  rateLimitWindow: number
}

/** The quota after an answer, and the waits that follow from it. */
export interface QuotaStep {
  quota: Quota
  /** How long LiSA wants this request to wait before the next try, in milliseconds, where it says so. */
  wait?: number | undefined
  /** How long all requests have to wait, in milliseconds. */
  closeFor?: number | undefined
}

/** How many requests may be under way before the first answer. */
const firstRequests = 3

/** What is known before the first answer. */
export const freshQuota = (unit: RetryAfterUnit): Quota => ({
  left: firstRequests,
  isCounted: false,
  limit: undefined,
  sentAtRefusal: 0,
  sentAtCount: 0,
  counted: [],
  window: Number.POSITIVE_INFINITY,
  waits: freshWaits(unit),
})

/** Computes the quota after an answer. */
export function next(quota: Quota, answer: QuotaAnswer): QuotaStep {
  const { headers, wall, random, rateLimitWindow } = answer
  const isRefused = answer.meaning === 'rate-limited'
  // The answer to a request that was sent before the last refusal says nothing new.
  const isNews = answer.order > quota.sentAtRefusal
  const { waits, wait } = nextWait(quota.waits, { headers, isRefused, isNews, wall, random, rateLimitWindow })
  // The gateway answers from its cache: its 429 is about this one read, and says nothing of the key.
  if (isFromGateway(answer)) return { quota: withoutCount({ ...quota, waits }, answer), wait }
  const count = countFrom(headers.get('x-ratelimit-remaining'))
  const known = { ...quota, waits, limit: count ? count.limit : quota.limit }
  if (isRefused) return { quota: withWindow(known, answer, wait), wait, closeFor: wait }
  if (!count) return { quota: withoutCount(known, answer), wait }
  const counted = withCount(known, answer, count)
  const [first] = counted.counted
  const isUsedUp = counted.left < 1 && first !== undefined && counted.window < Number.POSITIVE_INFINITY
  // A request that was sent longer ago than a window no longer counts.
  const rest = isUsedUp ? first + counted.window - answer.now : 0
  return { quota: counted, wait, closeFor: rest > 0 ? rest : undefined }
}

/** After a refusal one request is sent first, to see if LiSA answers again. It does not wait for requests that are still under way. */
export const closed = (quota: Quota, sent: number): Quota => ({ ...quota, left: 0, sentAtRefusal: sent, sentAtCount: sent })

/**
 * The window ends when LiSA wants the next try, and began with the first request that it still counts. Where others
 * use the same key, old requests of this client can be taken for counted, so the window is never longer than `rateLimitWindow` or the wait.
 */
function withWindow(quota: Quota, { now, headers, rateLimitWindow }: QuotaAnswer, wait = 0): Quota {
  const [first] = quota.counted
  if (first === undefined || !headers.has('retry-after')) return quota
  return { ...quota, window: Math.min(quota.window, Math.max(rateLimitWindow, wait), now + wait - first) }
}

function withCount(quota: Quota, { order, sentAt, sent }: QuotaAnswer, { remaining, used, limit }: Count): Quota {
  // Answers can arrive out of order: only a request that was sent after the last count can show that more are left.
  const isLatest = order > quota.sentAtCount
  const sentAts = [...quota.counted, sentAt]
  return {
    ...quota,
    isCounted: true,
    left: isLatest ? remaining : Math.min(quota.left, remaining),
    sentAtCount: isLatest ? sent : quota.sentAtCount,
    counted: used === undefined || limit === undefined ? quota.counted : newest(sentAts, isLatest ? used : limit),
  }
}

const newest = (moments: readonly number[], count: number): readonly number[] => (count > 0 ? moments.slice(-count) : [])

/** LiSA tells no count: all requests may go until a refusal or a 401; after that, each answer allows one more at once. */
function withoutCount(quota: Quota, answer: QuotaAnswer): Quota {
  if (quota.isCounted || answer.order <= quota.sentAtRefusal) return quota
  const isCareful = quota.sentAtRefusal > 0 || answer.meaning === 'auth-required'
  return { ...quota, left: isCareful ? quota.left + 1 : Number.POSITIVE_INFINITY }
}

/** Whether it comes from the package's own gateway, which keeps the limit for all visitors. */
const isFromGateway = ({ headers }: { headers: Headers }): boolean => headers.has('x-lisa-gateway')
