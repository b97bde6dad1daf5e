import { namedError } from '../abort.ts'
import type { SteadyClock } from '../clock.ts'

/** Settles as the promise does, or rejects with a `TimeoutError` after this many milliseconds, or when the signal aborts. */
export function within<T>(clock: SteadyClock, milliseconds: number, signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      stop()
      reject(namedError('TimeoutError', `no end after ${milliseconds} ms`))
    }
    const cancelTimer = Number.isFinite(milliseconds) && !signal.aborted ? clock.after(milliseconds, giveUp) : undefined
    const stop = (): void => {
      cancelTimer?.()
      signal.removeEventListener('abort', giveUp)
    }
    signal.addEventListener('abort', giveUp)
    promise.then(resolve, reject).finally(stop)
    if (signal.aborted) giveUp()
  })
}

/** Resolves after this many milliseconds, or when the signal aborts. */
export function pause(clock: SteadyClock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return within(clock, milliseconds, signal, new Promise<void>(() => undefined)).catch(() => undefined)
}
