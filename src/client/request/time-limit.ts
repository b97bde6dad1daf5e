import type { Config } from '../options.ts'
import type { Failing } from './failing.ts'

/** Keeps one request from taking longer than two waits and three timeouts, whatever tabs and servers do. */
export interface TimeLimit {
  /** From now on it holds; most requests never get so far. The time counts from when the request was made. */
  start(fail: Failing): void
  stop(): void
}

export function limitTime({ clock, maxWait, timeout }: Config, controller: AbortController): TimeLimit {
  const madeAt = clock.now()
  const limit = 2 * (maxWait + timeout) + timeout
  let cancel: (() => void) | undefined
  const stop = (): void => cancel?.()
  // The work may go on for ever after an abort, and would never stop it.
  controller.signal.addEventListener('abort', stop)
  return {
    start(fail) {
      if (cancel || controller.signal.aborted || !Number.isFinite(limit)) return
      const abort = (): void => controller.abort(fail('timeout', `no answer in ${limit} ms`))
      cancel = clock.after(Math.max(0, madeAt + limit - clock.now()), abort)
    },
    stop,
  }
}
