import type { FieldMessages, ShapeIssue } from '../../errors/lisa-error.ts'
import { absoluteAddress, checkAddress } from '../address.ts'
import { type AnyInput, type Endpoint, targetOf } from '../endpoint.ts'
import type { Config } from '../options.ts'
import type { StandardSchema } from '../standard-schema.ts'
import { check, shapeIssues } from './check.ts'
import { type Failing, failing } from './failing.ts'

/** A request whose input has been checked. */
export interface PreparedRequest {
  endpoint: Endpoint
  /** Absolute, without the query. */
  url: string
  /** The text after the `?`; empty for none. */
  search: string
  body: string | undefined
  /** The body's size in bytes of UTF-8. */
  size: number | undefined
  /** Makes the `LisaError`s of this request. */
  fail: Failing
}

/** Where and what to send; throws `invalid` or `too-large` for what must not leave, a `TypeError` for a call that lacks a parameter. */
export async function prepare(config: Config, endpoint: Endpoint, input: AnyInput): Promise<PreparedRequest> {
  const { path, query } = targetOf(endpoint, input)
  const base = endpoint.base?.(config) ?? config.baseUrl
  checkAddress('baseUrl', base)
  const url = absoluteAddress(base) + path
  const fail = failing(endpoint, path, url)
  if (emptySegments(path) !== emptySegments(endpoint.path)) throw fail('not-found', 'not sent, an id is missing')
  const search = endpoint.query ? encodeQuery(await checked(endpoint.query, query, fail)) : ''
  return { endpoint, url, search, fail, ...(await prepareBody(config, endpoint, input, fail)) }
}

/** How many segments of a path are empty, `.` or `..`, which no server sees as they are. */
const emptySegments = (path: string): number | undefined => path.match(/\/\.{0,2}(?=\/|$)/g)?.length

/** The fields of a query as they stand in an address: a list repeats its name, and what is `undefined` or null is left out. */
function encodeQuery(query: unknown): string {
  const search = new URLSearchParams()
  for (const [name, values] of Object.entries(query as AnyInput)) {
    for (const value of [values].flat()) if (value !== undefined && value !== null) search.append(name, String(value))
  }
  return String(search)
}

async function prepareBody(
  { validate }: Config,
  { body: schema, maxBytes: limit }: Endpoint,
  input: AnyInput,
  fail: Failing,
): Promise<Pick<PreparedRequest, 'body' | 'size'>> {
  if (!schema) return { body: undefined, size: undefined }
  const body = JSON.stringify(validate === 'server' ? input.body : await checked(schema, input.body, fail))
  const size = new TextEncoder().encode(body).length
  if (limit && size > limit) throw fail('too-large', `not sent, ${size} bytes are over the limit of ${limit}`, { size, limit })
  return { body, size }
}

/** What the schema makes of a part of the input; throws `invalid` where it refuses it. */
async function checked(schema: StandardSchema, input: unknown, fail: Failing): Promise<unknown> {
  const result = await check(schema, input)
  if (!result.issues) return result.value
  const issues = shapeIssues(result.issues)
  throw fail('invalid', `not sent, ${issues.map(({ path, message }) => `${path} ${message}`).join(', ')}`, byField(issues))
}

/** The issues at their own paths; those of the whole belong to no field. */
function byField(issues: readonly ShapeIssue[]): { fields: FieldMessages; messages: string[] } {
  const byPath = new Map<string, string[]>()
  for (const { path, message } of issues) byPath.set(path, [...(byPath.get(path) ?? []), message])
  const { '': messages = [], ...fields } = Object.fromEntries(byPath)
  return { fields, messages }
}
