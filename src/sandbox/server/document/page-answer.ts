import { cut } from '../../data/shop/page.ts'
import { badRequest } from '../answers.ts'
import type { Call } from '../routes/call.ts'
import { keptItems } from './kept-items.ts'
import { type ListShape, pageParameters, queryNamesOf, valueAt, withValueAt } from './lists.ts'
import { type NextParameter, searchOf, withTurns } from './page-turns.ts'
import { type Described, isFields, type Resource } from './resources.ts'
import { fits } from './schema.ts'
import { respond } from './usual-answer.ts'

const usualLimit = 12

/** A page of a list, as far as the query says which; without a resource, of the items that its usual answer has. */
export function pageAnswer(
  { endpoint, usual }: Described,
  list: ListShape,
  resource: Resource | undefined,
  call: Call,
): Response {
  const { query } = call
  const names = queryNamesOf(endpoint)
  const named = (kind: keyof typeof pageParameters): string | undefined => names.find((name) => pageParameters[kind].test(name))
  const numberOf = (name: string | undefined, other: number): number => {
    const value = name === undefined ? Number.NaN : Number.parseInt(query.get(name) ?? '', 10)
    return Number.isNaN(value) ? other : value
  }
  const [cursorName, offsetName, pageName] = [named('cursor'), named('offset'), named('page')]
  const isPaged = cursorName !== undefined || offsetName !== undefined || pageName !== undefined
  const items = filtered(itemsOf(list, usual.body, resource, endpoint.path, call), query, names, resource?.idField)
  const limit = Math.max(1, numberOf(named('limit'), isPaged ? usualLimit : items.length))
  const start = offsetName ? numberOf(offsetName, 0) : (numberOf(pageName, 1) - 1) * limit
  const cursor = cursorName === undefined ? null : query.get(cursorName)
  const page = cursor === null ? cut(items, limit, start, ({ id }) => id) : cut(items, limit, cursor, ({ id }) => id)
  if (!page) return badRequest(`${cursorName} is not one that this list gave`)

  const next =
    page.nextCursor === null ? undefined : nextOf({ cursorName, offsetName, pageName, start, limit, cursor: page.nextCursor })
  const shown = page.shown.map(({ value }) => value)
  const body = withTurns(withValueAt(usual.body, list.path, shown), endpoint.response, next, items.length)
  const answer = respond(endpoint, fits(endpoint.response, body) ? { ...usual, body } : usual)
  if (next && endpoint.pages?.usesLink) answer.headers.set('link', `<${searchOf(next, query)}>; rel="next"`)
  return answer
}

/** One of a list, of whatever it is. */
interface Listed {
  id: string
  value: unknown
}

function itemsOf(list: ListShape, body: unknown, resource: Resource | undefined, path: string, call: Call): readonly Listed[] {
  if (resource) return keptItems(resource, path, call).all()
  const values = valueAt(body, list.path)
  return Array.isArray(values) ? values.map((value, index) => ({ id: String(index), value })) : []
}

/** The items whose fields are what the query asks for by their names; `ids` asks for those ids. */
function filtered(
  items: readonly Listed[],
  query: URLSearchParams,
  names: readonly string[],
  idField: string | undefined,
): readonly Listed[] {
  const fieldOf = (item: Listed, name: string): unknown => (isFields(item.value) ? item.value[name] : undefined)
  return names.reduce((kept, name) => {
    const wanted = query.getAll(name)
    const isPage = Object.values(pageParameters).some((expression) => expression.test(name))
    if (wanted.length === 0 || isPage) return kept
    if (name === `${idField}s`) return kept.filter(({ id }) => wanted.includes(id))
    const isKnown = kept.some((item) => ['string', 'number', 'boolean'].includes(typeof fieldOf(item, name)))
    return isKnown ? kept.filter((item) => wanted.includes(String(fieldOf(item, name)))) : kept
  }, items)
}

interface PagePosition {
  cursorName: string | undefined
  offsetName: string | undefined
  pageName: string | undefined
  start: number
  limit: number
  cursor: string
}

function nextOf({ cursorName, offsetName, pageName, start, limit, cursor }: PagePosition): NextParameter {
  if (cursorName !== undefined) return { name: cursorName, value: cursor }
  if (offsetName !== undefined) return { name: offsetName, value: start + limit }
  return { name: pageName ?? 'page', value: start / limit + 2 }
}
