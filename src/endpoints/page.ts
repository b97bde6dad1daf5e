import * as z from 'zod/mini'

/** One page of a list. LiSA documents no paging; items with a cursor to the next page are assumed. */
export interface Page<Item> {
  items: Item[]
  /** What to pass as `cursor` for the next page; absent or null on the last. */
  nextCursor?: string | null | undefined
}

/** The schema of a page of these items. */
// @__NO_SIDE_EFFECTS__
export function pageOf<Item extends z.ZodMiniType>(item: Item): z.ZodMiniType<Page<z.output<Item>>, Page<z.input<Item>>> {
  return z.looseObject({ items: z.array(item), nextCursor: z.optional(z.nullable(z.string())) })
}

/** The query of a list: where to go on (`cursor`), and how many items a page has at most (`limit`). */
export const PageQuery = z.object({
  cursor: z.optional(z.string()),
  limit: z.optional(z.number()),
})
