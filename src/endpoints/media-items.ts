import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './page.ts'
import { LocalizedString, open, Poster } from './values.ts'

const mediaItemSchema = z.looseObject({
  id: z.string(),
  type: z.optional(open('live', 'replay', 'story')),
  title: z.optional(LocalizedString),
  showId: z.optional(z.string()),
  /** -1 while it is live. */
  durationInMs: z.optional(z.number()),
  /** ISO 8601. */
  publishedAt: z.optional(z.string()),
  poster: z.optional(Poster),
})

/** Something to play. The types are LiSA's, and that a live item has `durationInMs` -1; the other fields are assumed. */
export interface MediaItem extends z.output<typeof mediaItemSchema> {}
export const MediaItem: z.ZodMiniType<MediaItem, MediaItem> = mediaItemSchema

/** Assumed: media items by type, in pages. */
export const listMediaItems = endpoint('GET /media-items', {
  scope: 'media-items:read',
  query: z.extend(PageQuery, { type: z.optional(open('live', 'replay', 'story')) }),
  response: pageOf(MediaItem),
})
