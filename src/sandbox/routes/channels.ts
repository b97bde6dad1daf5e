import { getChannel, listChannels } from '../../core.ts'
import { json, notFound } from '../answers.ts'
import { page } from '../shop/page.ts'
import { route, type SandboxRoute } from './call.ts'

/** What is offered for channels. */
export const channelRoutes: SandboxRoute[] = [
  route(getChannel, ({ shop, param }) => {
    const slug = param('slug')
    const channel = shop.channels.find((one) => one.slug === slug)
    return channel ? json(channel) : notFound()
  }),
  route(listChannels, ({ shop, query }) => page(shop.channels, query, ({ slug }) => slug)),
]
