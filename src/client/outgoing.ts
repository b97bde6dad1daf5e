import type { $ZodType } from 'zod/v4/core'
import { check } from './check.ts'
import { type AnyInput, type Endpoint, fillPath, queryOf } from './contract.ts'
import { type Failing, failing } from './failing.ts'
import { absoluteUrl, type Config } from './options.ts'

/** A request whose input has been checked. */
export interface Outgoing {
  endpoint: Endpoint
  /** Absolute, without the query. */
  url: string
  search: Record<string, string | number | boolean | undefined> | undefined
  body: string | undefined
  /** Makes the `LisaError`s of this request. */
  fail: Failing
}

/** Where and what to send; throws `invalid` or `too-large` for what must not leave, a `TypeError` for a call that lacks a parameter. */
export async function outgoing(config: Config, endpoint: Endpoint, input: AnyInput): Promise<Outgoing> {
  const path = fillPath(endpoint, input)
  const url = absoluteUrl(endpoint.base?.(config) ?? config.baseUrl) + path
  const fail = failing(endpoint, path, url)
  const template = endpoint.path.split('/')
  if (path.split('/').some((segment, place) => /^\.{0,2}$/.test(segment) && segment !== template[place])) {
    throw fail('not-found', 'not sent, an id is empty, `.` or `..`')
  }
  const { query, body: schema, maxBytes } = endpoint
  const search = query && ((await checked(fail, query, queryOf(endpoint, input))) as Outgoing['search'])
  const body = schema && JSON.stringify(config.validate === 'server' ? input.body : await checked(fail, schema, input.body))
  const size = maxBytes && body && byteLength(body)
  if (size && size > maxBytes)
    throw fail('too-large', `not sent, ${size} bytes are over the limit of ${maxBytes}`, { size, limit: maxBytes })
  return { endpoint, url, search, body, fail }
}

/** How many bytes of UTF-8 a text takes. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length

async function checked(fail: Failing, schema: $ZodType, input: unknown): Promise<unknown> {
  const { value, issues } = await check(schema, input)
  if (!issues.length) return value
  const at = (place: string): string[] => issues.filter(({ path }) => path === place).map(({ message }) => message)
  throw fail('invalid', `not sent, ${issues.map(({ path, message }) => `${path} ${message}`).join(', ')}`, {
    fields: Object.fromEntries(issues.filter(({ path }) => path).map(({ path }) => [path, at(path)])),
    messages: at(''),
  })
}
