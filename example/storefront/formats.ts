const second = 1_000
const minute = 60 * second

/** A moment in the viewer's own time zone, which it names. */
export const formatMoment = (iso: string, language: string): string =>
  new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(iso))

/** A day, such as "22 November 2026". */
export const formatDay = (iso: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(iso))

/** As a clock shows it: `4:07`, or `1:04:07` from an hour on. */
export function formatClock(milliseconds: number): string {
  const total = Math.max(0, Math.floor(milliseconds / second))
  const parts = [Math.floor(total / 3_600), Math.floor(total / 60) % 60, total % 60]
  const [first = 0, ...rest] = parts[0] ? parts : parts.slice(1)
  return [first, ...rest.map((part) => String(part).padStart(2, '0'))].join(':')
}

/** The whole minutes of a length. */
export const minutesIn = (milliseconds: number): number => Math.round(milliseconds / minute)
