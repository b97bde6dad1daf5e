import type { Clock } from '../../client/clock.ts'

/** One timer for all that waits for a point in time. It runs only while something waits. */
export interface Ticker {
  /** Calls back at every whole second before `until` (epoch milliseconds), and at `until`; returns a function that stops it. */
  subscribe(until: number, listener: () => void): () => void
}

const second = 1_000

export function createTicker(clock: Clock): Ticker {
  const counting = new Map<() => void, number>()
  let stop: (() => void) | undefined

  const schedule = (): void => {
    stop?.()
    stop = undefined
    const now = clock.now()
    const waits = [...counting.values()].filter((until) => until > now).map((until) => (until - now) % second || second)
    if (waits.length > 0) stop = clock.after(Math.min(...waits), tick)
  }
  const tick = (): void => {
    for (const listener of [...counting.keys()]) listener()
    schedule()
  }
  return {
    subscribe: (until, listener) => {
      counting.set(listener, until)
      schedule()
      return () => {
        counting.delete(listener)
        schedule()
      }
    },
  }
}
