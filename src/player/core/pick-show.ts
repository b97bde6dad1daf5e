const hour = 3_600_000

/**
 * The show to play by the rule of LiSA's Content Hub: one that starts between 1 hour ago and 3 hours from now, else the latest that
 * started within 48 hours, else the next upcoming, else the most recent other; `undefined` where there is none. `now` is in
 * epoch milliseconds. Where several start between, the one that has started comes first, then the next; LiSA does not say.
 */
export function pickShow<Show extends { startsAt?: string | undefined }>(
  shows: readonly Show[],
  now: number | Date,
): Show | undefined {
  const at = Number(now)
  const dated = shows
    .map((show) => ({ show, start: Date.parse(show.startsAt ?? '') }))
    .filter(({ start }) => Number.isFinite(start))
    .sort((one, other) => one.start - other.start)
  const started = dated.filter(({ start }) => start <= at)
  const upcoming = dated.find(({ start }) => start > at)
  const latest = started.at(-1)
  if (latest && latest.start >= at - hour) return latest.show
  if (upcoming && upcoming.start <= at + 3 * hour) return upcoming.show
  if (latest && latest.start >= at - 48 * hour) return latest.show
  // One that does not say when it starts is better than none.
  return (upcoming ?? latest)?.show ?? shows[0]
}
