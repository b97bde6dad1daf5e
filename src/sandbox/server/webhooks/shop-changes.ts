import type { Shop } from '../../data/shop/shop.ts'
import { type StoredShow, stateOf } from '../../data/shop/stored-show.ts'

/** Something that LiSA tells of: a collection, an action and the object's id. */
export interface ShopChange {
  collection: 'Show' | 'Product'
  action: string
  id: string
}

/** What is compared to find changes. */
export interface ShopSnapshot {
  shows: ReadonlyMap<string, ShowSnapshot>
  products: ReadonlyMap<string, string>
}

interface ShowSnapshot {
  text: string
  isPublished: boolean
  isArchived: boolean
  state: 'upcoming' | 'live' | 'replay'
}

/** The shop at this moment, in epoch milliseconds. */
export const snapshotOf = ({ shows, products }: Shop, now: number): ShopSnapshot => ({
  shows: new Map(shows.map((show) => [show.id, showSnapshot(show, now)])),
  products: new Map(products.map((product) => [product.id, JSON.stringify(product)])),
})

const showSnapshot = (show: StoredShow, now: number): ShowSnapshot => {
  const { publishedAt, isArchived, ...fields } = show
  const isPublished = publishedAt !== undefined && !isArchived
  return { text: JSON.stringify(fields), isPublished, isArchived, state: stateOf(show, now) }
}

/**
 * What has happened between two moments, in order. LiSA documents create, delete, publish, start and stop of shows; an update of
 * a show and the events of products are assumed.
 */
export function changesBetween(before: ShopSnapshot, after: ShopSnapshot): ShopChange[] {
  const ofShows = [...after.shows].flatMap(([id, show]) =>
    showActions(before.shows.get(id), show).map((action) => ({ collection: 'Show' as const, action, id })),
  )
  const ofProducts = [...after.products].flatMap(([id, text]) => {
    const earlier = before.products.get(id)
    if (earlier === text) return []
    return { collection: 'Product' as const, action: earlier === undefined ? 'create' : 'update', id }
  })
  return [...ofShows, ...ofProducts]
}

const states = ['upcoming', 'live', 'replay'] as const

function showActions(before: ShowSnapshot | undefined, after: ShowSnapshot): string[] {
  if (!before) return ['create', ...(after.isPublished ? ['publish'] : [])]
  if (after.isArchived) return before.isArchived ? [] : ['delete']
  const hasPassed = (state: 'live' | 'replay'): boolean =>
    after.isPublished &&
    states.indexOf(before.state) < states.indexOf(state) &&
    states.indexOf(after.state) >= states.indexOf(state)
  return [
    ...(after.text === before.text ? [] : ['update']),
    ...(after.isPublished && !before.isPublished ? ['publish'] : []),
    ...(hasPassed('live') ? ['start'] : []),
    ...(hasPassed('replay') ? ['stop'] : []),
  ]
}

/** When something happens by itself next, in epoch milliseconds: a show starts or stops, or an accepted update is processed. */
export function nextMoment({ shows, updates }: Shop, now: number): number | undefined {
  const moments = shows.flatMap(({ startsAt, durationInMs, isArchived }) => {
    if (startsAt === undefined || isArchived) return []
    const start = Date.parse(startsAt)
    return [start, start + durationInMs]
  })
  const coming = [...moments, ...updates.map(({ dueAt }) => dueAt)].filter((moment) => moment > now)
  return coming.length > 0 ? Math.min(...coming) : undefined
}
