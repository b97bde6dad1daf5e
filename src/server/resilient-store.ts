import type { SteadyClock } from '../client/clock.ts'
import type { EmitGatewayEvent } from './gateway-events.ts'
import type { GatewayStore } from './store.ts'

/** How long a store may take, in milliseconds, before it counts as gone. */
const patience = 1_000
/** How long this instance goes on alone before it tries the store again. */
const pause = 2_000

/** A store that is never gone for its users: while the shared one cannot be reached, this instance goes on with its own. */
export function resilientStore(
  shared: GatewayStore,
  own: GatewayStore,
  clock: SteadyClock,
  emit: EmitGatewayEvent,
): GatewayStore {
  let isReachable = true
  let nextTry = 0
  /** The paths of writes that the shared store has not heard of. */
  const missed = new Set<string>()

  const lost = (error: unknown): void => {
    nextTry = clock.now() + pause
    if (!isReachable) return
    isReachable = false
    emit({ type: 'store', isReachable, message: error instanceof Error ? error.message : String(error) })
  }
  const found = (): void => {
    if (isReachable) return
    isReachable = true
    emit({ type: 'store', isReachable })
    // What others still have of before these writes must not be served.
    if (missed.size > 0) void shared.touch([...missed]).then(() => missed.clear(), lost)
  }

  const withStore = async <Result>(work: (store: GatewayStore) => Promise<Result>): Promise<Result> => {
    if (!isReachable && clock.now() < nextTry) return work(own)
    // One request tries; the others do not wait for it.
    if (!isReachable) nextTry = clock.now() + pause
    let cancel: (() => void) | undefined
    const late = new Promise<never>((_, reject) => {
      cancel = clock.after(patience, () => reject(new Error(`The store did not answer in ${patience} ms`)))
    })
    try {
      const result = await Promise.race([work(shared), late])
      found()
      return result
    } catch (error) {
      lost(error)
      return work(own)
    } finally {
      cancel?.()
    }
  }

  return {
    read: (key, paths) => withStore((store) => store.read(key, paths)),
    write: (key, answer, milliseconds) => withStore((store) => store.write(key, answer, milliseconds)),
    touch: (paths) =>
      withStore((store) => {
        if (store === own) for (const path of paths) missed.add(path)
        return store.touch(paths)
      }),
    lock: (key, milliseconds) => withStore((store) => store.lock(key, milliseconds)),
    unlock: (key) => withStore((store) => store.unlock(key)),
    reserve: (reservation) => withStore((store) => store.reserve(reservation)),
    correct: (remaining, reservation) => withStore((store) => store.correct(remaining, reservation)),
    pause: (milliseconds) => withStore((store) => store.pause(milliseconds)),
    usage: (reservation) => withStore((store) => store.usage(reservation)),
    publish: (message) => withStore((store) => store.publish(message)),
    subscribe: (listener) => withStore((store) => store.subscribe(listener)),
    close: async () => {
      await Promise.allSettled([shared.close(), own.close()])
    },
  }
}
