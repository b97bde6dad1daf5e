import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './page.ts'
import { Image, LocalizedString } from './values.ts'

/** A channel. That it has a slug is LiSA's (`/channel/:slug`); the other fields are assumed. */
export const Channel = z.looseObject({
  slug: z.string(),
  id: z.optional(z.string()),
  title: z.optional(LocalizedString),
  description: z.optional(LocalizedString),
  image: z.optional(Image),
})
export type Channel = z.output<typeof Channel>

/** Assumed: one channel, by its slug. */
export const getChannel = endpoint('GET /channels/{slug}', { scope: 'channels:read', response: Channel })

/** Assumed: all channels, in pages. */
export const listChannels = endpoint('GET /channels', { scope: 'channels:read', query: PageQuery, response: pageOf(Channel) })
