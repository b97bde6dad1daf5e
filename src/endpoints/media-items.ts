import type { $ZodType, output } from 'zod/v4/core'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './page.ts'
import { extend, loose, number, optional, text } from './schema.ts'
import { LocalizedString, open, Poster } from './values.ts'

const mediaItemSchema = loose({
  id: text,
  type: optional(open<'live' | 'replay' | 'story'>()),
  title: optional(LocalizedString),
  showId: optional(text),
  /** -1 while it is live. */
  durationInMs: optional(number),
  /** ISO 8601. */
  publishedAt: optional(text),
  poster: optional(Poster),
})

/** Something to play. The types are LiSA's, and that a live item has `durationInMs` -1; the other fields are assumed. */
export interface MediaItem extends output<typeof mediaItemSchema> {}
export const MediaItem: $ZodType<MediaItem, MediaItem> = mediaItemSchema

/** Assumed: media items by type, in pages. */
export const listMediaItems = endpoint('GET /media-items', {
  scope: 'media-items:read',
  query: extend(PageQuery, { type: optional(open<'live' | 'replay' | 'story'>()) }),
  response: pageOf(MediaItem),
})
