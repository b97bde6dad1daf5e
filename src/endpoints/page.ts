import type { $ZodType, input, output } from 'zod/v4/core'
import { list, loose, nullable, object, optional } from '../schema/containers.ts'
import { number, text } from '../schema/values.ts'

/** One page of a list. LiSA documents no paging; items with a cursor to the next page are assumed. */
export interface Page<Item> {
  items: Item[]
  /** What to pass as `cursor` for the next page; absent or null on the last. */
  nextCursor?: string | null | undefined
}

/** The schema of a page of these items. */
// @__NO_SIDE_EFFECTS__
export function pageOf<Item extends $ZodType>(item: Item): $ZodType<Page<output<Item>>, Page<input<Item>>> {
  return loose({ items: list(item), nextCursor: optional(nullable(text)) })
}

/** The query of a list: where to go on (`cursor`), and how many items a page has at most (`limit`). */
export const PageQuery = object({
  cursor: optional(text),
  limit: optional(number),
})
