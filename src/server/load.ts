import type { SteadyClock } from '../client/clock.ts'
import type { Breaker } from './breaker.ts'
import { etagOf, type GatewayAnswer, refusal } from './gateway-answer.ts'
import type { EmitGatewayEvent } from './gateway-events.ts'
import type { CacheOptions } from './gateway-options.ts'
import { fromStore, keptAnswer } from './kept-answer.ts'
import type { KeyGate } from './key-gate.ts'
import type { ShownAnswer } from './public-read.ts'
import type { GatewayStore, StoreRead } from './store/gateway-store.ts'

/** A read of the cache. */
export interface CachedRead {
  /** Names the answer: the canonical address below the gateway. */
  key: string
  /** The path and all paths around it: a write that touches one of them ends the answer. */
  paths: readonly string[]
  /** The endpoint's method and path, for events. */
  name: string
  /** How long an answer counts as fresh, in milliseconds. */
  fresh: number
  /** Asks LiSA, within so many milliseconds. Its own waits do not count. */
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
  breaker: Breaker
  clock: SteadyClock
  options: CacheOptions
  maxWait: number
  timeout: number
  /** Whether a request may wait for what another one has begun; otherwise it waits for the store. */
  isSharing: boolean
  emit: EmitGatewayEvent
}

/** From arrival to answer, in milliseconds: below the 20 s after which a browser's client gives up. */
const longestAnswer = 17_000

/** Asks LiSA, unless another instance is about to. What fails is answered from the store as long as that may be served. */
export async function load(
  parts: CacheParts,
  read: CachedRead,
  found: StoreRead,
  deadline = parts.clock.now() + longestAnswer,
): Promise<GatewayAnswer> {
  const { store, clock } = parts
  const flight = flightOf(read, found)
  const isRefresh = keptAnswer(found, parts.options)?.status === 200
  if (await store.lock(flight, longestAnswer)) {
    try {
      // Another request may have had the lock, and the answer, since.
      const again = await store.read(read.key, read.paths)
      const kept = keptAnswer(again, parts.options)
      const isNews = kept && kept.askedAt > (found.answer?.askedAt ?? 0)
      if (isNews && flightOf(read, again) === flight) return fromStore(parts.options, read.fresh, kept, again.now, 'hit')
      return await ask(parts, read, again, isRefresh ? 'refresh' : 'miss', deadline)
    } finally {
      await store.unlock(flight)
    }
  }
  for (let wait = firstPoll; !isRefresh && clock.now() < deadline; wait = Math.min(wait * 1.5, longestPoll)) {
    await new Promise<void>((resolve) => clock.after(wait, resolve))
    const again = await store.read(read.key, read.paths)
    const kept = keptAnswer(again, parts.options)
    if (kept) return fromStore(parts.options, read.fresh, kept, again.now, 'hit')
    if (await store.lock(flightOf(read, again), longestAnswer)) {
      await store.unlock(flightOf(read, again))
      return load(parts, read, again, deadline)
    }
  }
  return refusal(503, 'LiSA is not available', { retryIn: 1_000 })
}

/** Names what is asked for together: nobody who comes after a write waits for what was asked before it. */
export const flightOf = ({ key }: CachedRead, { touched }: StoreRead): string => (touched > 0 ? `${key} after ${touched}` : key)

/** How long an instance waits before it looks whether another one has the answer, in milliseconds: ever longer, up to a bound. */
const firstPoll = 25
const longestPoll = 400

async function ask(
  parts: CacheParts,
  read: CachedRead,
  found: StoreRead,
  reason: 'miss' | 'refresh',
  deadline: number,
): Promise<GatewayAnswer> {
  const { gate, breaker, clock, maxWait, timeout, emit } = parts
  const patience = Math.min(maxWait, deadline - clock.now())
  // A refresh never waits: what is stale goes on being served.
  const wait = await gate.enter(reason, reason === 'refresh' ? 0 : patience)
  if (wait > 0) return refusal(429, 'Too many requests', { retryIn: wait })
  const pause = breaker.wait()
  if (pause > 0) return refusal(503, 'LiSA is not available', { retryIn: pause })
  const loaded = await read.load(reason, Math.min(timeout, deadline - clock.now()))
  if (loaded.status === 200 || loaded.status === 404) return keep(parts, read, found, loaded)
  if (reason === 'refresh') emit({ type: 'refresh-failed', endpoint: read.name, status: loaded.upstreamStatus })
  const canWait = loaded.status === 429 && loaded.wait !== undefined && clock.now() + loaded.wait + 1_000 < deadline
  if (canWait && reason === 'miss' && (loaded.wait ?? 0) <= maxWait) return ask(parts, read, found, reason, deadline)
  const { status, body, contentType, requestId } = loaded
  return { status, body, contentType, requestId, mark: 'miss', retryIn: loaded.wait }
}

/** Keeps 200, and 404 for a while; nothing else is ever kept. */
async function keep(parts: CacheParts, read: CachedRead, found: StoreRead, loaded: LoadedAnswer): Promise<GatewayAnswer> {
  const { store, options } = parts
  const { status, body, contentType, requestId } = loaded
  const answer = {
    status,
    body,
    contentType,
    etag: await etagOf(body),
    askedAt: found.now,
    writesBefore: found.writes,
    own: found.own,
  }
  await store.write(read.key, answer, status === 200 ? options.stale : options.missing)
  return { ...fromStore(options, read.fresh, answer, found.now, 'miss'), requestId }
}
