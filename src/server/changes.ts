import type { SteadyClock } from '../client/clock.ts'
import type { ReadCache } from './cache.ts'
import type { CachedRead } from './cached-read.ts'
import type { LiveHub } from './live/live-hub.ts'
import { createRecentReads } from './recent-reads.ts'
import type { GatewayStore } from './store/gateway-store.ts'
import { canTouch, touchName } from './touch-names.ts'

/** What happens when reads have changed: by a write through the gateway, or by what LiSA notifies. */
export interface Changes {
  /** Remembers a read that visitors ask for, to have it warm after a change. */
  remember(read: CachedRead): void
  /** Resolves once nothing old is served of what these paths touch; then reads again what visitors ask for, and tells their pages. */
  announce(paths: readonly string[], waitUntil?: WaitUntil): Promise<void>
  /** Tells at once what waits to be told. */
  close(): Promise<void>
}

/** Keeps the platform from ending work that goes on after an answer. */
export type WaitUntil = (work: Promise<unknown>) => void

/** In milliseconds: a write and LiSA's notification of it come together, and so does a burst of either. */
const together = 500
/** In milliseconds: pages hear of a change before it is warm where LiSA is slow. */
const warmingTime = 2_000

/** A change that the store has counted. */
interface Change {
  version: number
  paths: readonly string[]
}

export function createChanges(
  store: GatewayStore,
  hub: LiveHub,
  publicPaths: readonly string[],
  { warm }: ReadCache,
  clock: SteadyClock,
): Changes {
  const recent = createRecentReads(clock)
  const closing = new AbortController()
  const underWay = new Set<Promise<void>>()
  let waiting: Change[] = []
  let next: Promise<void> | undefined
  /** Pages hear of public reads alone. */
  const isPublic = (path: string): boolean => publicPaths.some((pattern) => canTouch(path, pattern))

  const tellTogether = async (): Promise<void> => {
    await waited(together, closing.signal, clock)
    next = undefined
    const changes = waiting.sort((one, other) => one.version - other.version)
    waiting = []
    const paths = [...new Set(changes.flatMap((change) => change.paths))]
    const names = paths.map(touchName)
    const warming = recent.take(names).map((read) => warm(read, names))
    await Promise.race([Promise.allSettled(warming), waited(warmingTime, closing.signal, clock)])
    // All in one event. The others are told without paths, also where no page hears of any: the versions have no gap.
    const last = changes.pop()
    await Promise.all(changes.map(({ version }) => hub.publish({ version, paths: [] })))
    if (last) await hub.publish({ version: last.version, paths: paths.filter(isPublic) })
  }
  const start = (): Promise<void> => {
    const telling = tellTogether()
      .catch(() => undefined)
      .finally(() => underWay.delete(telling))
    underWay.add(telling)
    return telling
  }

  return {
    remember: recent.add,
    async announce(paths, waitUntil) {
      const version = await store.touch(paths.map(touchName))
      waiting.push({ version, paths })
      next ??= start()
      waitUntil?.(next)
    },
    async close() {
      closing.abort()
      await Promise.all(underWay)
    },
  }
}

/** Resolves after this many milliseconds, or once the signal aborts. */
function waited(milliseconds: number, signal: AbortSignal, clock: SteadyClock): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const cancel = clock.after(milliseconds, end)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
  })
}
