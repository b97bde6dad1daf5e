import { listMediaItems, type MediaItem } from '../endpoints/media-items.ts'
import type { DefinedListOptions, DefinedListResult, ListOptions, ListQuery, ListResult } from '../react/hook-types.ts'
import { useLisaPages } from '../react/use-lisa-pages.ts'

/** Media items, all or of one `type` (live, replay, story), by an assumed path: the flat list, `fetchNextPage` gets more. */
export function useMediaItems<Data = MediaItem[]>(
  query: ListQuery<typeof listMediaItems>,
  options: DefinedListOptions<typeof listMediaItems, Data>,
): DefinedListResult<typeof listMediaItems, Data>
export function useMediaItems<Data = MediaItem[]>(
  query?: ListQuery<typeof listMediaItems>,
  options?: ListOptions<typeof listMediaItems, Data>,
): ListResult<typeof listMediaItems, Data>
export function useMediaItems<Data>(
  query: ListQuery<typeof listMediaItems> = {},
  options?: ListOptions<typeof listMediaItems, Data>,
): ListResult<typeof listMediaItems, Data> {
  return useLisaPages(listMediaItems, query, options)
}
