import type { SteadyClock } from '../client/clock.ts'
import type { KeyLimit } from './gateway-options.ts'
import type { GatewayStore, Share } from './store/gateway-store.ts'

/** The key's limit over all instances. */
export interface KeyGate {
  /** Resolves to 0 when LiSA may be asked, or to how long one would have to wait, in milliseconds, if that is longer than `patience`. */
  enter(share: Share, patience: number): Promise<number>
  /** LiSA said how many requests are left. */
  correct(remaining: number): Promise<void>
  /** LiSA takes nothing for so long. */
  pause(milliseconds: number): Promise<void>
  /** How much of the window is used, from 0 to 1. */
  usage(): Promise<number>
}

/** A request on its way is counted by LiSA a little later than here. */
const margin = 300
/** More requests than this do not wait: the answer is 429 at once. */
const longestQueue = 1_000

/** How long a request counts here, in milliseconds. */
export const windowOf = ({ window }: KeyLimit): number => window + margin

export function createKeyGate(store: GatewayStore, rateLimit: KeyLimit, clock: SteadyClock): KeyGate {
  const reservation = { limit: rateLimit.limit, window: windowOf(rateLimit) }
  let waiting = 0

  const enter = async (share: Share, patience: number): Promise<number> => {
    const deadline = clock.now() + patience
    for (;;) {
      const wait = await store.reserve({ ...reservation, share })
      if (wait === 0) return 0
      if (clock.now() + wait > deadline || waiting >= longestQueue) return wait
      waiting += 1
      // Not all at the same instant.
      await new Promise<void>((resolve) => clock.after(wait + Math.random() * 20, resolve))
      waiting -= 1
    }
  }
  return {
    enter,
    correct: (remaining) => store.correct(remaining, reservation),
    pause: (milliseconds) => store.pause(milliseconds),
    usage: () => store.usage(reservation),
  }
}
