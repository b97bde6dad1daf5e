import { type Channel, getChannel, listChannels } from '../endpoints/channels.ts'
import type {
  DefinedListOptions,
  DefinedListResult,
  DefinedReadOptions,
  DefinedReadResult,
  ListOptions,
  ListQuery,
  ListResult,
  ReadOptions,
  ReadResult,
} from '../react/hook-types.ts'
import { useLisaPages } from '../react/use-lisa-pages.ts'
import { useLisaQuery } from '../react/use-lisa-query.ts'

/** One channel by its slug, by an assumed path; waits while the slug is `undefined`. */
export function useChannel<Data = Channel>(
  slug: string | undefined,
  options: DefinedReadOptions<typeof getChannel, Data>,
): DefinedReadResult<typeof getChannel, Data>
export function useChannel<Data = Channel>(
  slug: string | undefined,
  options?: ReadOptions<typeof getChannel, Data>,
): ReadResult<typeof getChannel, Data>
export function useChannel<Data>(
  slug: string | undefined,
  options?: ReadOptions<typeof getChannel, Data>,
): ReadResult<typeof getChannel, Data> {
  return useLisaQuery(getChannel, slug === undefined ? undefined : { slug }, options)
}

/** All channels, by an assumed path: the flat list, `fetchNextPage` gets more. */
export function useChannels<Data = Channel[]>(
  query: ListQuery<typeof listChannels>,
  options: DefinedListOptions<typeof listChannels, Data>,
): DefinedListResult<typeof listChannels, Data>
export function useChannels<Data = Channel[]>(
  query?: ListQuery<typeof listChannels>,
  options?: ListOptions<typeof listChannels, Data>,
): ListResult<typeof listChannels, Data>
export function useChannels<Data>(
  query: ListQuery<typeof listChannels> = {},
  options?: ListOptions<typeof listChannels, Data>,
): ListResult<typeof listChannels, Data> {
  return useLisaPages(listChannels, query, options)
}
