import type { $ZodType, input, output } from 'zod/v4/core'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './page.ts'
import { extend, loose, optional, text } from './schema.ts'
import { LocalizedString, open, Poster } from './values.ts'

const showSchema = loose({
  id: text,
  title: optional(LocalizedString),
  description: optional(LocalizedString),
  state: optional(open<'live' | 'upcoming' | 'replay'>()),
  /** ISO 8601. */
  startsAt: optional(text),
  /** ISO 8601; absent until somebody publishes the show. */
  publishedAt: optional(text),
  channelSlug: optional(text),
  /** Only its `url` is assumed. */
  poster: optional(Poster),
})

/** A live shopping show. That a show is live, upcoming or a replay is LiSA's; the fields are assumed, so all but `id` may be missing. */
export interface Show extends output<typeof showSchema> {}
export const Show: $ZodType<Show, Show> = showSchema

const showChangesSchema = loose({
  title: optional(LocalizedString),
  description: optional(LocalizedString),
  /** ISO 8601. */
  startsAt: optional(text),
  channelSlug: optional(text),
})

/** The fields of a show to change. Assumed. */
export interface ShowChanges extends input<typeof showChangesSchema> {}
export const ShowChanges: $ZodType<ShowChanges, ShowChanges> = showChangesSchema

const newShowSchema = extend(showChangesSchema, { title: LocalizedString })

/** What a new show is made from. Assumed. */
export interface NewShow extends input<typeof newShowSchema> {}
export const NewShow: $ZodType<NewShow, NewShow> = newShowSchema

// A channel's current show, and the replays among the media items, depend on the shows.
const readsOfShows = ['/shows', '/channels', '/media-items'] as const

/** Assumed: one show. 404 once it is archived. */
export const getShow = endpoint('GET /shows/{id}', { scope: 'shows:read', response: Show })

/** Assumed: shows by state, in pages. */
export const listShows = endpoint('GET /shows', {
  scope: 'shows:read',
  query: extend(PageQuery, { state: optional(open<'live' | 'upcoming' | 'replay'>()) }),
  response: pageOf(Show),
})

/** Assumed: the current show by LiSA's rule, which is live, else upcoming, else the most recent one. */
export const getCurrentShow = endpoint('GET /shows/current', { scope: 'shows:read', response: Show })

/** Assumed: the current show of a channel, by the same rule. */
export const getChannelCurrentShow = endpoint('GET /channels/{slug}/shows/current', { scope: 'shows:read', response: Show })

/** Assumed: a new show, not published yet. */
export const createShow = endpoint('POST /shows', {
  scope: 'shows:write',
  body: NewShow,
  response: Show,
  invalidates: readsOfShows,
  updates: ({ id }) => [getShow, { id }],
})

/** Assumed: changes fields of a show. */
export const updateShow = endpoint('PATCH /shows/{id}', {
  scope: 'shows:write',
  body: ShowChanges,
  response: Show,
  invalidates: readsOfShows,
  updates: ({ id }) => [getShow, { id }],
})

/** Assumed: takes a show out of sight; reading it gives 404 from then on. */
export const archiveShow = endpoint('POST /shows/{id}/archive', {
  scope: 'shows:write',
  response: Show,
  invalidates: readsOfShows,
})

/** Assumed: makes a show public. */
export const publishShow = endpoint('POST /shows/{id}/publish', {
  scope: 'shows:write',
  response: Show,
  invalidates: readsOfShows,
  updates: ({ id }) => [getShow, { id }],
})
