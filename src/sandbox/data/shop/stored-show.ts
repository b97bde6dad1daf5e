import type { Image, LocalizedString, Show } from '../../../core.ts'

/** A show as the shop keeps it; its state follows from the clock. */
export interface StoredShow {
  id: string
  title: LocalizedString
  description?: LocalizedString
  startsAt?: string
  publishedAt?: string
  durationInMs: number
  channelSlug?: string
  poster: Image
  productIds: string[]
  isArchived: boolean
}

/** `upcoming` before it starts, `live` for its duration, `replay` from then on. */
export function stateOf({ startsAt, durationInMs }: StoredShow, now: number): 'live' | 'upcoming' | 'replay' {
  const start = startsAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(startsAt)
  if (now < start) return 'upcoming'
  return now < start + durationInMs ? 'live' : 'replay'
}

/** The show as an answer holds it. */
export function shown(show: StoredShow, now: number): Show {
  const { productIds, isArchived, ...fields } = show
  return { ...fields, state: stateOf(show, now), productCount: productIds.length }
}

/** The shows that everybody sees, the live ones first, then the upcoming from the soonest, then the replays from the latest. */
export function publicShows(shows: readonly StoredShow[], now: number): StoredShow[] {
  const start = ({ startsAt }: StoredShow): number => (startsAt === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(startsAt))
  return shows
    .filter(({ isArchived, publishedAt }) => !isArchived && publishedAt !== undefined)
    .map((show) => ({ show, rank: ['live', 'upcoming', 'replay'].indexOf(stateOf(show, now)) }))
    .sort((a, b) => a.rank - b.rank || (a.rank === 1 ? start(a.show) - start(b.show) : start(b.show) - start(a.show)))
    .map(({ show }) => show)
}
