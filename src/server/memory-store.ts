import { createMemoryStorage } from 'ocache'
import { type Clock, steadyClock, systemClock } from '../client/clock.ts'
import { mayGo, shares, type Used } from './shares.ts'
import type { GatewayStore, Reservation, Share, StoredAnswer } from './store.ts'

/** What `memoryStore` takes. */
export interface MemoryStoreOptions {
  /** The most answers it keeps: 2,000 by default. Those that were not used for longest go first. */
  maxEntries?: number
  /** The most bytes it keeps: 100 MB by default. */
  maxBytes?: number
  /** Where it reads the time, for tests. */
  clock?: Clock
}

/** A store for one instance of a gateway, bounded in entries and bytes. */
export function memoryStore({
  maxEntries = 2_000,
  maxBytes = 100_000_000,
  clock = systemClock,
}: MemoryStoreOptions = {}): GatewayStore {
  const time = steadyClock(clock)
  const answers = createMemoryStorage({ maxSize: maxEntries, maxBytes })
  const touchedBy = new Map<string, number>()
  const locks = new Map<string, number>()
  const listeners = new Set<(message: string) => void>()
  let writes = 0
  let pausedUntil = 0
  let taken: { at: number; share: Share }[] = []

  const usedIn = (window: number): Used => {
    const now = time.now()
    taken = taken.filter(({ at }) => at > now - window)
    const count = (share: Share): number => taken.filter((one) => one.share === share).length
    return { private: count('private'), refresh: count('refresh'), miss: count('miss') }
  }
  const total = (used: Used): number => shares.reduce((sum, share) => sum + used[share], 0)

  const reserve = ({ share, limit, window }: Reservation): number => {
    const now = time.now()
    if (pausedUntil > now) return pausedUntil - now
    if (!mayGo(share, usedIn(window), limit)) return Math.max(1, (taken[0]?.at ?? now) + window - now)
    taken.push({ at: now, share })
    return 0
  }

  return {
    async read(key, paths) {
      const answer = (await answers.get<StoredAnswer>(key)) ?? undefined
      const touched = Math.max(0, ...paths.map((path) => touchedBy.get(path) ?? 0))
      return { answer, now: time.now(), writes, touched }
    },
    write: async (key, answer, milliseconds) => answers.set(key, answer, { ttl: milliseconds / 1_000 }),
    async touch(paths) {
      writes += 1
      for (const path of paths) touchedBy.set(path, writes)
      return writes
    },
    async lock(key, milliseconds) {
      const now = time.now()
      for (const [other, until] of locks) if (until <= now) locks.delete(other)
      if (locks.has(key)) return false
      locks.set(key, now + milliseconds)
      return true
    },
    unlock: async (key) => void locks.delete(key),
    reserve: async (reservation) => reserve(reservation),
    async correct(remaining, { limit, window }) {
      const missing = limit - total(usedIn(window)) - remaining
      const at = time.now()
      for (let count = 0; count < missing; count += 1) taken.push({ at, share: 'miss' })
    },
    async pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, time.now() + milliseconds)
    },
    usage: async ({ limit, window }) => total(usedIn(window)) / limit,
    async publish(message) {
      for (const listener of [...listeners]) listener(message)
    },
    async subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => listeners.clear(),
  }
}
