import { type $ZodType, safeParse } from 'zod/v4/core'
import type { LisaError, ShapeIssue } from '../errors/lisa-error.ts'
import { type AnyInput, type Endpoint, fillPath, strayingNames } from './contract.ts'
import { type Failing, failing } from './failing.ts'
import { absoluteUrl, type Config } from './options.ts'
import { shapeIssues } from './shape-issues.ts'

/** A request whose input has been checked. */
export interface Outgoing {
  endpoint: Endpoint
  url: URL
  body: string | undefined
  /** Makes the `LisaError`s of this request. */
  fail: Failing
}

/** Where and what to send; throws `invalid` or `too-large` for what must not leave, a `TypeError` for a call that lacks a parameter. */
export function outgoing(config: Config, endpoint: Endpoint, input: AnyInput): Outgoing {
  const path = fillPath(endpoint, input)
  const url = new URL(absoluteUrl((endpoint.host === 'ingest' && config.ingestUrl) || hostUrl(config, endpoint)) + path)
  const fail = failing(endpoint, path, url)
  const straying = strayingNames(endpoint, input)
  if (straying.length > 0)
    throw invalid(
      fail,
      straying.map((name) => ({ path: name, message: 'is no id' })),
    )
  const query = endpoint.query ? checked(fail, endpoint.query, queryOf(endpoint, input)) : {}
  for (const [name, value] of Object.entries(query as AnyInput)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) url.searchParams.append(name, String(one))
    }
  }
  return { endpoint, url, body: bodyOf(config, endpoint, input, fail), fail }
}

const ingestUrl = 'https://ingest.hello-lisa.com'

function hostUrl({ baseUrl }: Config, { method, path, host }: Endpoint): string | URL {
  if (host !== 'ingest') return baseUrl
  // Without a word from the application, its credential may go from one of LiSA's own hosts to another, and nowhere else.
  if (/(^|\.)hello-lisa\.com$/.test(new URL(absoluteUrl(baseUrl)).hostname)) return ingestUrl
  throw new TypeError(
    `${method} ${path} goes to ${ingestUrl}, to which the credential of another \`baseUrl\` is not sent unasked: pass \`ingestUrl\` to createLisaClient`,
  )
}

function queryOf({ path }: Endpoint, input: AnyInput): AnyInput {
  return Object.fromEntries(Object.entries(input).filter(([name]) => name !== 'body' && !path.includes(`{${name}}`)))
}

function bodyOf(config: Config, endpoint: Endpoint, input: AnyInput, fail: Failing): string | undefined {
  if (endpoint.body === undefined) return undefined
  const body = config.validate === 'server' ? input['body'] : checked(fail, endpoint.body, input['body'])
  const text = JSON.stringify(body)
  const { maxBytes = Number.POSITIVE_INFINITY } = endpoint
  const size = maxBytes < Number.POSITIVE_INFINITY ? byteLength(text) : 0
  if (size > maxBytes)
    throw fail('too-large', `its body has ${size} bytes, and LiSA takes ${maxBytes}`, { size, limit: maxBytes })
  return text
}

/** How many bytes of UTF-8 a text takes. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length

function checked(fail: Failing, schema: $ZodType, value: unknown): unknown {
  const result = safeParse(schema, value)
  if (result.success) return result.data
  throw invalid(fail, shapeIssues(result.error.issues))
}

function invalid(fail: Failing, issues: ShapeIssue[]): LisaError {
  const fields: Record<string, string[]> = {}
  for (const { path, message } of issues) if (path !== '') fields[path] = [...(fields[path] ?? []), message]
  const messages = issues.flatMap(({ path, message }) => (path === '' ? [message] : []))
  return fail('invalid', `not sent, ${issues.map(({ path, message }) => `${path || 'its body'} ${message}`).join(', ')}`, {
    fields,
    messages,
  })
}
