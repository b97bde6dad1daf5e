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

/** What a text in an address can be read as, one after the other. */
const readings: readonly ((value: unknown) => unknown)[] = [
  fromText,
  (value) => [value].flat(),
  (value) => [value].flat().map(fromText),
]

/**
 * An address holds texts only: where the schema wants a number, a boolean or a list, the text is read as one. Each field is read on
 * its own: one may be a number and another one a list.
 */
async function adapt(schema: StandardSchema, given: AnyInput): Promise<ReadFields> {
  const first = (await check(schema, given)).issues
  const tried = new Map<string, number>()
  let fields = given
  for (let issues = first; issues; issues = (await check(schema, fields)).issues) {
    const names = new Set(issues.map(fieldOf))
    const next = Object.entries(given).flatMap(([name, value]) => {
      const read = names.has(name) ? readings[tried.get(name) ?? 0] : undefined
      return read ? [[name, read(value)] as const] : []
    })
    if (next.length === 0) return { sentence: sentenceFor([...(first ?? []), ...issues], names) }
    for (const [name] of next) tried.set(name, (tried.get(name) ?? 0) + 1)
    fields = { ...fields, ...Object.fromEntries(next) }
  }
  return { fields }
}

/** Why a field is refused that cannot be read, as its text was refused. */
function sentenceFor(issues: readonly SchemaIssue[], names: ReadonlySet<string>): string {
  const [issue] = shapeIssues(issues.filter((one) => names.has(fieldOf(one))))
  return `\`${issue?.path}\`: ${issue?.message}`
}

const fieldOf = (issue: SchemaIssue): string => shapeIssues([issue])[0]?.path.split('.')[0] ?? ''

function fromText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromText)
  if (value === 'true' || value === 'false') return value === 'true'
  const isNumber = typeof value === 'string' && /^-?\d{1,15}(\.\d{1,10})?$/.test(value)
  return isNumber ? Number(value) : value
}
