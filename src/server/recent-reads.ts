import type { SteadyClock } from '../client/clock.ts'
import type { CachedRead } from './cached-read.ts'

/** The reads that visitors of this instance have asked for in the last minute. */
export interface RecentReads {
  add(read: CachedRead): void
  /** Those that are touched under one of these names, the latest first. Each is returned once, until somebody asks for it again. */
  take(names: readonly string[]): CachedRead[]
}

/** In milliseconds: a read that nobody has asked for in this time is not read again after a change, until somebody asks. */
const recent = 60_000
/** How many reads are remembered, and how many of them are given at once. */
const mostRemembered = 200
const mostTaken = 20

export function createRecentReads(clock: SteadyClock): RecentReads {
  const reads = new Map<string, { read: CachedRead; askedAt: number }>()
  return {
    add(read) {
      reads.delete(read.key)
      reads.set(read.key, { read, askedAt: clock.now() })
      const [oldest] = reads.keys()
      if (reads.size > mostRemembered && oldest !== undefined) reads.delete(oldest)
    },
    take(names) {
      const since = clock.now() - recent
      const isTouched = ({ read, askedAt }: { read: CachedRead; askedAt: number }): boolean =>
        askedAt > since && read.paths.some((path) => names.includes(path))
      const taken = [...reads.values()].reverse().filter(isTouched).slice(0, mostTaken)
      for (const { read } of taken) reads.delete(read.key)
      return taken.map(({ read }) => read)
    },
  }
}
