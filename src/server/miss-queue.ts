import type { SteadyClock } from '../client/clock.ts'
import type { Demand } from './demand.ts'
import type { MissDemand } from './store/gateway-store.ts'

/** The reads of this instance that wait to be asked for, because nothing is cached. */
export interface MissQueue {
  /**
   * One more waits. Where too many do, the least wanted gives way: that one, or `undefined` where it is the new one. `counted` is how
   * many visitors the store has counted for it.
   */
  join(key: string, counted: number | undefined): WaitingMiss | undefined
}

export interface WaitingMiss {
  /** How much it is wanted by now, where the store has counted so many visitors. */
  demand(counted: number | undefined): MissDemand
  /** How much longer it may wait, in milliseconds. */
  left(): number
  /** Waits so many milliseconds; `false` as soon as it gives way to a read that more visitors want. */
  pause(milliseconds: number): Promise<boolean>
  leave(): void
}

/** More reads than this do not wait: the least wanted is answered with 429 at once. */
const mostWaiting = 1_000
/** In milliseconds: after so long it is known whether the other reads that wait are few. */
const gathering = 500
/** In milliseconds: after so long a read goes wherever there is room, however few want it. */
const patience = 2_000

/** A read that waits. */
interface Waiter {
  visitors(): number
  /** Ends its pause; absent while it is asked for, when it gives way to nobody. */
  giveWay?: (() => void) | undefined
}

export function createMissQueue(demand: Demand, maxWait: number, clock: SteadyClock): MissQueue {
  const waiters = new Set<Waiter>()

  /** Makes room for one that so many visitors want, if another is wanted less. */
  const makeRoom = (visitors: number): boolean => {
    // None is wanted less than by one visitor.
    const least = visitors > 1 ? leastWanted(waiters) : undefined
    if (!least || least.visitors() >= visitors) return false
    waiters.delete(least)
    least.giveWay?.()
    return true
  }
  const pause = (waiter: Waiter, milliseconds: number): Promise<boolean> =>
    new Promise((resolve) => {
      const end = (isOver: boolean): void => {
        waiter.giveWay = undefined
        resolve(isOver)
      }
      const cancel = clock.after(milliseconds, () => end(true))
      waiter.giveWay = () => {
        cancel()
        end(false)
      }
    })

  return {
    join(key, counted = 0) {
      let latest = counted
      const visitors = (): number => Math.max(latest, demand.of(key))
      if (waiters.size >= mostWaiting && !makeRoom(visitors())) return undefined
      const waiter: Waiter = { visitors }
      waiters.add(waiter)
      const since = clock.now()
      const rank = (): number | undefined => {
        const waited = clock.now() - since
        if (waited >= Math.min(patience, maxWait / 2)) return 1
        return waited >= gathering ? waiters.size : undefined
      }
      return {
        demand(counted = 0) {
          latest = counted
          return { visitors: visitors(), waiting: rank() }
        },
        left: () => maxWait - (clock.now() - since),
        pause: (milliseconds) => pause(waiter, milliseconds),
        leave: () => void waiters.delete(waiter),
      }
    },
  }
}

/** Of those that fewest want, the one that came last. */
function leastWanted(waiters: Iterable<Waiter>): Waiter | undefined {
  let least: { waiter: Waiter; visitors: number } | undefined
  for (const waiter of waiters) {
    const visitors = waiter.visitors()
    if (waiter.giveWay && (!least || visitors <= least.visitors)) least = { waiter, visitors }
  }
  return least?.waiter
}
