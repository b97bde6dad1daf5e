import { badRequest, json } from '../../server/answers.ts'

const defaultLimit = 12
const mostLimit = 50

/** A page of a list, by the `limit` and `cursor` of the query; 400 for a limit or cursor that is none. */
export function page<Item>(items: readonly Item[], query: URLSearchParams, idOf: (item: Item) => string): Response {
  const limit = Number(query.get('limit') ?? defaultLimit)
  if (!Number.isInteger(limit) || limit < 1) return badRequest('limit must be a whole number from 1 to 50')
  const cursor = query.get('cursor')
  const place = cursor === null ? undefined : read(cursor)
  if (cursor !== null && !place) return badRequest('cursor is not one that this list gave')

  // The list may have changed since: go on behind the item that was last, or where it was if it is gone.
  const lastAt = place ? items.findIndex((item) => idOf(item) === place.last) : -1
  const start = place ? (lastAt >= 0 ? lastAt + 1 : place.next) : 0
  const end = start + Math.min(limit, mostLimit)
  const shown = items.slice(start, end)
  const last = shown.at(-1)
  const nextCursor = last !== undefined && end < items.length ? written(idOf(last), end) : null
  return json({ items: shown, nextCursor })
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
