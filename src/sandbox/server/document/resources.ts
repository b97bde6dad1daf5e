import type { Endpoint } from '../../../core.ts'
import { type AnySchema, bare, fieldsOf } from '../../../schema/inspect.ts'
import { type ListShape, valueAt } from './lists.ts'
import type { UsualAnswer } from './usual-answer.ts'

/** An endpoint with its usual answer, and its items where it answers a list. */
export interface Described {
  endpoint: Endpoint
  usual: UsualAnswer
  list: ListShape | undefined
}

/** Things of one kind, which are listed, read by their id, created, changed or removed. */
export interface Resource {
  /** The path of the collection, with `{}` for its names: `/shows`, `/channels/{}/shows`. */
  path: string
  /** The schema of one; `undefined` where no answer says it. */
  schema: AnySchema | undefined
  /** The field that holds the id; `undefined` where there is none. */
  idField: string | undefined
  /** What one looks like. */
  model: Fields
  /** Those that it has at first. */
  seeds: readonly Fields[]
}

export type Fields = Readonly<Record<string, unknown>>

/** The resources of endpoints: each path with an id behind it, and each list that something can be added to. */
export function resourcesOf(described: readonly Described[]): Resource[] {
  const at = (method: string, path: string): Described | undefined =>
    described.find(({ endpoint }) => endpoint.method === method && unnamed(endpoint.path) === path)
  const paths = described.flatMap(({ endpoint, list }) => {
    const path = unnamed(endpoint.path)
    if (path.endsWith('/{}')) return [path.slice(0, -3)]
    return list && at('POST', path) ? [path] : []
  })
  return [...new Set(paths)].flatMap((path) => {
    const one = ['GET', 'PATCH', 'PUT'].map((method) => at(method, `${path}/{}`)).find((found) => found && isOfFields(found))
    const list = at('GET', path)
    const listed = list?.list ? valueAt(list.usual.body, list.list.path) : []
    const items = Array.isArray(listed) ? listed.filter(isFields) : []
    const model = one ? one.usual.body : items[0]
    if (!isFields(model)) return []
    const schema = one ? bare(one.endpoint.response) : list?.list?.item
    const idField = idFieldOf(described, path, schema, model)
    return [{ path, schema, idField, model, seeds: distinct(one ? [model, ...items] : items, idField) }]
  })
}

/** The path without the names of its ids: `/shows/{}`. */
export const unnamed = (path: string): string => path.replace(/\{[^{}]*\}/g, '{}')

/** The resource that a longer path is about, the nearest one: `/shows/{}/publish` is about one of `/shows`. */
export function ownerOf(resources: readonly Resource[], path: string): Resource | undefined {
  const owners = resources.filter((resource) => unnamed(path).startsWith(`${resource.path}/{}/`))
  return owners.sort((one, other) => other.path.length - one.path.length)[0]
}

const isOfFields = ({ usual, list }: Described): boolean => !list && usual.status < 300 && isFields(usual.body)

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Blob)

function distinct(items: readonly Fields[], idField: string | undefined): Fields[] {
  if (idField === undefined) return items.slice(0, 1)
  return [...new Map(items.map((one) => [String(one[idField]), one])).values()]
}

/** The field that is named like the id in the path, else the usual one. */
function idFieldOf(
  described: readonly Described[],
  path: string,
  schema: AnySchema | undefined,
  model: Fields,
): string | undefined {
  const paths = described.map(({ endpoint }) => endpoint.path)
  const pathName = /\{([^{}]+)\}$/.exec(paths.find((one) => unnamed(one) === `${path}/{}`) ?? '')?.[1] ?? 'id'
  const names = new Set([...(schema ? fieldsOf(schema).map(([name]) => name) : []), ...Object.keys(model)])
  const lastWord = pathName.replace(/^.*?([A-Z]\w*)$/, (_, last: string) => last.toLowerCase())
  return [pathName, 'id', lastWord, 'uuid', 'slug', 'key'].find(
    (name) => names.has(name) && ['string', 'number', 'undefined'].includes(typeof model[name]),
  )
}
