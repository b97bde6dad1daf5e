import type { $ZodObject } from 'zod/v4/core'
import type { AnyInput, Endpoint } from '../client/endpoint.ts'
import { check, shapeIssues } from '../client/request/check.ts'
import type { SchemaIssue, StandardSchema } from '../client/standard-schema.ts'
import { queryNames } from '../client/target.ts'
import { readQuery as readStyles } from '../schema/read-query.ts'
import type { PublicRead } from './gateway-options.ts'

/** Fields as their schema takes them, or the sentence that refuses them. */
export type ReadFields = { fields: Record<string, unknown> } | { sentence: string }

/** Reads an address's query by the endpoint's definition, and by what a public read narrows. Unknown parameters are dropped. */
export async function readQuery(endpoint: Endpoint, search: string, narrowed: PublicRead['query']): Promise<ReadFields> {
  if (!endpoint.query) return { fields: {} }
  const read = await adapt(
    endpoint.query,
    endpoint.encodeQuery?.styles ? readStyles(search, endpoint) : usualFields(search, endpoint),
  )
  if ('sentence' in read || !narrowed) return read
  if ('~standard' in narrowed) return adapt(narrowed as StandardSchema, read.fields)
  const outside = Object.entries(narrowed).find(([name, values]) => isOutside(read.fields[name], values))
  return outside ? { sentence: `\`${outside[0]}\` can be ${outside[1].join(', ')}` } : read
}

/** The fields of a query that is written as usual: a field that stands in it several times is a list. */
function usualFields(search: string, endpoint: Endpoint): Record<string, unknown> {
  const all = new URLSearchParams(search)
  const given = queryNames(endpoint).flatMap((name) => {
    const [first, ...more] = all.getAll(name)
    return first === undefined ? [] : [[name, more.length > 0 ? [first, ...more] : first] as const]
  })
  return Object.fromEntries(given)
}

/** Never a visitor's, whatever an endpoint declares: who somebody is, and what proxies say. */
const neverSent =
  /^(authorization|cookie|host|connection|content-length|transfer-encoding|te|upgrade|proxy-.*|x-forwarded-.*|forwarded)$/i

/** The headers that an endpoint declares, as far as a visitor may send them. */
export function headerNames({ headers, headerNames: names }: Endpoint): readonly string[] {
  const shape = (headers as Partial<$ZodObject> | undefined)?._zod?.def.shape ?? {}
  return (names ?? Object.keys(shape)).filter((name) => !neverSent.test(name))
}

/** Reads the declared headers of a request. */
export async function readHeaders(endpoint: Endpoint, headers: Headers): Promise<ReadFields> {
  if (!endpoint.headers) return { fields: {} }
  const given = headerNames(endpoint).flatMap((name) => {
    const value = headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  return adapt(endpoint.headers, Object.fromEntries(given))
}

const isOutside = (value: unknown, values: readonly unknown[]): boolean =>
  value !== undefined && ![value].flat().every((one) => values.includes(one))

/** An address holds texts only: where the schema wants a number, a boolean or a list, the text is read as one. */
async function adapt(schema: StandardSchema, given: AnyInput): Promise<ReadFields> {
  const { issues } = await check(schema, given)
  if (!issues) return { fields: given }
  const names = new Set(issues.map(fieldOf))
  const readBy = (read: (value: unknown) => unknown): Record<string, unknown> =>
    Object.fromEntries(Object.entries(given).map(([name, value]) => [name, names.has(name) ? read(value) : value]))
  for (const read of [fromText, (value: unknown) => [value].flat(), (value: unknown) => [value].flat().map(fromText)]) {
    const fields = readBy(read)
    if (!(await check(schema, fields)).issues) return { fields }
  }
  const [first] = shapeIssues(issues)
  return { sentence: `\`${first?.path}\`: ${first?.message}` }
}

const fieldOf = (issue: SchemaIssue): string => shapeIssues([issue])[0]?.path.split('.')[0] ?? ''

function fromText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromText)
  if (value === 'true' || value === 'false') return value === 'true'
  const isNumber = typeof value === 'string' && /^-?\d{1,15}(\.\d{1,10})?$/.test(value)
  return isNumber ? Number(value) : value
}
