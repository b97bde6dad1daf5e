/** How to read a bare number in `Retry-After`: LiSA's page calls it seconds in one section and milliseconds in the next. */
export type RetryAfterUnit = 'auto' | 's' | 'ms'

interface Circumstances {
  /** Whether a bare number is milliseconds. */
  isMilliseconds: boolean
  /** What the computer's clock says, in epoch milliseconds. */
  wall: number
  /** The answer's own `Date` header, where it is visible: an HTTP-date is measured against it. */
  date: string | null
}

/**
 * How long to wait, in milliseconds, or `undefined` for a header that is absent or means nothing (negative, not a number,
 * infinite, past). Never shorter than the server asked.
 * @see https://docs.hello-lisa.com/developers/rest-api/rate-limits
 */
export function waitFrom(header: string | null, { isMilliseconds, wall, date }: Circumstances): number | undefined {
  const number = numberFrom(header)
  const wait =
    number === undefined
      ? httpDate(headerOnce(header)) - (httpDate(headerOnce(date)) || wall)
      : number * (isMilliseconds ? 1 : 1000)
  return wait >= 0 && wall + wait <= latestDate ? Math.ceil(wait) : undefined
}

/** The number of a `Retry-After`, in any unit. */
export function numberFrom(header: string | null): number | undefined {
  const text = headerOnce(header)
  return decimal.test(text) ? Number(text) : undefined
}

const latestDate = 8.64e15
const decimal = /^(\d+\.?\d*|\.\d+)$/

/** One of RFC 9110's three forms of a date, all with the time in them: `Date.parse` alone would take "about 5" for a year. */
const httpDate = (text: string): number =>
  / \d\d:\d\d:\d\d /.test(text) ? Date.parse(text.endsWith('GMT') ? text : `${text} GMT`) : Number.NaN

/** What `X-RateLimit-Remaining` says. */
export interface Count {
  /** How many more requests LiSA takes. */
  remaining: number
  /** How many it has counted in this window; known only together with the limit. */
  used?: number
  /** How many it takes in a window. */
  limit?: number
}

/**
 * Reads `26/60` as used and limit, and `34` as what is left: LiSA's page can be read both ways. Anything else says nothing.
 * @see https://docs.hello-lisa.com/developers/rest-api/rate-limits
 */
export function countFrom(header: string | null): Count | undefined {
  const [isCount, first, most] = count.exec(headerOnce(header)) ?? []
  if (isCount === undefined) return undefined
  if (most === undefined) return { remaining: Number(first) }
  const [used, limit] = [Number(first), Number(most)]
  return { remaining: Math.max(0, limit - used), used, limit }
}

const count = /^(\d{1,9})(?:\s*\/\s*([1-9]\d{0,8}))?$/

/** A header's value; where a proxy has joined the same value twice, such as `30, 30`, that value. Empty for none. */
function headerOnce(header: string | null): string {
  const text = header ?? ''
  return joined.exec(text)?.[1] ?? text
}

// The length is bounded to keep a hostile header from costing time.
const joined = /^(.{1,60}?)(?:\s*,\s*\1)+$/
