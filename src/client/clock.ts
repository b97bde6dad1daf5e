/** Where the library reads the time and waits; a test passes one that it moves by hand. */
export interface Clock {
  /** Epoch milliseconds. They jump when the computer's clock is set. */
  now(): number
  /**
   * Milliseconds since a fixed moment; they never jump. Without it, a step back of `now` counts as no time, and a step forward
   * as time that has passed.
   */
  elapsed?(): number
  /** Calls back after this many milliseconds; returns a function that cancels it. */
  after(milliseconds: number, callback: () => void): () => void
}

/** The platform's clock, looked up at every call so that fake timers reach it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => globalThis.performance?.now() ?? Date.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
}

/** A clock that measures how much time passes, also while the computer's clock is set back or forth. */
export interface SteadyClock {
  /** Epoch milliseconds, as far as the computer's clock was right at the first reading. Never goes back. */
  now(): number
  /** What the computer's clock says, in epoch milliseconds: for moments that others name, such as an HTTP-date. */
  wall(): number
  /** Calls back after this many milliseconds; returns a function that cancels it. */
  after(milliseconds: number, callback: () => void): () => void
}

/** A clock whose timers last as long as asked, also when the computer's clock is set back or forth meanwhile. */
export function steadyClock(clock: Clock): SteadyClock {
  let last: { epoch: number; reading: number } | undefined

  const now = (): number => {
    const reading = clock.elapsed?.() ?? clock.now()
    // Read the clock at the first call, not earlier: some frameworks throw on a reading while they prerender.
    const epoch = last ? last.epoch + Math.max(0, reading - last.reading) : clock.now()
    last = { epoch, reading }
    return epoch
  }

  return {
    now,
    wall: () => clock.now(),
    after: (milliseconds, callback) => {
      const due = now() + milliseconds
      return clock.after(Math.min(milliseconds, longestTimer), () => {
        // The timer has measured the time, also where `now` was set back.
        if (milliseconds <= longestTimer && now() < due && last) last.epoch = due
        callback()
      })
    },
  }
}

/** The longest that a platform's timer can wait, in milliseconds: a longer wait calls back then, early. */
export const longestTimer = 2 ** 31 - 1
