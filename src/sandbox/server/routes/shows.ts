import {
  archiveShow,
  createShow,
  getChannelCurrentShow,
  getCurrentShow,
  getShow,
  listShowProducts,
  listShows,
  publishShow,
  updateShow,
} from '../../../core.ts'
import { posterFor } from '../../data/pictures/pictures.ts'
import { page } from '../../data/shop/page.ts'
import { publicShows, type StoredShow, shown, stateOf } from '../../data/shop/stored-show.ts'
import { json, notFound, refused, unprocessable } from '../answers.ts'
import { checkShow } from '../checks/check-show.ts'
import { type Call, route, type SandboxRoute } from './call.ts'

const hour = 3_600_000

/** The routes of shows. */
export const showRoutes: SandboxRoute[] = [
  route(getCurrentShow, (call) => current(call)),
  route(getChannelCurrentShow, (call) => current(call, call.param('slug'))),
  route(getShow, (call) => withShow(call, (show) => json(shown(show, call.now)))),
  route(listShows, ({ shop, now, query }) => {
    const state = query.get('state')
    const shows = publicShows(shop.shows, now).map((show) => shown(show, now))
    return page(state === null ? shows : shows.filter((show) => show.state === state), query, ({ id }) => id)
  }),
  route(listShowProducts, (call) =>
    withShow(call, ({ productIds }) => {
      const products = productIds.flatMap((id) => call.shop.products.find((product) => product.id === id) ?? [])
      return page(products, call.query, ({ id }) => id)
    }),
  ),
  route(createShow, ({ shop, now, body }) => {
    const checked = checkShow(body, shop, now)
    if ('errors' in checked) return unprocessable(checked.errors)
    const { title = {}, ...fields } = checked.fields
    const id = shop.newId()
    const show = { id, title, ...fields, durationInMs: hour, poster: posterFor(id), productIds: [], isArchived: false }
    shop.shows.push(show)
    return json(shown(show, now), 201)
  }),
  route(updateShow, (call) =>
    withShow(call, (show) => {
      const checked = checkShow(call.body, call.shop, call.now, show)
      if ('errors' in checked) return unprocessable(checked.errors)
      return json(shown(Object.assign(show, checked.fields), call.now))
    }),
  ),
  route(publishShow, (call) =>
    withShow(call, (show) => {
      if (show.startsAt === undefined) return unprocessable({ startsAt: ["can't be blank"] })
      show.publishedAt ??= new Date(call.now).toISOString()
      return json(shown(show, call.now))
    }),
  ),
  route(archiveShow, (call) =>
    withShow(call, (show) => {
      if (show.publishedAt !== undefined && stateOf(show, call.now) === 'live') {
        return refused('A show cannot be archived while it is live')
      }
      show.isArchived = true
      return json(shown(show, call.now))
    }),
  ),
]

function current({ shop, now }: Call, channel?: string): Response {
  if (channel !== undefined && !shop.channels.some(({ slug }) => slug === channel)) return notFound()
  // The order of the public shows is LiSA's rule: live, else the soonest upcoming, else the most recent.
  const show = publicShows(shop.shows, now).find(({ channelSlug }) => channel === undefined || channelSlug === channel)
  return show ? json(shown(show, now)) : notFound()
}

function withShow({ shop, param }: Call, answer: (show: StoredShow) => Response): Response {
  const id = param('id')
  const show = shop.shows.find((one) => one.id === id && !one.isArchived)
  return show ? answer(show) : notFound()
}
