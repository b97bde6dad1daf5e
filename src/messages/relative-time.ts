import { knownLanguages } from './languages.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** The units of a wait: up to how many seconds, how many seconds one has, and its sign where `Intl` has no words. */
const units = [
  { below: 100, seconds: 1, name: 'second', sign: 's' },
  { below: 100 * minute, seconds: minute, name: 'minute', sign: 'min' },
  { below: 2 * day, seconds: hour, name: 'hour', sign: 'h' },
  { below: Number.POSITIVE_INFINITY, seconds: day, name: 'day', sign: 'd' },
] as const

/**
 * A time from now as the language says it, rounded up: "in 12 seconds", "in 2 Minuten". From a day on with its end (epoch
 * milliseconds), in the time zone of the platform: "in 30 days (Jan 30, 2026, 12:00 PM)".
 */
export function relativeTime(seconds: number, until: number | undefined, language: string): string {
  const { seconds: length, name, sign } = units.find(({ below }) => seconds < below) ?? units[3]
  const count = Math.ceil(seconds / length)
  const languages = knownLanguages(language)
  const wait = attempt(() => new Intl.RelativeTimeFormat(languages).format(count, name)) ?? `(${count} ${sign})`
  const options = { dateStyle: 'medium', timeStyle: 'short' } as const
  const end =
    seconds < day || until === undefined ? undefined : attempt(() => new Intl.DateTimeFormat(languages, options).format(until))
  return end ? `${wait} (${end})` : wait
}

/** What it gives; `undefined` where it throws, as on platforms that lack a part of `Intl`. */
function attempt<Result>(format: () => Result): Result | undefined {
  try {
    return format()
  } catch {
    return undefined
  }
}
