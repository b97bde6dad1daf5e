import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './page.ts'
import { LocalizedString, Poster } from './values.ts'

const channelSchema = z.looseObject({
  slug: z.string(),
  id: z.optional(z.string()),
  title: z.optional(LocalizedString),
  description: z.optional(LocalizedString),
  image: z.optional(Poster),
})

/** A channel. That it has a slug is LiSA's (`/channel/:slug`); the other fields are assumed. */
export interface Channel extends z.output<typeof channelSchema> {}
export const Channel: z.ZodMiniType<Channel, Channel> = channelSchema

/** Assumed: one channel, by its slug. */
export const getChannel = endpoint('GET /channels/{slug}', { scope: 'channels:read', response: Channel })

/** Assumed: all channels, in pages. */
export const listChannels = endpoint('GET /channels', { scope: 'channels:read', query: PageQuery, response: pageOf(Channel) })
