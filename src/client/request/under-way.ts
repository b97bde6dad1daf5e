import { abortReason } from '../abort.ts'
import type { Config } from '../options.ts'
import type { Failing } from './failing.ts'

/** A request that is under way. */
export interface Running {
  /** Aborts with the caller's signal, at `abortAll`, and when the request has taken too long. */
  readonly signal: AbortSignal
  /**
   * From now on it ends two waits and three timeouts after it was made, whatever tabs and servers do. Most requests end before
   * they need it.
   */
  limitTime(fail: Failing): void
}

/** The requests of a client that are under way. */
export interface UnderWay {
  /** Does the work. When its signal aborts, the promise rejects with the reason at once. */
  run<T>(callerSignal: AbortSignal | undefined, work: (running: Running) => Promise<T>): Promise<T>
  abortAll(): void
}

export function createUnderWay({ clock, maxWait, timeout }: Config): UnderWay {
  const callerSignals = new Map<AbortController, AbortSignal | undefined>()
  const limit = 2 * (maxWait + timeout) + timeout

  // The same listener for all requests, so that a signal has it once: Node warns of more than ten.
  const abortFollowers = ({ target }: Event): void => {
    for (const [controller, signal] of callerSignals) if (signal === target) controller.abort(abortReason(signal))
  }
  const forget = (controller: AbortController): void => {
    const signal = callerSignals.get(controller)
    callerSignals.delete(controller)
    if (signal && ![...callerSignals.values()].includes(signal)) signal.removeEventListener('abort', abortFollowers)
  }

  return {
    run: (callerSignal, work) =>
      new Promise((resolve, reject) => {
        const controller = new AbortController()
        const { signal } = controller
        const madeAt = clock.now()
        let cancelTimer: (() => void) | undefined
        const end = (): void => {
          cancelTimer?.()
          forget(controller)
        }
        const limitTime = (fail: Failing): void => {
          if (cancelTimer || signal.aborted || !Number.isFinite(limit)) return
          const abort = (): void => {
            const error = fail('timeout', `no answer in ${limit} ms`)
            // React Native's signals do not keep a reason.
            reject(error)
            controller.abort(error)
          }
          cancelTimer = clock.after(Math.max(0, madeAt + limit - clock.now()), abort)
        }
        callerSignals.set(controller, callerSignal)
        callerSignal?.addEventListener('abort', abortFollowers)
        // Reject at once: the work may never settle, for example when a custom `fetch` ignores its signal.
        signal.addEventListener('abort', () => {
          end()
          reject(abortReason(signal))
        })
        work({ signal, limitTime }).then(resolve, reject).finally(end)
      }),
    abortAll() {
      for (const controller of callerSignals.keys()) controller.abort()
    },
  }
}
