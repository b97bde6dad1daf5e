import type { Endpoint } from '../../../core.ts'
import { type AnySchema, bare, fieldsOf, typeOf, wholeOf } from '../../../schema/inspect.ts'

/** Where the items of a list's answer stand. */
export interface ListShape {
  /** The fields that lead to the items; empty for a list alone. */
  path: readonly string[]
  /** The schema of an item; `undefined` where the schema does not say it. */
  item: AnySchema | undefined
}

/** What makes an answer a list: an array, or its only array where the query leads to other pages; `undefined` for one that is none. */
export function listShapeOf(endpoint: Endpoint, sample: unknown): ListShape | undefined {
  const { response, pages } = endpoint
  if (Array.isArray(sample) || typeOf(response) === 'array') return { path: [], item: elementOf(response) }
  const path = pages ? pathTo(sample, pages.items(sample as never)) : onlyArrayOf(response, sample)
  if (!path || !(pages || hasPageParameter(endpoint))) return undefined
  const holder = path.reduce<AnySchema | undefined>((schema, name) => schema && fieldOf(schema, name), bare(response))
  return { path, item: holder && elementOf(holder) }
}

/** The names of the query that lead through a list. */
export const pageParameters = {
  limit: /^(limit|per_?page|page_?size|size|count|first|page\[size\])$/i,
  cursor: /cursor|^(page_?token|next_?token|continuation(_?token)?|after|starting_?after)$/i,
  offset: /^(offset|skip|page\[offset\])$/i,
  page: /^(page|page_?number|page\[number\])$/i,
}

/** The names of an endpoint's query. */
export const queryNamesOf = ({ query, queryNames }: Endpoint): readonly string[] =>
  queryNames ?? (query ? fieldsOf(query).map(([name]) => name) : [])

const hasPageParameter = (endpoint: Endpoint): boolean =>
  queryNamesOf(endpoint).some((name) => Object.values(pageParameters).some((expression) => expression.test(name)))

function elementOf(schema: AnySchema): AnySchema | undefined {
  const { element } = wholeOf(schema)
  return element && bare(element)
}

const fieldOf = (schema: AnySchema, name: string): AnySchema | undefined =>
  fieldsOf(schema).find(([field]) => field === name)?.[1]

function onlyArrayOf(response: AnySchema, sample: unknown): readonly string[] | undefined {
  const fields = fieldsOf(response)
  const names =
    fields.length > 0
      ? fields.filter(([, field]) => typeOf(field) === 'array').map(([name]) => name)
      : Object.entries(Object(sample)).flatMap(([name, value]) => (Array.isArray(value) ? [name] : []))
  return names.length === 1 ? names : undefined
}

/** The fields that lead to this very value. */
function pathTo(value: unknown, wanted: unknown, depth = 3): readonly string[] | undefined {
  if (!Array.isArray(wanted) || value === wanted) return value === wanted ? [] : undefined
  if (typeof value !== 'object' || value === null || depth === 0) return undefined
  for (const [name, inner] of Object.entries(value)) {
    const path = pathTo(inner, wanted, depth - 1)
    if (path) return [name, ...path]
  }
  return undefined
}

/** What stands at a path. */
export const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((holder, name) => (Object(holder) as Record<string, unknown>)[name], value)

/** A copy with another value at a path. */
export function withValueAt(holder: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value
  const fields = Object(holder) as Record<string, unknown>
  return { ...fields, [name]: withValueAt(fields[name], rest, value) }
}
