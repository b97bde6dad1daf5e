import type { SteadyClock } from '../clock.ts'

/** Resolves after so many milliseconds, or when the signal aborts. */
export function pause(clock: SteadyClock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = (): void => {
      cancel?.()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const cancel = Number.isFinite(milliseconds) ? clock.after(milliseconds, end) : undefined
    signal.addEventListener('abort', end)
  })
}

/** Settles as the promise does; after so many milliseconds, or when the signal aborts, it rejects with a `TimeoutError`. */
export async function within<T>(clock: SteadyClock, milliseconds: number, signal: AbortSignal, promise: Promise<T>): Promise<T> {
  const over = new AbortController()
  const stop = (): void => over.abort()
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop)
  const late = pause(clock, milliseconds, over.signal).then((): never => {
    throw new DOMException(`no end after ${milliseconds} ms`, 'TimeoutError')
  })
  late.catch(() => undefined)
  try {
    return await Promise.race([promise, late])
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
}
