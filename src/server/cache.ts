import { type CachedRead, type CacheParts, flightOf } from './cached-read.ts'
import type { Demand } from './demand.ts'
import { createFreshness } from './freshness.ts'
import type { GatewayAnswer } from './gateway-answer.ts'
import { createHold, type Hold } from './hold.ts'
import { fromStore, keptAnswer } from './kept-answer.ts'
import { load, tooMany } from './load.ts'
import type { StoreRead } from './store/gateway-store.ts'

/**
 * Answers a read. With a `deadline`, a moment of the clock, it is 429 as soon as it is known that LiSA is not asked by then; others wait
 * on for the same read.
 */
export type ReadCache = (read: CachedRead, deadline?: number) => Promise<GatewayAnswer>

/** A read that is under way. */
interface Flight {
  answer: Promise<GatewayAnswer>
  hold: Hold
}

/** Answers public reads from the store, and asks LiSA once for all who want the same. */
export function createCache(parts: CacheParts & { demand: Demand }): ReadCache {
  const { store, clock, gate, options, isSharing, demand } = parts
  const freshFor = createFreshness(gate, clock, options)
  const underWay = new Map<string, Flight>()

  const start = (read: CachedRead, found: StoreRead): Flight => {
    const name = flightOf(read, found)
    const hold = createHold(clock)
    const flight = { answer: load(parts, read, found, hold).finally(() => underWay.delete(name)), hold }
    if (isSharing) underWay.set(name, flight)
    return flight
  }

  return async (read, deadline) => {
    demand.add(read.key)
    const found = await store.read(read.key, read.paths, true)
    const kept = keptAnswer(found, options)
    const isFresh = kept && found.now - kept.askedAt < (await freshFor(read, kept))
    if (isFresh) return fromStore(options, read.fresh, kept, found.now, 'hit')
    const { answer, hold } = underWay.get(flightOf(read, found)) ?? start(read, found)
    // A refresh that fails says so by an event.
    const ended = answer.catch(() => undefined)
    read.waitUntil?.(ended)
    if (kept?.status !== 200) return deadline === undefined ? answer : Promise.race([answer, hold.past(deadline).then(tooMany)])
    return fromStore(options, read.fresh, kept, found.now, 'stale')
  }
}
