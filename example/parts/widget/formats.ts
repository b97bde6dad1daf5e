/** A moment as one says it in a list: "Thu 12 Jun, 19:00". */
export function sayWhen(iso: string | undefined): string {
  if (iso === undefined) return 'No time yet'
  return new Intl.DateTimeFormat(navigator.language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(iso))
}

/** The time of day to the second; epoch milliseconds. */
export const sayTime = (moment: number): string => new Date(moment).toLocaleTimeString(navigator.language)
