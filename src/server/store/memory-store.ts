import { createMemoryStorage } from 'ocache'
import { type Clock, steadyClock, systemClock } from '../../client/clock.ts'
import type { GatewayStore, StoredAnswer } from './gateway-store.ts'
import { createRequestWindow } from './request-window.ts'

/** What `memoryStore` takes. */
export interface MemoryStoreOptions {
  /** The most answers it keeps: 2,000 by default. Those that were not used for longest go first. */
  maxEntries?: number
  /** The most bytes it keeps: 100 MB by default. */
  maxBytes?: number
  /** Where it reads the time, for tests. */
  clock?: Clock
}

/** The most paths whose last write is remembered. */
const mostTouched = 10_000

/** A store for one instance of a gateway, bounded in entries and bytes. */
export function memoryStore({
  maxEntries = 2_000,
  maxBytes = 100_000_000,
  clock = systemClock,
}: MemoryStoreOptions = {}): GatewayStore {
  const time = steadyClock(clock)
  const answers = createMemoryStorage({ maxSize: maxEntries, maxBytes })
  const requests = createRequestWindow(time)
  const locks = new Map<string, number>()
  const listeners = new Set<(message: string) => void>()
  const touches = createTouches()

  return {
    async read(key, paths) {
      const answer = (await answers.get<StoredAnswer>(key)) ?? undefined
      return { answer, now: time.now(), writes: touches.count(), touched: touches.last(paths) }
    },
    write: async (key, answer, milliseconds) => answers.set(key, answer, { ttl: milliseconds / 1_000 }),
    touch: async (paths) => touches.add(paths),
    async lock(key, milliseconds) {
      const now = time.now()
      for (const [other, until] of locks) if (until <= now) locks.delete(other)
      if (locks.has(key)) return false
      locks.set(key, now + milliseconds)
      return true
    },
    async renew(key, milliseconds) {
      if (locks.has(key)) locks.set(key, time.now() + milliseconds)
    },
    unlock: async (key) => void locks.delete(key),
    async reserve(reservation) {
      const wait = requests.wait(reservation)
      if (wait === 0) requests.add(reservation.share)
      return wait
    },
    correct: async (remaining, reservation) => requests.correct(remaining, reservation),
    pause: async (milliseconds) => requests.pause(milliseconds),
    usage: async ({ limit, window }) => requests.used(window) / limit,
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

/** Counts writes, and remembers which one touched a path last. */
function createTouches() {
  const numbers = new Map<string, number>()
  let writes = 0
  /** Paths that are not remembered any more count as touched by this write. */
  let forgotten = 0
  return {
    count: (): number => writes,
    last: (paths: readonly string[]): number => Math.max(forgotten, ...paths.map((path) => numbers.get(path) ?? 0)),
    add(paths: readonly string[]): number {
      writes += 1
      for (const path of paths) {
        // Deleted first, so that the path that was touched last stands last.
        numbers.delete(path)
        numbers.set(path, writes)
      }
      for (const [path, number] of numbers) {
        if (numbers.size <= mostTouched) break
        numbers.delete(path)
        forgotten = number
      }
      return writes
    },
  }
}
