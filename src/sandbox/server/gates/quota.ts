import type { Settings } from '../options.ts'

/** A sliding window of requests for each key. */
export interface Quota {
  /** Counts a request, unless the window is full: then it says no and counts nothing. */
  take(key: string): boolean
  /** Fills the window up, as if all of its requests had been made just now. */
  exhaust(key: string): void
  /** `used/limit`, such as `26/60`; `undefined` without a limit. */
  counter(key: string | undefined): string | undefined
  /** The counter of a full window. */
  full(): string | undefined
  /** `Retry-After`, rounded up: when the window has room again. */
  retryAfter(key: string): string
}

export function createQuota({ rateLimit, retryAfterUnit, now }: Settings): Quota {
  const taken = new Map<string, number[]>()
  const { limit, window } = rateLimit || { limit: Number.POSITIVE_INFINITY, window: 0 }
  const counterOf = (used: number): string | undefined => (rateLimit ? `${used}/${limit}` : undefined)

  const inWindow = (key = ''): number[] => {
    const since = now() - window
    const times = (taken.get(key) ?? []).filter((at) => at > since)
    if (times.length > 0) taken.set(key, times)
    else taken.delete(key)
    return times
  }
  return {
    take: (key) => {
      if (!rateLimit) return true
      const times = inWindow(key)
      if (times.length >= limit) return false
      taken.set(key, [...times, now()])
      return true
    },
    exhaust: (key) => {
      if (!rateLimit) return
      const times = inWindow(key)
      taken.set(key, [...times, ...Array<number>(Math.max(0, limit - times.length)).fill(now())])
    },
    counter: (key) => counterOf(inWindow(key).length),
    full: () => counterOf(limit),
    retryAfter: (key) => {
      const wait = (inWindow(key)[0] ?? now()) + window - now()
      return String(retryAfterUnit === 'ms' ? Math.ceil(wait) : Math.ceil(wait / 1_000))
    },
  }
}
