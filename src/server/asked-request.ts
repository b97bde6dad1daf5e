import type { AnyInput, Endpoint } from '../client/endpoint.ts'
import type { Config } from '../client/options.ts'
import type { Breaker } from './breaker.ts'
import type { ReadCache } from './cache.ts'
import type { Changes, WaitUntil } from './changes.ts'
import type { EmitGatewayEvent } from './gateway-events.ts'
import type { CacheOptions, GatewayOptions, KeyLimit, PublicRead } from './gateway-options.ts'
import type { KeyGate } from './key-gate.ts'
import type { LiveHub } from './live/live-hub.ts'
import { readHeaders, readQuery } from './query.ts'
import type { GatewayStore } from './store/gateway-store.ts'
import type { TurnAway } from './turn-away.ts'
import type { AskLisa } from './upstream.ts'

/** What the parts of one gateway share. */
export interface GatewayParts {
  options: GatewayOptions
  config: Config
  cache: CacheOptions
  rateLimit: KeyLimit
  timeout: number
  gate: KeyGate
  breaker: Breaker
  store: GatewayStore
  upstream: AskLisa
  readCache: ReadCache
  changes: Changes
  hub: LiveHub
  emit: EmitGatewayEvent
  turnAway: TurnAway
}

/** A request whose route is known. */
export interface AskedRequest {
  request: Request
  endpoint: Endpoint
  params: Record<string, string>
  waitUntil?: WaitUntil | undefined
}

/** What a request asks for, as a call of the endpoint takes it; or what refuses it. */
export async function inputOf(
  { request, endpoint, params }: AskedRequest,
  narrowed: PublicRead['query'],
): Promise<{ input: AnyInput } | { sentence: string; why: 'query' | 'header' }> {
  const read = await readQuery(endpoint, new URL(request.url).search, narrowed)
  if ('sentence' in read) return { ...read, why: 'query' }
  const head = await readHeaders(endpoint, request.headers)
  if ('sentence' in head) return { ...head, why: 'header' }
  const isTaken = (name: string): boolean => ['body', 'headers', 'query'].includes(name) || endpoint.path.includes(`{${name}}`)
  const entries = Object.entries(read.fields)
  const nested = Object.fromEntries(entries.filter(([name]) => isTaken(name)))
  const beside = Object.fromEntries(entries.filter(([name]) => !isTaken(name)))
  const headers = endpoint.headers && { headers: head.fields }
  return { input: { ...beside, ...params, ...headers, ...(Object.keys(nested).length > 0 && { query: nested }) } }
}

/** How events name an endpoint. */
export const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`
