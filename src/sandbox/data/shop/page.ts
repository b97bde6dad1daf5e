import { badRequest, json } from '../../server/answers.ts'

const defaultLimit = 12
const mostLimit = 50

/** A page of a list, by the `limit` and `cursor` of the query; 400 for a limit or cursor that is none. */
export function page<Item>(items: readonly Item[], query: URLSearchParams, idOf: (item: Item) => string): Response {
  const limit = Number(query.get('limit') ?? defaultLimit)
  if (!Number.isInteger(limit) || limit < 1) return badRequest('limit must be a whole number from 1 to 50')
  const page = cut(items, Math.min(limit, mostLimit), query.get('cursor') ?? 0, idOf)
  if (!page) return badRequest('cursor is not one that this list gave')
  return json({ items: page.shown, nextCursor: page.nextCursor })
}

/** So many items from a cursor or a place on, and the cursor behind them; `undefined` for a cursor that is none. */
export function cut<Item>(
  items: readonly Item[],
  limit: number,
  from: string | number,
  idOf: (item: Item) => string,
): { shown: Item[]; nextCursor: string | null } | undefined {
  const place = typeof from === 'string' ? read(from) : { last: undefined, next: from }
  if (!place) return undefined
  // The list may have changed since: go on behind the item that was last, or where it was if it is gone.
  const lastAt = items.findIndex((item) => idOf(item) === place.last)
  const start = lastAt >= 0 ? lastAt + 1 : place.next
  const end = start + limit
  const shown = items.slice(start, end)
  const last = shown.at(-1)
  const nextCursor = last !== undefined && end < items.length ? written(idOf(last), end) : null
  return { shown, nextCursor }
}

const written = (last: string, next: number): string =>
  btoa(encodeURIComponent(`${next} ${last}`)).replace(/[+/=]/g, (character) => ({ '+': '-', '/': '_', '=': '' })[character] ?? '')

function read(cursor: string): { last: string; next: number } | undefined {
  try {
    const text = decodeURIComponent(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')))
    const [, next, last] = /^(\d+) (.+)$/.exec(text) ?? []
    return next === undefined || last === undefined ? undefined : { last, next: Number(next) }
  } catch {
    return undefined
  }
}
