import { type AnyInput, type Endpoint, fillPath } from '../endpoint.ts'
import { absoluteUrl, type Config } from '../options.ts'
import { type Failing, failing } from './failing.ts'
import type { Sent } from './sends.ts'

/** A request whose input has been checked. */
export interface Outgoing extends Sent {
  endpoint: Endpoint
  /** Absolute, without the query. */
  url: string
  /** Makes the `LisaError`s of this request. */
  fail: Failing
}

/** Where and what to send; throws `invalid` or `too-large` for what must not leave, a `TypeError` for a call that lacks a parameter. */
export async function outgoing(config: Config, endpoint: Endpoint, input: AnyInput): Promise<Outgoing> {
  const path = fillPath(endpoint, input)
  const url = absoluteUrl(endpoint.base?.(config) ?? config.baseUrl) + path
  const fail = failing(endpoint, path, url)
  if (hollow(path) !== hollow(endpoint.path)) throw fail('not-found', 'not sent, an id is missing')
  return { endpoint, url, fail, ...(await endpoint['~sends']?.prepare(endpoint, input, config, fail)) }
}

/** How many segments of a path are empty, `.` or `..`, which no server sees as they are. */
const hollow = (path: string): number | undefined => path.match(/\/\.{0,2}(?=\/|$)/g)?.length
