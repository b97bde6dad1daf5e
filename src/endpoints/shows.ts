import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './page.ts'
import { LocalizedString, open, Poster } from './values.ts'

const showSchema = z.looseObject({
  id: z.string(),
  title: z.optional(LocalizedString),
  description: z.optional(LocalizedString),
  state: z.optional(open('live', 'upcoming', 'replay')),
  /** ISO 8601. */
  startsAt: z.optional(z.string()),
  /** ISO 8601; absent until somebody publishes the show. */
  publishedAt: z.optional(z.string()),
  channelSlug: z.optional(z.string()),
  /** Only its `url` is assumed. */
  poster: z.optional(Poster),
})

/** A live shopping show. That a show is live, upcoming or a replay is LiSA's; the fields are assumed, so all but `id` may be missing. */
export interface Show extends z.output<typeof showSchema> {}
export const Show: z.ZodMiniType<Show, Show> = showSchema

const newShowSchema = z.looseObject({
  title: LocalizedString,
  description: z.optional(LocalizedString),
  /** ISO 8601. */
  startsAt: z.optional(z.string()),
  channelSlug: z.optional(z.string()),
})

/** What a new show is made from. Assumed. */
export interface NewShow extends z.input<typeof newShowSchema> {}
export const NewShow: z.ZodMiniType<NewShow, NewShow> = newShowSchema

const showChangesSchema = z.partial(newShowSchema)

/** The fields of a show to change. Assumed. */
export interface ShowChanges extends z.input<typeof showChangesSchema> {}
export const ShowChanges: z.ZodMiniType<ShowChanges, ShowChanges> = showChangesSchema

// A channel's current show, and the replays among the media items, depend on the shows.
const staleWithShows = ['/shows', '/channels', '/media-items'] as const

/** Assumed: one show. 404 once it is archived. */
export const getShow = endpoint('GET /shows/{id}', { scope: 'shows:read', response: Show })

/** Assumed: shows by state, in pages. */
export const listShows = endpoint('GET /shows', {
  scope: 'shows:read',
  query: z.extend(PageQuery, { state: z.optional(open('live', 'upcoming', 'replay')) }),
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
  stales: staleWithShows,
  fills: ({ id }) => [getShow, { id }],
})

/** Assumed: changes fields of a show. */
export const updateShow = endpoint('PATCH /shows/{id}', {
  scope: 'shows:write',
  body: ShowChanges,
  response: Show,
  stales: staleWithShows,
  fills: ({ id }) => [getShow, { id }],
})

/** Assumed: takes a show out of sight; reading it gives 404 from then on. */
export const archiveShow = endpoint('POST /shows/{id}/archive', { scope: 'shows:write', response: Show, stales: staleWithShows })

/** Assumed: makes a show public. */
export const publishShow = endpoint('POST /shows/{id}/publish', {
  scope: 'shows:write',
  response: Show,
  stales: staleWithShows,
  fills: ({ id }) => [getShow, { id }],
})
