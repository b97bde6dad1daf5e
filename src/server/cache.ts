import { type CachedRead, type CacheParts, flightOf } from './cached-read.ts'
import type { Demand } from './demand.ts'
import { createFreshness } from './freshness.ts'
import type { GatewayAnswer } from './gateway-answer.ts'
import { createHold, type Hold } from './hold.ts'
import { fromStore, keptAnswer } from './kept-answer.ts'
import { load, loadAgain, tooMany } from './load.ts'
import type { StoreRead } from './store/gateway-store.ts'

/** A read that is under way. */
interface Flight {
  answer: Promise<GatewayAnswer>
  hold: Hold
}

/** Answers public reads from the store, and asks LiSA once for all who want the same. */
export interface ReadCache {
  /**
   * For a visitor. With a `deadline`, a moment of the clock, it is 429 as soon as it is known that LiSA is not asked by then; others wait
   * on for the same read.
   */
  read(read: CachedRead, deadline?: number): Promise<GatewayAnswer>
  /**
   * Reads again what has just been touched under these names, so that those who come find it: unless somebody has, the key has no
   * request left for a refresh, or nothing is cached but a 404 of another resource. Resolves once it is there, or will not be.
   */
  warm(read: CachedRead, names: readonly string[]): Promise<void>
}

export function createCache(parts: CacheParts & { demand: Demand }): ReadCache {
  const { store, clock, gate, options, isSharing, demand } = parts
  const freshFor = createFreshness(gate, clock, options)
  const underWay = new Map<string, Flight>()
  /** Each gives no answer where it is left to the visitors. */
  const warming = new Map<string, Promise<GatewayAnswer | undefined>>()

  const start = (read: CachedRead, found: StoreRead): Flight => {
    const name = flightOf(read, found)
    const hold = createHold(clock)
    const loading = async (): Promise<GatewayAnswer> => (await warming.get(name)) ?? load(parts, read, found, hold)
    const flight = { answer: loading().finally(() => underWay.delete(name)), hold }
    if (isSharing) underWay.set(name, flight)
    return flight
  }

  return {
    async read(read, deadline) {
      demand.add(read.key)
      const found = await store.read(read.key, read.paths, true)
      const kept = keptAnswer(found, options)
      const isFresh = kept && found.now - kept.askedAt < (await freshFor(read, kept))
      if (isFresh) return fromStore(options, read.fresh, kept, found, 'hit')
      const { answer, hold } = underWay.get(flightOf(read, found)) ?? start(read, found)
      // A refresh that fails says so by an event.
      const ended = answer.catch(() => undefined)
      read.waitUntil?.(ended)
      if (kept?.status !== 200) return deadline === undefined ? answer : Promise.race([answer, hold.past(deadline).then(tooMany)])
      return fromStore(options, read.fresh, kept, found, 'stale')
    },
    async warm(read, names) {
      const found = await store.read(read.key, read.paths)
      const name = flightOf(read, found)
      const isOwn = names.includes(read.path) || names.includes(`${read.path}?`)
      const isWanted = found.answer?.status === 200 || isOwn
      if (!isWanted || keptAnswer(found, options) || warming.has(name) || underWay.has(name)) return
      const reading = loadAgain(parts, read, found, createHold(clock)).finally(() => warming.delete(name))
      if (isSharing) warming.set(name, reading)
      await reading
    },
  }
}
