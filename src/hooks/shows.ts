import type { EndpointInput, EndpointOutput } from '../client/endpoint.ts'
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
export function useShow<Data = Show>(id: Id | undefined, options?: ReadOptions<Show, Data>): ReadResult<Data> {
  return useLisaQuery(getShow, id === undefined ? undefined : { id }, options)
}

/** Shows, all or of one `state`, by an assumed path: the flat list, `fetchNextPage` gets more. */
export function useShows<Data = Show[]>(
  query: ListQuery<typeof listShows> = {},
  options?: ListOptions<Show, Data>,
): ListResult<Data> {
  return useLisaPages(listShows, query, options)
}

/** Whose current show: everybody's, or a channel's, which waits while its slug is `undefined`. */
export type CurrentShowOf = { channel?: string | undefined }

/** The current show (live, else upcoming, else the most recent one), by an assumed path; also of a channel. */
export function useCurrentShow<Data = Show>(of: CurrentShowOf = {}, options?: ReadOptions<Show, Data>): ReadResult<Data> {
  const [read, input] =
    'channel' in of ? [getChannelCurrentShow, of.channel === undefined ? undefined : { slug: of.channel }] : [getCurrentShow, {}]
  return useLisaQuery(read as typeof getChannelCurrentShow, input as { slug: string } | undefined, options)
}

/** A new show, not published yet, by an assumed path: `mutate({ body })`. Gives the show, or the receipt of a 202 (`isAccepted`). */
export function useCreateShow<Context = unknown>(
  options?: WriteOptions<EndpointInput<typeof createShow>, EndpointOutput<typeof createShow>, Context>,
): WriteResult<EndpointInput<typeof createShow>, EndpointOutput<typeof createShow>, Context> {
  return useLisaMutation(createShow, options)
}

/** Changes fields of a show, by an assumed path: `mutate({ id, body })`. Gives the show, or the receipt of a 202 (`isAccepted`). */
export function useUpdateShow<Context = unknown>(
  options?: WriteOptions<EndpointInput<typeof updateShow>, EndpointOutput<typeof updateShow>, Context>,
): WriteResult<EndpointInput<typeof updateShow>, EndpointOutput<typeof updateShow>, Context> {
  return useLisaMutation(updateShow, options)
}

/** Takes a show out of sight, by an assumed path: `mutate({ id })`. Reading it gives `not-found` from then on. */
export function useArchiveShow<Context = unknown>(
  options?: WriteOptions<EndpointInput<typeof archiveShow>, EndpointOutput<typeof archiveShow>, Context>,
): WriteResult<EndpointInput<typeof archiveShow>, EndpointOutput<typeof archiveShow>, Context> {
  return useLisaMutation(archiveShow, options)
}

/** Makes a show public, by an assumed path: `mutate({ id })`. Gives the show, or the receipt of a 202 (`isAccepted`). */
export function usePublishShow<Context = unknown>(
  options?: WriteOptions<EndpointInput<typeof publishShow>, EndpointOutput<typeof publishShow>, Context>,
): WriteResult<EndpointInput<typeof publishShow>, EndpointOutput<typeof publishShow>, Context> {
  return useLisaMutation(publishShow, options)
}
