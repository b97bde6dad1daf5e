import { headerOnce } from './headers.ts'

/** How to read a bare number in `Retry-After`: LiSA's page calls it seconds in one section and milliseconds in the next. */
export type RetryAfterUnit = 'auto' | 's' | 'ms'

/** What earlier answers have shown about LiSA's waits. */
export interface AskedWaits {
  unit: RetryAfterUnit
  /** How many refusals there were in a row. */
  refusals: number
  /** The last `Retry-After` if its number was guessed to be milliseconds, until an answer shows that the wait was long enough. */
  doubtfulNumber?: number | undefined
}

export const freshWaits = (unit: RetryAfterUnit): AskedWaits => ({ unit, refusals: 0 })

/** An answer, as far as it concerns waits. */
export interface WaitingAnswer {
  headers: Headers
  isRefused: boolean
  /** Whether the request was sent after the last refusal. */
  isNews: boolean
  /** What the computer's clock says, in epoch milliseconds. */
  wall: number
  /** From 0 to 1, for jitter. */
  random: number
  /** The window that the client assumes, in milliseconds. */
  rateLimitWindow: number
}

/** The wait that an answer asks for, in milliseconds; after a refusal that names none, a longer one each time. */
export function nextWait(waits: AskedWaits, answer: WaitingAnswer): { waits: AskedWaits; wait: number | undefined } {
  const { headers, isRefused, isNews, wall, random } = answer
  const header = headers.get('retry-after')
  // Most answers ask for no wait.
  if (header === null && !isRefused) return { waits: isNews ? freshWaits(waits.unit) : waits, wait: undefined }
  const number = numberFrom(header)
  const unit = isRefused && isNews && meantSeconds(waits, number) ? 's' : waits.unit
  const isGuessed = number !== undefined && isTakenForMilliseconds(number, unit, answer)
  const isMilliseconds = isGuessed || (unit === 'ms' && isUnitInDoubt(answer))
  const asked = waitFrom(header, { isMilliseconds, wall, date: headers.get('date') })
  if (!isNews) return { waits: { ...waits, unit }, wait: isRefused ? afterRefusal(asked, waits.refusals, random) : asked }
  const refusals = isRefused ? waits.refusals + 1 : 0
  return {
    waits: { unit, refusals, doubtfulNumber: isGuessed ? number : undefined },
    wait: isRefused ? afterRefusal(asked, refusals, random) : asked,
  }
}

/** Whether the guess of milliseconds was wrong: LiSA refuses again, with more than half of the last number. Both mean seconds. */
const meantSeconds = ({ doubtfulNumber }: AskedWaits, number: number | undefined): boolean =>
  number !== undefined && doubtfulNumber !== undefined && number > doubtfulNumber / 2

/** Whether to guess milliseconds: as seconds, the wait would be longer than two windows. */
const isTakenForMilliseconds = (number: number, unit: RetryAfterUnit, answer: WaitingAnswer): boolean =>
  unit === 'auto' && isUnitInDoubt(answer) && number * 1000 > 2 * answer.rateLimitWindow

/** Whether the unit is in doubt. LiSA's page contradicts itself about 429 only: any other answer, and the gateway's, has seconds. */
const isUnitInDoubt = ({ isRefused, headers }: WaitingAnswer): boolean => isRefused && !headers.has('x-lisa-gateway')

/** In milliseconds: a shorter wait counts as none. */
const shortestWait = 100

/** The wait after a refusal: never shorter than asked. Without one, or after one that was too short to help, it grows with every refusal. */
function afterRefusal(asked: number | undefined, refusals: number, random: number): number {
  const own = (attempt: number): number => Math.ceil(backoff(Math.max(0, attempt), random))
  if (asked === undefined) return own(refusals - 1)
  return asked < shortestWait && refusals > 1 ? Math.max(asked, own(refusals - 2)) : asked
}

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
function waitFrom(header: string | null, { isMilliseconds, wall, date }: Circumstances): number | undefined {
  const number = numberFrom(header)
  const wait =
    number === undefined
      ? httpDate(headerOnce(header)) - (httpDate(headerOnce(date)) || wall)
      : number * (isMilliseconds ? 1 : 1000)
  return wait >= 0 && wall + wait <= latestDate ? Math.ceil(wait) : undefined
}

/** The number of a `Retry-After`, in any unit. */
function numberFrom(header: string | null): number | undefined {
  const text = headerOnce(header)
  return decimal.test(text) ? Number(text) : undefined
}

const latestDate = 8.64e15
const decimal = /^(\d+\.?\d*|\.\d+)$/

/** One of RFC 9110's three forms of a date, all with the time in them: `Date.parse` alone would take "about 5" for a year. */
const httpDate = (text: string): number =>
  / \d\d:\d\d:\d\d /.test(text) ? Date.parse(text.endsWith('GMT') ? text : `${text} GMT`) : Number.NaN

const firstWait = 1_000
const longestWait = 30_000

/** How long to wait before the next attempt, in milliseconds: doubled each time from 1 s, at most 30 s, equal jitter. */
export function backoff(attempt: number, random: number = Math.random()): number {
  const wait = Math.min(firstWait * 2 ** attempt, longestWait)
  return wait / 2 + (random * wait) / 2
}
