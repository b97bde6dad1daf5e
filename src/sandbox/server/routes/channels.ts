import { getChannel, listChannels } from '../../../core.ts'
import { page } from '../../data/shop/page.ts'
import { json, notFound } from '../answers.ts'
import { route, type SandboxRoute } from './call.ts'

/** The routes of channels. */
export const channelRoutes: SandboxRoute[] = [
  route(getChannel, ({ shop, param }) => {
    const slug = param('slug')
    const channel = shop.channels.find((one) => one.slug === slug)
    return channel ? json(channel) : notFound()
  }),
  route(listChannels, ({ shop, query }) => page(shop.channels, query, ({ slug }) => slug)),
]
