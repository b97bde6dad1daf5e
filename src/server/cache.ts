import { type CachedRead, type CacheParts, flightOf } from './cached-read.ts'
import type { Demand } from './demand.ts'
import { createFreshness } from './freshness.ts'
import type { GatewayAnswer } from './gateway-answer.ts'
import { fromStore, keptAnswer } from './kept-answer.ts'
import { load } from './load.ts'
import type { StoreRead } from './store/gateway-store.ts'

export type ReadCache = (read: CachedRead) => Promise<GatewayAnswer>

/** Answers public reads from the store, and asks LiSA once for all who want the same. */
export function createCache(parts: CacheParts & { demand: Demand }): ReadCache {
  const { store, clock, gate, options, isSharing, demand } = parts
  const freshFor = createFreshness(gate, clock, options)
  const underWay = new Map<string, Promise<GatewayAnswer>>()

  const start = (read: CachedRead, found: StoreRead): Promise<GatewayAnswer> => {
    const flight = flightOf(read, found)
    const loading = load(parts, read, found).finally(() => underWay.delete(flight))
    if (isSharing) underWay.set(flight, loading)
    return loading
  }

  return async (read) => {
    demand.add(read.key)
    const found = await store.read(read.key, read.paths, true)
    const kept = keptAnswer(found, options)
    const isFresh = kept && found.now - kept.askedAt < (await freshFor(read, kept))
    if (isFresh) return fromStore(options, read.fresh, kept, found.now, 'hit')
    const loading = (isSharing && underWay.get(flightOf(read, found))) || start(read, found)
    read.waitUntil?.(loading.catch(() => undefined))
    if (kept?.status !== 200) return loading
    // A refresh that fails says so by an event.
    loading.catch(() => undefined)
    return fromStore(options, read.fresh, kept, found.now, 'stale')
  }
}
