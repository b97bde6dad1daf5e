import { abortReason } from '../abort.ts'
import type { Config } from '../options.ts'
import type { Failing } from './failing.ts'

/** A request that is under way. */
export interface Running {
  /** Aborts with the caller's signal, at `abortAll`, and when the request has taken too long. */
  readonly signal: AbortSignal
  /** Throws what the signal was aborted with. */
  throwIfAborted(): void
  /** Calls back when the signal aborts, with what it was aborted with. */
  whenAborted(callback: (reason: unknown) => void): void
  /**
   * From now on the request ends 2 × `maxWait` + 3 × `timeout` after its start at the latest, whatever tabs and servers do. Most
   * requests end before they need this limit.
   */
  limitTime(fail: Failing): void
}

/** The requests of a client that are under way. */
export interface UnderWay {
  /** Does the work. When its signal aborts, the promise rejects with the reason at once. */
  run<T>(callerSignal: AbortSignal | undefined, work: (running: Running) => Promise<T>): Promise<T>
  abortAll(): void
}

/** Ends a request; without a reason, as `AbortController` does. */
type Abort = (reason?: unknown) => void

export function createUnderWay({ clock, maxWait, timeout }: Config): UnderWay {
  const limit = 2 * (maxWait + timeout) + timeout
  const all = new Set<Abort>()
  const followers = createFollowers()
  return {
    run: (callerSignal, work) =>
      new Promise((resolve, reject) => {
        const controller = new AbortController()
        const { signal } = controller
        const madeAt = clock.now()
        const callbacks: ((reason: unknown) => void)[] = []
        let cancelTimer: (() => void) | undefined
        let aborted: { reason: unknown } | undefined
        const end = (): void => {
          cancelTimer?.()
          all.delete(abort)
          if (callerSignal) followers.leave(callerSignal, abort)
        }
        const abort: Abort = (reason) => {
          end()
          controller.abort(reason)
          // React Native's signals do not keep a reason.
          aborted = { reason: reason ?? abortReason(signal) }
          // Reject at once: the work may never settle, for example when a custom `fetch` ignores its signal.
          reject(aborted.reason)
          for (const callback of callbacks) callback(aborted.reason)
        }
        all.add(abort)
        if (callerSignal) followers.join(callerSignal, abort)
        const limitTime = (fail: Failing): void => {
          if (cancelTimer || aborted || !Number.isFinite(limit)) return
          const isLate = (): void => abort(fail('timeout', `no answer in ${limit} ms`))
          cancelTimer = clock.after(Math.max(0, madeAt + limit - clock.now()), isLate)
        }
        const throwIfAborted = (): void => {
          if (aborted) throw aborted.reason
        }
        const settled = work({ signal, throwIfAborted, whenAborted: (callback) => callbacks.push(callback), limitTime })
        settled.then(resolve, reject)
        settled.then(end, end)
      }),
    abortAll() {
      for (const abort of all) abort()
    },
  }
}

interface Followers {
  join(signal: AbortSignal, abort: Abort): void
  leave(signal: AbortSignal, abort: Abort): void
}

/** Ends requests when their caller's signal aborts. Many may share a signal, which has one listener: Node warns of more than ten. */
function createFollowers(): Followers {
  const followers = new Map<AbortSignal, Set<Abort>>()
  const abortFollowers = ({ target }: Event): void => {
    const signal = target as AbortSignal
    for (const abort of followers.get(signal) ?? []) abort(abortReason(signal))
  }
  return {
    join(signal, abort) {
      const others = followers.get(signal)
      if (others) return void others.add(abort)
      followers.set(signal, new Set([abort]))
      signal.addEventListener('abort', abortFollowers)
    },
    leave(signal, abort) {
      const others = followers.get(signal)
      if (!others?.delete(abort) || others.size > 0) return
      followers.delete(signal)
      signal.removeEventListener('abort', abortFollowers)
    },
  }
}
