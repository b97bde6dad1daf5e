import type { SteadyClock } from '../client/clock.ts'
import type { CachedRead } from './cached-read.ts'
import type { LiveHub } from './live/live-hub.ts'
import type { GatewayStore } from './store/gateway-store.ts'

/** What happens when reads have changed: by a write through the gateway, or by what LiSA notifies. */
export interface Changes {
  /** Remembers a read that visitors ask for, to have it warm after a change. */
  remember(read: CachedRead): void
  /** Resolves once nothing old is served below these paths; then reads again what visitors ask for, and tells their pages. */
  announce(paths: readonly string[], waitUntil?: WaitUntil): Promise<void>
}

/** Keeps the platform from ending work that goes on after an answer. */
export type WaitUntil = (work: Promise<unknown>) => void

/** How many reads are remembered, and how many of them are read again after a change. */
const mostRemembered = 200
const mostWarmed = 20
/** In milliseconds: pages hear of a change before it is warm where LiSA is slow. */
const warmingTime = 2_000

export function createChanges(
  store: GatewayStore,
  hub: LiveHub,
  publicPaths: readonly string[],
  readAgain: (read: CachedRead) => Promise<unknown>,
  clock: SteadyClock,
): Changes {
  const remembered = new Map<string, CachedRead>()
  const isBelow = (paths: readonly string[]) => (read: CachedRead) => read.paths.some((path) => paths.includes(path))
  /** Pages hear of public reads alone. */
  const isPublic = (path: string): boolean => publicPaths.some((pattern) => isOnTheWay(pattern, path))
  const tell = async (version: number, paths: readonly string[]): Promise<void> => {
    // Refresh first what was asked for last.
    const warm = [...remembered.values()].reverse().filter(isBelow(paths)).slice(0, mostWarmed)
    await settledWithin(warm.map(readAgain), warmingTime, clock)
    // Also where no page hears of it: the versions have no gap.
    await hub.publish({ version, paths: paths.filter(isPublic) })
  }
  return {
    remember(read) {
      remembered.delete(read.key)
      remembered.set(read.key, read)
      const [oldest] = remembered.keys()
      if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest)
    },
    async announce(paths, waitUntil) {
      const version = await store.touch(paths)
      const telling = tell(version, paths).catch(() => undefined)
      waitUntil?.(telling)
    },
  }
}

/** Whether one of the two paths leads to the other: `/shows` to `/shows/{id}`, and `/shows/42/products` from it. */
function isOnTheWay(pattern: string, path: string): boolean {
  const [names, segments] = [pattern.split('/'), path.split('/')]
  const shared = names.slice(0, segments.length)
  return shared.every((name, at) => name.startsWith('{') || name === segments[at])
}

/** Waits until all have ended, and for so long at the most. */
function settledWithin(work: readonly Promise<unknown>[], milliseconds: number, clock: SteadyClock): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(milliseconds, resolve)
    void Promise.allSettled(work).then(() => {
      cancel()
      resolve()
    })
  })
}
