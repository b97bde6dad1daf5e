/** `12:30:05`, in the reader's own time zone. */
export const clockTime = (moment: number): string => new Date(moment).toLocaleTimeString('en-GB')

/** `84 ms`, `6.1 s`, `3 min`; `0 ms` of what began after the panel last read its clock. */
export function duration(milliseconds: number): string {
  if (milliseconds < 0) return '0 ms'
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 100_000) return `${(milliseconds / 1_000).toFixed(1)} s`
  return `${Math.round(milliseconds / 60_000)} min`
}

/** Whole seconds that are left: `5 s`. */
export const secondsLeft = (until: number, now: number): string => `${Math.max(0, Math.ceil((until - now) / 1_000))} s`

export const counted = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`
