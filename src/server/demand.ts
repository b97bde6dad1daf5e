import type { SteadyClock } from '../client/clock.ts'

/** Counts how many visitors ask for each read. */
export interface Demand {
  add(key: string): void
  /** How many have asked for it in the last seconds. */
  of(key: string): number
}

/** In milliseconds: two spans are counted, this one and the one before. */
const span = 5_000
/** How many reads are counted in a span; of more, the counts are too small to matter. */
const mostCounted = 10_000

export function createDemand(clock: SteadyClock): Demand {
  let current = new Map<string, number>()
  let before = new Map<string, number>()
  let startedAt = clock.now()

  const moveOn = (): void => {
    const age = clock.now() - startedAt
    if (age < span) return
    before = age < 2 * span ? current : new Map()
    current = new Map()
    startedAt = clock.now()
  }
  return {
    add(key) {
      moveOn()
      const count = current.get(key)
      if (count !== undefined || current.size < mostCounted) current.set(key, (count ?? 0) + 1)
    },
    of(key) {
      moveOn()
      return (current.get(key) ?? 0) + (before.get(key) ?? 0)
    },
  }
}
