import {
  archiveShow,
  createShow,
  getChannelCurrentShow,
  getCurrentShow,
  getShow,
  listShows,
  publishShow,
  type Show,
  updateShow,
} from '../endpoints/shows.ts'
import type {
  DefinedListOptions,
  DefinedListResult,
  DefinedReadOptions,
  DefinedReadResult,
  Id,
  ListOptions,
  ListQuery,
  ListResult,
  ReadOptions,
  ReadResult,
  WriteOptions,
  WriteResult,
} from '../react/hook-types.ts'
import { useLisaMutation } from '../react/use-lisa-mutation.ts'
import { useLisaPages } from '../react/use-lisa-pages.ts'
import { useLisaQuery } from '../react/use-lisa-query.ts'

/** One show, by an assumed path; waits while the id is `undefined`. */
export function useShow<Data = Show>(
  id: Id | undefined,
  options: DefinedReadOptions<typeof getShow, Data>,
): DefinedReadResult<typeof getShow, Data>
export function useShow<Data = Show>(
  id: Id | undefined,
  options?: ReadOptions<typeof getShow, Data>,
): ReadResult<typeof getShow, Data>
export function useShow<Data>(id: Id | undefined, options?: ReadOptions<typeof getShow, Data>): ReadResult<typeof getShow, Data> {
  return useLisaQuery(getShow, id === undefined ? undefined : { id }, options)
}

/** Shows, all or of one `state`, by an assumed path: the flat list, `fetchNextPage` gets more. */
export function useShows<Data = Show[]>(
  query: ListQuery<typeof listShows>,
  options: DefinedListOptions<typeof listShows, Data>,
): DefinedListResult<typeof listShows, Data>
export function useShows<Data = Show[]>(
  query?: ListQuery<typeof listShows>,
  options?: ListOptions<typeof listShows, Data>,
): ListResult<typeof listShows, Data>
export function useShows<Data>(
  query: ListQuery<typeof listShows> = {},
  options?: ListOptions<typeof listShows, Data>,
): ListResult<typeof listShows, Data> {
  return useLisaPages(listShows, query, options)
}

/** The current show (live, else upcoming, else the most recent one), by an assumed path. */
export function useCurrentShow<Data = Show>(
  options: DefinedReadOptions<typeof getCurrentShow, Data>,
): DefinedReadResult<typeof getCurrentShow, Data>
export function useCurrentShow<Data = Show>(
  options?: ReadOptions<typeof getCurrentShow, Data>,
): ReadResult<typeof getCurrentShow, Data>
export function useCurrentShow<Data>(
  options?: ReadOptions<typeof getCurrentShow, Data>,
): ReadResult<typeof getCurrentShow, Data> {
  return useLisaQuery(getCurrentShow, {}, options)
}

/** The current show of a channel, by the same rule and an assumed path; waits while the slug is `undefined`. */
export function useChannelCurrentShow<Data = Show>(
  slug: string | undefined,
  options: DefinedReadOptions<typeof getChannelCurrentShow, Data>,
): DefinedReadResult<typeof getChannelCurrentShow, Data>
export function useChannelCurrentShow<Data = Show>(
  slug: string | undefined,
  options?: ReadOptions<typeof getChannelCurrentShow, Data>,
): ReadResult<typeof getChannelCurrentShow, Data>
export function useChannelCurrentShow<Data>(
  slug: string | undefined,
  options?: ReadOptions<typeof getChannelCurrentShow, Data>,
): ReadResult<typeof getChannelCurrentShow, Data> {
  return useLisaQuery(getChannelCurrentShow, slug === undefined ? undefined : { slug }, options)
}

/** A new show, not published yet, by an assumed path: `mutate({ body })`. Gives the show, or the receipt of a 202 (`isAccepted`). */
export function useCreateShow<Context = unknown>(
  options?: WriteOptions<typeof createShow, Context>,
): WriteResult<typeof createShow, Context> {
  return useLisaMutation(createShow, options)
}

/** Changes fields of a show, by an assumed path: `mutate({ id, body })`. Gives the show, or the receipt of a 202 (`isAccepted`). */
export function useUpdateShow<Context = unknown>(
  options?: WriteOptions<typeof updateShow, Context>,
): WriteResult<typeof updateShow, Context> {
  return useLisaMutation(updateShow, options)
}

/** Takes a show out of sight, by an assumed path: `mutate({ id })`. Reading it gives `not-found` from then on. */
export function useArchiveShow<Context = unknown>(
  options?: WriteOptions<typeof archiveShow, Context>,
): WriteResult<typeof archiveShow, Context> {
  return useLisaMutation(archiveShow, options)
}

/** Makes a show public, by an assumed path: `mutate({ id })`. Gives the show, or the receipt of a 202 (`isAccepted`). */
export function usePublishShow<Context = unknown>(
  options?: WriteOptions<typeof publishShow, Context>,
): WriteResult<typeof publishShow, Context> {
  return useLisaMutation(publishShow, options)
}
