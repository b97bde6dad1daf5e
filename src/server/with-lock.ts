import type { SteadyClock } from '../client/clock.ts'
import type { GatewayStore } from './store/gateway-store.ts'

/** How long a lock lasts without a renewal, in milliseconds. When an instance dies, the others wait this long for its lock. */
const lease = 4_000
const renewEvery = 1_000

/**
 * Runs work while no other instance does it; `undefined` where another one has the lock. `longest` is how long the work may take, in
 * milliseconds.
 */
export async function withLock<Result>(
  { store, clock }: { store: GatewayStore; clock: SteadyClock },
  key: string,
  longest: number,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  const renew = store.renew?.bind(store)
  if (!(await store.lock(key, renew ? lease : longest))) return undefined
  let cancel: (() => void) | undefined
  const renewAgain = (): void => {
    cancel = clock.after(renewEvery, () => {
      renewAgain()
      void renew?.(key, lease).catch(() => undefined)
    })
  }
  if (renew) renewAgain()
  try {
    return await work()
  } finally {
    cancel?.()
    await store.unlock(key)
  }
}
