import { listMediaItems, type MediaItem } from '../../../core.ts'
import { page } from '../../data/shop/page.ts'
import type { Shop } from '../../data/shop/shop.ts'
import { publicShows, stateOf } from '../../data/shop/stored-show.ts'
import { route, type SandboxRoute } from './call.ts'

/** The routes of media items. */
export const mediaItemRoutes: SandboxRoute[] = [
  route(listMediaItems, ({ shop, now, query }) => {
    const type = query.get('type')
    const items = [...recordings(shop, now), ...shop.stories]
    return page(type === null ? items : items.filter((item) => item.type === type), query, ({ id }) => id)
  }),
]

/** The shows that can be played: live now, or over. */
function recordings({ shows }: Shop, now: number): MediaItem[] {
  return publicShows(shows, now).flatMap((show) => {
    const state = stateOf(show, now)
    if (state === 'upcoming') return []
    return {
      id: show.id,
      type: state,
      title: show.title,
      showId: show.id,
      durationInMs: state === 'live' ? -1 : show.durationInMs,
      poster: show.poster,
      ...(show.startsAt !== undefined && { publishedAt: show.startsAt }),
    }
  })
}
