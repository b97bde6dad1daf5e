import type { GatewayStore } from './gateway-store.ts'
import type { Reachability } from './reachability.ts'

/** The most locks that are ended after an outage; the others end by themselves. */
const mostLeft = 1_000

/** Locks, of which none stays behind in a store that was away when it was ended. */
export interface StoreLocks {
  calls: Pick<GatewayStore, 'lock' | 'renew' | 'unlock'>
  /** Ends those that were left in the shared store. */
  release(): void
}

export function createLocks(
  { shared, own }: { shared: GatewayStore; own: GatewayStore },
  attempt: Reachability['attempt'],
): StoreLocks {
  const left = new Set<string>()
  const unlockShared = (key: string): void => {
    shared.unlock(key).catch(() => undefined)
  }
  const calls: StoreLocks['calls'] = {
    lock: (key, milliseconds) =>
      attempt(
        () => shared.lock(key, milliseconds),
        () => own.lock(key, milliseconds),
        (isLate) => {
          if (isLate) unlockShared(key)
        },
      ),
    // Where the shared store cannot renew, locks are taken for long.
    ...(shared.renew && {
      renew: (key, milliseconds) =>
        attempt(
          async () => shared.renew?.(key, milliseconds),
          async () => own.renew?.(key, milliseconds),
        ),
    }),
    unlock: (key) =>
      attempt(
        () => shared.unlock(key),
        () => {
          if (left.size < mostLeft) left.add(key)
          return own.unlock(key)
        },
      ),
  }
  return {
    calls,
    release() {
      for (const key of left) unlockShared(key)
      left.clear()
    },
  }
}
