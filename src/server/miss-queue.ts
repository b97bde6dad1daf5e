import type { SteadyClock } from '../client/clock.ts'
import type { Demand } from './demand.ts'
import type { MissDemand } from './store/gateway-store.ts'

/** The reads of this instance that wait to be asked for, because nothing is cached. */
export interface MissQueue {
  /** One more waits; `undefined` where too many do. */
  join(key: string): WaitingMiss | undefined
}

export interface WaitingMiss {
  /** How much it is wanted by now, where the store has counted so many visitors. */
  demand(counted: number | undefined): MissDemand
  /** How much longer it may wait, in milliseconds. */
  left(): number
  leave(): void
}

/** More reads than this do not wait: the answer is 429 at once. */
const mostWaiting = 1_000
/** In milliseconds: after so long it is known whether the other reads that wait are few. */
const gathering = 500
/** In milliseconds: after so long a read goes wherever there is room, however few want it. */
const patience = 2_000

export function createMissQueue(demand: Demand, maxWait: number, clock: SteadyClock): MissQueue {
  let waiting = 0
  return {
    join(key) {
      if (waiting >= mostWaiting) return undefined
      waiting += 1
      const since = clock.now()
      const rank = (): number | undefined => {
        const waited = clock.now() - since
        if (waited >= Math.min(patience, maxWait / 2)) return 1
        return waited >= gathering ? waiting : undefined
      }
      return {
        demand: (counted = 0) => ({ visitors: Math.max(counted, demand.of(key)), waiting: rank() }),
        left: () => maxWait - (clock.now() - since),
        leave() {
          waiting -= 1
        },
      }
    },
  }
}
