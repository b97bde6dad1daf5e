import type { SteadyClock } from '../client/clock.ts'
import type { Demand } from './demand.ts'
import type { MissDemand } from './store/gateway-store.ts'

/** The reads of this instance that wait to be asked for, because nothing is cached. */
export interface MissQueue {
  /**
   * Adds a read. A full queue drops the read that the fewest visitors want; `undefined` where that is the new one. `counted` is how
   * many visitors the store has counted for it.
   */
  join(key: string, counted: number | undefined): WaitingMiss | undefined
}

export interface WaitingMiss {
  /** Its demand now; `counted` is how many visitors the store has counted for it. */
  demand(counted: number | undefined): MissDemand
  /** How much longer it may wait, in milliseconds. */
  left(): number
  /** Waits this many milliseconds; resolves to `false` at once when a read that more visitors want takes its place. */
  pause(milliseconds: number): Promise<boolean>
  leave(): void
}

/** More reads than this do not wait: the least wanted is answered with 429 at once. */
const mostWaiting = 1_000
/** In milliseconds: a read that has waited this long knows how many others wait with it. */
const othersKnownAfter = 500
/** In milliseconds: a read that has waited this long goes wherever there is room, however few visitors want it. */
const anyRoomAfter = 2_000

/** A read that waits. */
interface Waiter {
  visitors(): number
  /** Ends its pause for a read that more visitors want; absent while LiSA is asked for it, when nothing takes its place. */
  giveWay?: (() => void) | undefined
}

export function createMissQueue(demand: Demand, maxWait: number, clock: SteadyClock): MissQueue {
  const waiters = new Set<Waiter>()

  /** Makes room for a read that this many visitors want, if fewer want another one. */
  const makeRoom = (visitors: number): boolean => {
    // Every read is wanted by at least one visitor.
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
      const waitingReads = (): number | undefined => {
        const waited = clock.now() - since
        if (waited >= Math.min(anyRoomAfter, maxWait / 2)) return 1
        return waited >= othersKnownAfter ? waiters.size : undefined
      }
      return {
        demand(counted = 0) {
          latest = counted
          return { visitors: visitors(), waiting: waitingReads() }
        },
        left: () => maxWait - (clock.now() - since),
        pause: (milliseconds) => pause(waiter, milliseconds),
        leave: () => void waiters.delete(waiter),
      }
    },
  }
}

/** The read that the fewest visitors want; of several, the one that came last. */
function leastWanted(waiters: Iterable<Waiter>): Waiter | undefined {
  let least: { waiter: Waiter; visitors: number } | undefined
  for (const waiter of waiters) {
    const visitors = waiter.visitors()
    if (waiter.giveWay && (!least || visitors <= least.visitors)) least = { waiter, visitors }
  }
  return least?.waiter
}
