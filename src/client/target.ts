import type { $ZodObject } from 'zod/v4/core'
import { mistake } from '../errors/mistake.ts'
import type { AnyInput, Endpoint } from './endpoint.ts'

/** Where a call goes: the address and the query key are both made from it. */
export interface Target {
  /** The path with the input's values in place of its `{names}`, escaped. */
  path: string
  /** The segments of the path with the values as they are, for a query key. */
  segments: string[]
  /** The query's fields that the input has; not checked yet. */
  query: Record<string, unknown>
}

/** Where a call with this input goes. A missing path value is a `TypeError` that says how to give one. */
export function targetOf(endpoint: Endpoint, input: AnyInput): Target {
  const filled = endpoint.path
    .split('/')
    .slice(1)
    .map((segment) => fill(segment, endpoint, input))
  return {
    path: filled.map(({ escaped }) => `/${escaped}`).join(''),
    segments: filled.map(({ text }) => text),
    query: queryFields(endpoint, input),
  }
}

/** A segment with values in place of its `{names}`, which most segments do not have. */
function fill(segment: string, endpoint: Endpoint, input: AnyInput): { text: string; escaped: string } {
  if (!segment.includes('{')) return { text: segment, escaped: segment }
  const filled = (write: (value: string) => string): string =>
    segment.replace(pathName, (_, name: string) => write(pathValue(endpoint, input, name)))
  const text = filled((value) => value)
  // Most values are the same in an address.
  return { text, escaped: encodeURIComponent(text) === text ? text : filled(encodeURIComponent) }
}

const pathName = /\{([^{}]+)\}/g

/** The value of a `{name}` as text; lone surrogates become U+FFFD, as `fetch` writes them. */
function pathValue({ method, path }: Endpoint, input: AnyInput, name: string): string {
  const value = input[name]
  if (typeof value === 'string' || Number.isFinite(value)) return `${value}`.replace(loneSurrogate, '\ufffd')
  const advice =
    process.env.NODE_ENV !== 'production' ? `: pass { ${name}: '…' }${typeof value === 'number' ? `, not ${value}` : ''}` : ''
  throw mistake('path-value', `${method} ${path} needs \`${name}\`${advice}`)
}

/** With the flag `u` the two halves of a pair are one character, so only a lone half matches. */
const loneSurrogate = /[\ud800-\udfff]/gu

/** The query's fields of an input. Those whose names mean something else in an input stand under `query` there. */
function queryFields(endpoint: Endpoint, input: AnyInput): Record<string, unknown> {
  const fields = queryNames(endpoint).map((name) => {
    const holder = Object(isTaken(endpoint, name) ? input.query : input) as AnyInput
    return [name, Object.hasOwn(holder, name) ? holder[name] : undefined] as const
  })
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

const isTaken = ({ path }: Endpoint, name: string): boolean =>
  name === 'body' || name === 'headers' || name === 'query' || path.includes(`{${name}}`)

/** The names of an endpoint's query fields; a `TypeError` where neither `queryNames` nor the schema says them. */
export function queryNames({ method, path, query, queryNames: names }: Endpoint): readonly string[] {
  if (names || !query) return names ?? []
  const shape = (query as Partial<$ZodObject>)._zod?.def.shape
  if (shape) return Object.keys(shape)
  const advice =
    process.env.NODE_ENV !== 'production' ? ", the names of its query's fields: only an object of zod says them itself" : ''
  throw mistake('query-names', `${method} ${path} needs \`queryNames\`${advice}`)
}
