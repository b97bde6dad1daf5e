import type { Clock } from './clock.ts'

/** A signal that aborts when the time is up or when the caller's does. */
export interface Deadline {
  signal: AbortSignal
  /** Whether the time is what ended it. */
  hasPassed(): boolean
  /** Leaves no timer and no listener behind. */
  release(): void
}

export function deadline(clock: Clock, milliseconds: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController()
  let hasPassed = false
  const cancel = clock.after(milliseconds, () => {
    hasPassed = !controller.signal.aborted
    controller.abort()
  })
  const follow = (): void => controller.abort(outer?.reason)
  outer?.addEventListener('abort', follow)
  return {
    signal: controller.signal,
    hasPassed: () => hasPassed,
    release: () => {
      cancel()
      outer?.removeEventListener('abort', follow)
    },
  }
}
