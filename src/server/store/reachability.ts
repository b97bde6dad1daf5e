import type { SteadyClock } from '../../client/clock.ts'
import type { EmitGatewayEvent } from '../gateway-events.ts'

/** How long a store may take to answer, in milliseconds, before it counts as unreachable. */
const patience = 1_000
/**
 * The wait consists of this many timers. After a process stood still for seconds, one long timer would end before the process has read
 * the store's answer, which is in its socket by then.
 */
const checks = 4
/** How long an instance goes on alone before it tries the store again, in milliseconds. */
const pause = 2_000

/** Whether the shared store can be reached, and what runs where it cannot. */
export interface Reachability {
  /**
   * Runs work on the shared store; where it cannot be reached, the other work instead. What the store does after all, too late, goes
   * to `undo`.
   */
  attempt<Result>(shared: () => Promise<Result>, alone: () => Promise<Result>, undo?: (late: Result) => void): Promise<Result>
  isReachable(): boolean
}

/** What a change of the reachability leads to. */
export interface ReachabilityHooks {
  /** Asks the shared store for something small. */
  probe: () => Promise<unknown>
  onLost: () => void
  onBack: () => void
}

export function createReachability(clock: SteadyClock, emit: EmitGatewayEvent, hooks: ReachabilityHooks): Reachability {
  let isReachable = true
  let nextTry = 0

  const lost = (error: unknown): void => {
    nextTry = clock.now() + pause
    if (!isReachable) return
    isReachable = false
    hooks.onLost()
    emit({ type: 'store', isReachable, message: error instanceof Error ? error.message : String(error) })
  }
  const back = (): void => {
    if (isReachable) return
    isReachable = true
    hooks.onBack()
    emit({ type: 'store', isReachable })
  }
  const inTime = async <Result>(work: Promise<Result>): Promise<Result> => {
    let cancel: (() => void) | undefined
    const late = new Promise<never>((_, reject) => {
      const check = (left: number): void => {
        if (left === 0) reject(new Error(`The store did not answer in ${patience} ms`))
        else cancel = clock.after(patience / checks, () => check(left - 1))
      }
      check(checks)
    })
    return Promise.race([work, late]).finally(() => cancel?.())
  }

  return {
    isReachable: () => isReachable,
    async attempt(shared, alone, undo) {
      if (!isReachable) {
        if (clock.now() >= nextTry) {
          // No visitor waits for this.
          nextTry = clock.now() + pause
          void inTime(hooks.probe()).then(back, lost)
        }
        return alone()
      }
      // Also where a store of the application's own throws at once.
      const work = (async () => shared())()
      try {
        return await inTime(work)
      } catch (error) {
        lost(error)
        if (undo) work.then(undo, () => undefined)
        return alone()
      }
    },
  }
}
