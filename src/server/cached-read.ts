import type { SteadyClock } from '../client/clock.ts'
import type { Breaker } from './breaker.ts'
import type { EmitGatewayEvent } from './gateway-events.ts'
import type { CacheOptions } from './gateway-options.ts'
import type { KeyGate } from './key-gate.ts'
import type { MissQueue } from './miss-queue.ts'
import type { ShownAnswer } from './public-read.ts'
import type { GatewayStore, StoreRead } from './store/gateway-store.ts'

/** A read of the cache. */
export interface CachedRead {
  /** Names the answer: the canonical address below the gateway. */
  key: string
  path: string
  /** The names of all paths that touch it: a write that touches one of them ends the answer. */
  paths: readonly string[]
  /** The endpoint's method and path, for events. */
  name: string
  /** How long an answer counts as fresh, in milliseconds. */
  fresh: number
  /** Asks LiSA, which has this many milliseconds to answer. Waits before the request is sent do not count. */
  load: (reason: 'miss' | 'refresh', milliseconds: number) => Promise<LoadedAnswer>
  /** Keeps the platform from ending the work once the answer is out. */
  waitUntil?: ((work: Promise<unknown>) => void) | undefined
}

/** LiSA's answer, as a visitor may see it. */
export interface LoadedAnswer extends ShownAnswer {
  requestId: string
  /** How long LiSA wants the next try to wait, in milliseconds, where it says so. */
  wait: number | undefined
  /** What LiSA answered to the gateway. */
  upstreamStatus: number
}

/** What the cache works with. */
export interface CacheParts {
  store: GatewayStore
  gate: KeyGate
  misses: MissQueue
  breaker: Breaker
  clock: SteadyClock
  options: CacheOptions
  maxWait: number
  timeout: number
  /** Whether a request may wait for what another one has begun; otherwise it waits for the store. */
  isSharing: boolean
  emit: EmitGatewayEvent
}

/** Names what is asked for together: nobody who comes after a write waits for what was asked before it. */
export const flightOf = ({ key }: CachedRead, { touched }: StoreRead): string => (touched > 0 ? `${key} after ${touched}` : key)
