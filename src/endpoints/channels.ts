import type { $ZodType, output } from 'zod/v4/core'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './page.ts'
import { loose, optional, text } from './schema.ts'
import { LocalizedString, Poster } from './values.ts'

const channelSchema = loose({
  slug: text,
  id: optional(text),
  title: optional(LocalizedString),
  description: optional(LocalizedString),
  image: optional(Poster),
})

/** A channel. That it has a slug is LiSA's (`/channel/:slug`); the other fields are assumed. */
export interface Channel extends output<typeof channelSchema> {}
export const Channel: $ZodType<Channel, Channel> = channelSchema

/** Assumed: one channel, by its slug. */
export const getChannel = endpoint('GET /channels/{slug}', { scope: 'channels:read', response: Channel })

/** Assumed: all channels, in pages. */
export const listChannels = endpoint('GET /channels', { scope: 'channels:read', query: PageQuery, response: pageOf(Channel) })
