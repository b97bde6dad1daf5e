/** The fields of the query that lead to a page. */
export type PageParam = Readonly<Record<string, string | number>>

/** The page behind a cursor, or behind an address that has it in its query; `undefined` after the last. */
export function nextCursor(parameter: string, cursor: unknown): PageParam | undefined {
  if (typeof cursor === 'number') return { [parameter]: cursor }
  if (typeof cursor !== 'string' || cursor === '') return undefined
  if (!/^(https?:\/\/|\/|\?)/.test(cursor)) return { [parameter]: cursor }
  const value = new URL(cursor, 'https://unknown.invalid').searchParams.get(parameter)
  return value === null ? nextLink(cursor) : { [parameter]: asNumber(parameter, value) }
}

/** The page after these items, by how many come before it; `undefined` where there are no more. */
export function nextOffset(
  parameter: string,
  items: readonly unknown[] | null | undefined,
  input: object,
  total?: number | null,
): PageParam | undefined {
  const offset = numberOf(input, parameter, 0) + (items?.length ?? 0)
  return hasMore(items, input, offset, total) ? { [parameter]: offset } : undefined
}

/** The page after this one, by its number from 1; `undefined` where there are no more. */
export function nextNumber(
  parameter: string,
  items: readonly unknown[] | null | undefined,
  input: object,
  total?: number | null,
): PageParam | undefined {
  const page = numberOf(input, parameter, 1)
  const isLast = typeof total === 'number' && pageSize(input) !== undefined && page * (pageSize(input) ?? 0) >= total
  return hasMore(items, input, undefined, undefined) && !isLast ? { [parameter]: page + 1 } : undefined
}

/** The page that a `Link` header leads to: all parameters of its address. */
export function nextLink(link: string | undefined): PageParam | undefined {
  if (!link) return undefined
  const { searchParams } = new URL(link, 'https://unknown.invalid')
  const entries = [...searchParams].map(([name, value]) => [name, asNumber(name, value)] as const)
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

function hasMore(
  items: readonly unknown[] | null | undefined,
  input: object,
  before: number | undefined,
  total: number | null | undefined,
): boolean {
  if (!items || items.length === 0) return false
  if (before !== undefined && typeof total === 'number') return before < total
  // A page that is not full is the last.
  const size = pageSize(input)
  return size === undefined || items.length >= size
}

/** How many items a page was asked for with. */
const pageSize = (input: object): number | undefined => {
  const name = Object.keys(input).find((key) => /^(limit|per_?page|page_?size|size|count)$/i.test(key))
  return name === undefined ? undefined : numberOf(input, name, Number.POSITIVE_INFINITY)
}

function numberOf(input: object, name: string, other: number): number {
  const value = Number((input as Record<string, unknown>)[name] ?? other)
  return Number.isNaN(value) ? other : value
}

/** Parameters that count are numbers to their schemas; a cursor of digits stays a text. */
const asNumber = (name: string, value: string): string | number =>
  /^\d{1,15}$/.test(value) && /page|offset|skip|limit|size|count/i.test(name) && !/token|cursor/i.test(name)
    ? Number(value)
    : value
