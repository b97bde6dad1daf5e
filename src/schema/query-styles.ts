import type { QueryEncoder, QueryStyle } from '../client/endpoint.ts'

type Query = Readonly<Record<string, unknown>>

/**
 * Writes a query with these styles: `comma` gives `ids=a,b`, `space` and `pipe` other marks between the items, `deep`
 * `filter[from]=a`, `fields` an object's fields as parameters of their own, `json` its JSON.
 */
// @__NO_SIDE_EFFECTS__
export function queryStyles<const Styles extends Readonly<Record<string, QueryStyle>>>(styles: Styles): QueryEncoder {
  const encode = (query: Query): string =>
    Object.entries(query)
      .flatMap(([name, value]) =>
        isAbsent(value) ? [] : pairsOf(Object.hasOwn(styles, name) ? styles[name] : undefined, name, value),
      )
      .join('&')
  return Object.assign(encode, { styles })
}

const marks: Readonly<Record<string, string>> = { comma: ',', space: '%20', pipe: '%7C' }

/** One parameter as `name=value` texts. */
function pairsOf(style: QueryStyle | undefined, name: string, value: unknown): string[] {
  const mark = style && marks[style]
  if (style === 'json') return [pair(name, JSON.stringify(value))]
  if (style === 'deep') return deepPairs(name, value)
  // The marks themselves stay as they are, since a server splits at them.
  if (mark) return listPairs(name, flatten(value), mark)
  if (style === 'fields' && isObject(value)) return entriesOf(value).flatMap(([field, inner]) => pairsOf(undefined, field, inner))
  return (Array.isArray(value) ? value : [value]).filter((item) => !isAbsent(item)).map((item) => pair(name, item))
}

/** One parameter for all items. Without an item there is none: an empty text would be one. */
const listPairs = (name: string, items: readonly unknown[], mark: string): string[] =>
  items.length > 0 ? [`${encode(name)}=${items.map(encode).join(mark)}`] : []

/** `filter[from]=a&filter[tags]=x&filter[tags]=y` */
function deepPairs(name: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => deepPairs(name, item))
  if (isObject(value)) return entriesOf(value).flatMap(([field, inner]) => deepPairs(`${name}[${field}]`, inner))
  return isAbsent(value) ? [] : [pair(name, value)]
}

/** The items of a list, or the names and values of an object in turn, as OpenAPI's `form` without `explode` has them. */
function flatten(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.filter((item) => !isAbsent(item))
  return isObject(value) ? entriesOf(value).flat() : [value]
}

const entriesOf = (value: object): [string, unknown][] => Object.entries(value).filter(([, inner]) => !isAbsent(inner))
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)
const isAbsent = (value: unknown): boolean => value === undefined || value === null
const pair = (name: string, value: unknown): string => `${encode(name)}=${encode(value)}`

/** Escaped; lone surrogates become U+FFFD, as `fetch` writes them. */
const encode = (value: unknown): string => encodeURIComponent(String(value).replace(/[\ud800-\udfff]/gu, '\ufffd'))
