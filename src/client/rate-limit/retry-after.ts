/** How to read a bare number in `Retry-After`: LiSA's page calls it seconds in one section and milliseconds in the next. */
export type RetryAfterUnit = 'auto' | 's' | 'ms'

interface Circumstances {
  /** Whether a bare number is milliseconds. */
  isMilliseconds: boolean
  /** Now, in epoch milliseconds. */
  now: number
  /** The answer's own `Date` header, where it is visible: an HTTP-date is measured against it. */
  date: string | null
}

/**
 * When to try again, in epoch milliseconds, or `undefined` for a header that is absent or means nothing
 * (negative, not a number, infinite, past). Never earlier than the server asked.
 * @see https://docs.hello-lisa.com/developers/rest-api/rate-limits
 */
export function retryAtFrom(header: string | null, { isMilliseconds, now, date }: Circumstances): number | undefined {
  const text = header?.trim() ?? ''
  const wait = decimal.test(text) ? Number(text) * (isMilliseconds ? 1 : 1000) : httpDate(text) - (httpDate(date ?? '') || now)
  const retryAt = now + Math.ceil(wait)
  return wait >= 0 && retryAt <= latestDate ? retryAt : undefined
}

const latestDate = 8.64e15
const decimal = /^(\d+\.?\d*|\.\d+)$/

/** One of RFC 9110's three forms of a date, all with the time in them: `Date.parse` alone would take "about 5" for a year. */
const httpDate = (text: string): number =>
  / \d\d:\d\d:\d\d /.test(text) ? Date.parse(text.endsWith('GMT') ? text : `${text} GMT`) : Number.NaN
