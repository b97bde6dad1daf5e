import { listMediaItems, type MediaItem } from '../endpoints/media-items.ts'
import type { ListOptions, ListQuery, ListResult } from '../react/hook-types.ts'
import { useLisaPages } from '../react/use-lisa-pages.ts'

/** Media items, all or of one `type` (live, replay, story), by an assumed path: the flat list, `fetchNextPage` gets more. */
export function useMediaItems<Data = MediaItem[]>(
  query: ListQuery<typeof listMediaItems> = {},
  options?: ListOptions<MediaItem, Data>,
): ListResult<Data> {
  return useLisaPages(listMediaItems, query, options)
}
