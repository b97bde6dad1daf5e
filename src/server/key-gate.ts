import type { SteadyClock } from '../client/clock.ts'
import type { KeyLimit } from './gateway-options.ts'
import type { GatewayStore, MissDemand, Share } from './store/gateway-store.ts'
import { askAgainIn } from './store/shares.ts'

/** The key's limit over all instances. */
export interface KeyGate {
  /** Resolves to 0 when LiSA may be asked, or to how long one would have to wait, in milliseconds, if that is longer than `patience`. */
  enter(share: Share, patience: number): Promise<number>
  /** 0 when a read that is not cached may be asked for, else how long to wait before asking again, in milliseconds. */
  admit(demand: MissDemand): Promise<number>
  /** The wait of a read that `admit` has just refused, or of one that fewer visitors want; 0 where no wait is known. */
  knownWait(demand: MissDemand): number
  /** LiSA said how many requests are left. */
  correct(remaining: number): Promise<void>
  /** LiSA refuses every request for this long. */
  pause(milliseconds: number): Promise<void>
  /** How much of the window is used, from 0 to 1. */
  usage(): Promise<number>
}

/** In milliseconds: LiSA counts a request a little later than the gateway does. */
const margin = 300
/** More requests than this do not wait: the answer is 429 at once. */
const longestQueue = 1_000

/** How long a request counts here, in milliseconds. */
export const windowOf = ({ window }: KeyLimit): number => window + margin

export function createKeyGate(store: GatewayStore, rateLimit: KeyLimit, clock: SteadyClock): KeyGate {
  const reservation = { limit: rateLimit.limit, window: windowOf(rateLimit) }
  let waiting = 0
  /** The last refusals, of reads that go wherever there is room and of the others: what is told of these two differs. */
  const refused = new Map<boolean, { demand: MissDemand; at: number; wait: number }>()

  const admit: KeyGate['admit'] = async (demand) => {
    const wait = await store.reserve({ ...reservation, share: 'miss', demand })
    if (wait > 0) refused.set(isLast(demand), { demand, at: clock.now(), wait })
    return wait
  }
  const knownWait: KeyGate['knownWait'] = (demand) => {
    const last = refused.get(isLast(demand))
    if (!last || demand.visitors > last.demand.visitors || rankOf(demand) < rankOf(last.demand)) return 0
    const age = clock.now() - last.at
    return age < askAgainIn ? Math.max(0, last.wait - age) : 0
  }
  const enter: KeyGate['enter'] = async (share, patience) => {
    const deadline = clock.now() + patience
    for (;;) {
      const wait = await store.reserve({ ...reservation, share })
      if (wait === 0) return 0
      if (clock.now() + wait > deadline || waiting >= longestQueue) return wait
      waiting += 1
      // A random part, so that not all ask again at the same moment.
      await new Promise<void>((resolve) => clock.after(wait + Math.random() * 20, resolve))
      waiting -= 1
    }
  }
  return {
    enter,
    admit,
    knownWait,
    correct: (remaining) => store.correct(remaining, reservation),
    pause: (milliseconds) => store.pause(milliseconds),
    usage: () => store.usage(reservation),
  }
}

const isLast = ({ waiting }: MissDemand): boolean => waiting === 1
const rankOf = ({ waiting = Number.POSITIVE_INFINITY }: MissDemand): number => waiting
