/** What a banner promotes, and why. */
export interface Promo<Show> {
  show: Show
  state: 'live' | 'upcoming' | 'replay'
}

/** What a banner may promote. Times are milliseconds. */
export interface PromoOptions {
  /** How long before its start a show is promoted; 3 hours by default. */
  leadTime?: number | undefined
  /** Whether a live show is promoted; true by default. */
  hasLive?: boolean | undefined
  /** For how long after its start a replay is promoted; not at all by default. */
  replayTime?: number | undefined
}

/** What is read of a show. */
export interface PromotedShow {
  state?: string | undefined
  startsAt?: string | undefined
}

/**
 * What a banner promotes at this moment (epoch milliseconds): a live show, else the next that starts within the lead time, else the
 * latest replay, as far as the options allow; `undefined` where there is none.
 */
export function pickPromo<Show extends PromotedShow>(
  shows: readonly Show[],
  now: number,
  { leadTime = 3 * 3_600_000, hasLive = true, replayTime = 0 }: PromoOptions = {},
): Promo<Show> | undefined {
  const dated = shows
    .map((show) => ({ show, start: Date.parse(show.startsAt ?? '') }))
    .filter(({ start }) => Number.isFinite(start))
    .sort((one, other) => one.start - other.start)
  const live = hasLive ? shows.find(({ state }) => state === 'live') : undefined
  if (live) return { show: live, state: 'live' }
  const next = dated.find(({ show, start }) => show.state !== 'replay' && start > now && start - now <= leadTime)
  if (next) return { show: next.show, state: 'upcoming' }
  const last = dated.filter(({ show, start }) => show.state === 'replay' && start <= now && now - start <= replayTime).at(-1)
  return last && { show: last.show, state: 'replay' }
}
