/** How to read a bare number in `Retry-After`: LiSA's page calls it seconds in one section and milliseconds in the next. */
export type RetryAfterUnit = 'auto' | 's' | 'ms'

interface Circumstances {
  unit: RetryAfterUnit
  /** The rate limit's window in milliseconds; `auto` takes a number up to twice the window for seconds. */
  window: number
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
export function retryAtFrom(header: string | null, circumstances: Circumstances): number | undefined {
  const text = header?.trim() ?? ''
  const wait = decimal.test(text) ? waitOf(Number(text), circumstances) : waitUntil(text, circumstances)
  const retryAt = circumstances.now + Math.ceil(wait)
  return wait >= 0 && retryAt <= latestDate ? retryAt : undefined
}

const decimal = /^(\d+\.?\d*|\.\d+)$/
const latestDate = 8.64e15

/** Whether `auto` reads the header's number as milliseconds: it is more seconds than twice the window has. */
export const isTakenForMilliseconds = (header: string | null, window: number): boolean => Number(header) * 1000 > 2 * window

function waitOf(number: number, { unit, window }: Circumstances): number {
  const isMilliseconds = unit === 'auto' ? isTakenForMilliseconds(`${number}`, window) : unit === 'ms'
  return isMilliseconds ? number : number * 1000
}

function waitUntil(text: string, { now, date }: Circumstances): number {
  const serverNow = httpDate(date ?? '')
  return httpDate(text) - (Number.isNaN(serverNow) ? now : serverNow)
}

// RFC 9110's three forms of a date. Date.parse alone would take "about 5" for a year.
const httpDateForm = /^[A-Z][a-z]{2,8},? [\w -]{6,11} [\d:]{8} (GMT|\d{4})$/

function httpDate(text: string): number {
  if (!httpDateForm.test(text)) return Number.NaN
  return Date.parse(text.endsWith('GMT') ? text : `${text} GMT`)
}
