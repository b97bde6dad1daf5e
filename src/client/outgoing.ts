import { type $ZodType, safeParse } from 'zod/v4/core'
import { type AnyInput, type Endpoint, fillPath, queryOf } from './contract.ts'
import { type Failing, failing, shapeIssues } from './failing.ts'
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
export function outgoing(config: Config, endpoint: Endpoint, input: AnyInput): Outgoing {
  const path = fillPath(endpoint, input)
  const url = absoluteUrl(endpoint.base?.(config) ?? config.baseUrl) + path
  const fail = failing(endpoint, path, url)
  const template = endpoint.path.split('/')
  if (path.split('/').some((segment, place) => /^\.{0,2}$/.test(segment) && segment !== template[place])) {
    throw fail('not-found', 'not sent, an id is empty, `.` or `..`')
  }
  const search = endpoint.query && (checked(fail, endpoint.query, queryOf(endpoint, input)) as Outgoing['search'])
  return { endpoint, url, search, body: bodyOf(config, endpoint, input.body, fail), fail }
}

/** How many bytes of UTF-8 a text takes. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length

function bodyOf({ validate }: Config, { body: schema, maxBytes }: Endpoint, body: unknown, fail: Failing): string | undefined {
  if (!schema) return undefined
  const text = JSON.stringify(validate === 'server' ? body : checked(fail, schema, body))
  const size = maxBytes && byteLength(text)
  if (size && size > maxBytes)
    throw fail('too-large', `not sent, ${size} bytes are over the limit of ${maxBytes}`, { size, limit: maxBytes })
  return text
}

function checked(fail: Failing, schema: $ZodType, value: unknown): unknown {
  const { success, data, error } = safeParse(schema, value)
  if (success) return data
  const fields = new Map<string, string[]>()
  const issues = shapeIssues(error.issues)
  for (const { path, message } of issues) fields.set(path, [...(fields.get(path) ?? []), message])
  const messages = fields.get('') ?? []
  fields.delete('')
  throw fail('invalid', `not sent, ${issues.map(({ path, message }) => `${path} ${message}`).join(', ')}`, {
    fields: Object.fromEntries(fields),
    messages,
  })
}
