import type { FieldMessages, FieldReason } from '../../errors/lisa-error.ts'
import { mistake } from '../../errors/mistake.ts'
import { absoluteAddress, checkAddress } from '../address.ts'
import type { AnyInput, EncodedBody, Endpoint } from '../endpoint.ts'
import type { Config } from '../options.ts'
import type { StandardSchema } from '../standard-schema.ts'
import { targetOf } from '../target.ts'
import { check, keysOf, valueAt } from './check.ts'
import { type Failing, failing } from './failing.ts'
import { fieldWords } from './field-words.ts'

/** A request whose input has been checked. */
export interface PreparedRequest {
  endpoint: Endpoint
  config: Config
  /** Absolute, without the query. */
  url: string
  /** The text after the `?`; empty for none. */
  search: string
  /** The headers that the input gives. */
  headers: Record<string, string>
  body: EncodedBody['body'] | undefined
  contentType: string | undefined
  /** The body's size in bytes of UTF-8. */
  size: number | undefined
  /** Makes the `LisaError`s of this request. */
  fail: Failing
}

/** Checks the input and makes the request; throws `invalid` or `too-large`, or a `TypeError` where a path parameter is missing. */
export async function prepare(config: Config, endpoint: Endpoint, input: AnyInput): Promise<PreparedRequest> {
  const { path, query } = targetOf(endpoint, input)
  const base = endpoint.base?.(config) ?? serverOf(config, endpoint)
  // The client's own was checked when it was made.
  if (base !== config.baseUrl) checkAddress('baseUrl', base)
  const url = absoluteAddress(base) + path
  const fail = failing(endpoint, path, url, input)
  if (emptySegments(path) !== emptySegments(endpoint.path)) throw fail('not-found', 'not sent, an id is missing')
  const encode = endpoint.encodeQuery ?? encodeQuery
  const search = endpoint.query ? encode((await checked(endpoint.query, query, fail)) as AnyInput) : ''
  const headers = endpoint.headers ? await prepareHeaders(endpoint.headers, input, fail) : {}
  const { body, contentType, size } = endpoint.body ? await prepareBody(config, endpoint, input, fail) : noBody
  return { endpoint, config, url, search, headers, body, contentType, size, fail }
}

/**
 * The address that an endpoint lives at. One on another server than `baseUrl` goes only where the client's `servers` says,
 * since the credential goes along; a `TypeError` says so otherwise. A public endpoint has no credential to lose.
 */
function serverOf({ baseUrl, servers = {} }: Config, { server, isPublic, method, path }: Endpoint): string | URL {
  if (server === undefined) return baseUrl
  // A server such as `/v3` is another path of the same host.
  const own = new URL(server, `${absoluteAddress(baseUrl)}/`)
  const allowed = Object.hasOwn(servers, server) ? servers[server] : undefined
  if (allowed instanceof URL || typeof allowed === 'string') {
    checkAddress('servers', allowed)
    return allowed
  }
  if (allowed || isPublic || own.origin === new URL(absoluteAddress(baseUrl)).origin) return own
  const advice =
    process.env.NODE_ENV !== 'production' ? `: pass servers: { '${server}': true } to let the credential go there` : ''
  throw mistake(
    'foreign-server',
    `${method} ${path} lives at ${server}, where the credential of createLisaClient does not go${advice}`,
  )
}

/** The headers of an input as texts; those that are `undefined` or null are left out. */
async function prepareHeaders(schema: StandardSchema, input: AnyInput, fail: Failing): Promise<Record<string, string>> {
  const given = (await checked(schema, input.headers ?? {}, fail, 'headers')) as AnyInput
  const entries = Object.entries(given).filter(([, value]) => value !== undefined && value !== null)
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
}

/** How many segments of a path are empty, `.` or `..`, which no server sees as they are. */
const emptySegments = (path: string): number =>
  path
    .split('/')
    .slice(1)
    .filter((segment) => segment === '' || segment === '.' || segment === '..').length

/** The fields of a query as they stand in an address: a list repeats its name, and what is `undefined` or null is left out. */
function encodeQuery(query: AnyInput): string {
  const search = new URLSearchParams()
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values].flat()) if (value !== undefined && value !== null) search.append(name, String(value))
  }
  return String(search)
}

const noBody = { body: undefined, contentType: undefined, size: undefined }

async function prepareBody(
  { validate }: Config,
  { body: schema, isBodyOptional, encodeBody = encodeJson, maxBytes: limit }: Endpoint,
  input: AnyInput,
  fail: Failing,
): Promise<Pick<PreparedRequest, 'body' | 'contentType' | 'size'>> {
  const isLeftOut = isBodyOptional && input.body === undefined
  if (!schema || isLeftOut) return noBody
  const value = validate === 'server' ? input.body : await checked(schema, input.body, fail)
  const { body, contentType } = encodeBody(value as never)
  const size = sizeOf(body)
  if (limit && size && size > limit) {
    throw fail('too-large', `not sent, ${size} bytes are over the limit of ${limit}`, { size, limit })
  }
  return { body, contentType, size }
}

const encodeJson = (body: unknown): EncodedBody => ({ body: JSON.stringify(body), contentType: 'application/json' })

/** The body's size in bytes, if it is known before it is sent. */
function sizeOf(body: EncodedBody['body']): number | undefined {
  if (typeof body === 'string') return new TextEncoder().encode(body).length
  return body instanceof Blob ? body.size : undefined
}

/** The schema's output for a part of the input; throws `invalid` where the schema refuses it. */
async function checked(schema: StandardSchema, input: unknown, fail: Failing, under?: string): Promise<unknown> {
  const result = await check(schema, input)
  if (!result.issues) return result.value
  const issues = result.issues.map((issue): RefusedField => {
    const keys = keysOf(issue)
    const path = [...(under ? [under] : []), ...keys.map(String)].join('.')
    return { path, ...fieldWords(issue, valueAt(input, keys)) }
  })
  throw fail('invalid', `not sent, ${issues.map(({ path, message }) => `${path} ${message}`).join(', ')}`, byField(issues))
}

interface RefusedField {
  path: string
  message: string
  reason: FieldReason | undefined
}

/** The messages and reasons by path; those with an empty path belong to no field. */
function byField(issues: readonly RefusedField[]): {
  fields: FieldMessages
  messages: string[]
  reasons: Record<string, (FieldReason | undefined)[]>
} {
  const byPath = new Map<string, RefusedField[]>()
  for (const issue of issues) byPath.set(issue.path, [...(byPath.get(issue.path) ?? []), issue])
  const collected = <Part>(part: (issue: RefusedField) => Part): Record<string, Part[]> =>
    Object.fromEntries([...byPath].map(([path, some]) => [path, some.map(part)]))
  const { '': messages = [], ...fields } = collected(({ message }) => message)
  return { fields, messages, reasons: collected(({ reason }) => reason) }
}
