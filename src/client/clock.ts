/** Where the library reads the time and waits; a test passes one that it moves by hand. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Calls back after so many milliseconds; gives a function that calls it off. */
  after(milliseconds: number, callback: () => void): () => void
}

/** The platform's clock, looked up at every call so that fake timers reach it. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
}

/** The longest that a platform's timer can wait, in milliseconds. */
export const longestTimer = 2 ** 31 - 1
