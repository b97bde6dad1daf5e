import type { $ZodType } from 'zod/v4/core'
import type { FieldMessages, LisaErrorKind, ShapeIssue } from '../../errors/lisa-error.ts'
import { leavesOutcomeOpen } from '../../errors/status.ts'
import type { Accepted, AnyInput, Endpoint } from '../endpoint.ts'
import type { Config } from '../options.ts'
import { check } from './check.ts'
import type { Failing } from './failing.ts'

/** What a request sends besides its path. */
export interface Sent {
  search?: Record<string, string | number | boolean | undefined> | undefined
  body?: string | undefined
  /** The body's, in bytes of UTF-8. */
  size?: number | undefined
}

/**
 * What it takes to send more than a path. It hangs on the definition of an endpoint that does, so that a page whose
 * reads send nothing else does not carry it.
 */
export interface Sends {
  /** The fields of an input that stand neither in the path nor in the body. */
  query(endpoint: Endpoint, input: AnyInput): AnyInput
  /** Checks query and body before they leave: throws `invalid` and `too-large`. */
  prepare(endpoint: Endpoint, input: AnyInput, config: Config, fail: Failing): Promise<Sent>
  /** Whether a write that ended so may have reached LiSA all the same. */
  leavesOutcomeOpen(endpoint: Endpoint, kind: LisaErrorKind, status: number | undefined): boolean
  /** The receipt of a write that LiSA has accepted. */
  receipt(endpoint: Endpoint, facts: object, acceptedAt: number): Accepted | undefined
}

export const sends: Sends = {
  query,
  async prepare(endpoint, input, { validate }, fail) {
    const { query: querySchema, body: schema, maxBytes: limit } = endpoint
    const search = querySchema && ((await checked(fail, querySchema, query(endpoint, input))) as Sent['search'])
    if (!schema) return { search }
    const body = JSON.stringify(validate === 'server' ? input.body : await checked(fail, schema, input.body))
    const size = new TextEncoder().encode(body).length
    if (limit && size > limit) throw fail('too-large', `not sent, ${size} bytes are over the limit of ${limit}`, { size, limit })
    return { search, body, size }
  },
  leavesOutcomeOpen: ({ method }, kind, status) => method !== 'GET' && leavesOutcomeOpen(kind, status),
  receipt: ({ method }, facts, acceptedAt) => (method === 'GET' ? undefined : { ...facts, accepted: true, acceptedAt }),
}

function query({ path }: Endpoint, input: AnyInput): AnyInput {
  const isInQuery = ([name, value]: [string, unknown]): boolean =>
    value !== undefined && name !== 'body' && !path.includes(`{${name}}`)
  return Object.fromEntries(Object.entries(input).filter(isInQuery))
}

async function checked(fail: Failing, schema: $ZodType, input: unknown): Promise<unknown> {
  const { value, issues } = await check(schema, input)
  if (!issues.length) return value
  throw fail('invalid', `not sent, ${issues.map(({ path, message }) => `${path} ${message}`).join(', ')}`, sorted(issues))
}

/** The issues at their own paths; those of the whole belong to no field. */
function sorted(issues: readonly ShapeIssue[]): { fields: FieldMessages; messages: string[] } {
  const byPath = new Map<string, string[]>()
  for (const { path, message } of issues) byPath.set(path, [...(byPath.get(path) ?? []), message])
  const { '': messages = [], ...fields } = Object.fromEntries(byPath)
  return { fields, messages }
}
