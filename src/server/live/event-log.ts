import type { LiveEvent, LivePosition } from './live-event.ts'

/** The changes that one instance has received: they come from any instance, in any order, some of them twice. */
export interface EventLog {
  /** Takes an event. Returns what the pages are told: the change, that anything may have changed, or nothing. */
  take(event: LiveEvent, now: number): 'change' | 'resync' | 'nothing'
  /** The changes after this position, in the order in which they came; `undefined` where they are not all known. */
  since(position: LivePosition): LiveEvent[] | undefined
  /** `writes` is how many writes the store has counted. Returns whether its count has restarted, so that anything may have changed. */
  compare(writes: number, now: number): boolean
  /** Whether a version is missing. */
  hasGap(): boolean
  /** Gives up on the missing versions. */
  skipGap(): void
  /** Up to this version none is missing. */
  readonly through: number
  /** The highest version so far, received or not. */
  readonly newest: number
}

/** How many events are kept for pages that come back. */
const mostKept = 256

/** A log that begins after this version, in a count that was under way at this moment. */
export function createEventLog(start: number, now: number): EventLog {
  let kept = createKept(start)
  let startedAt = now
  let through = start
  let newest = start
  const ahead = new Set<number>()

  const restart = (version: number, now: number): void => {
    kept = createKept(version)
    // A change of this same millisecond may be from before the restart.
    startedAt = now + 1
    through = version
    newest = version
    ahead.clear()
  }

  return {
    take(event, now) {
      const { version, paths } = event
      if (kept.has(event)) return 'nothing'
      if (version <= through) {
        // The store's count has restarted, as after a Redis has been emptied.
        restart(version, now)
        kept.add(event, now)
        return 'resync'
      }
      kept.add(event, now)
      newest = Math.max(newest, version)
      ahead.add(version)
      while (ahead.delete(through + 1)) through += 1
      return paths.length > 0 ? 'change' : 'nothing'
    },
    since: ({ version, at }) => (at < startedAt ? undefined : kept.since(version)),
    compare(writes, now) {
      const isAnew = writes < through
      if (isAnew) restart(writes, now)
      newest = Math.max(newest, writes)
      return isAnew
    },
    hasGap: () => through < newest,
    skipGap() {
      // A page that comes back cannot get the missing changes.
      kept.forget(newest)
      through = newest
      ahead.clear()
    },
    get through() {
      return through
    },
    get newest() {
      return newest
    },
  }
}

/** The latest events, all of those after a base. */
function createKept(start: number) {
  let entries: { event: LiveEvent; at: number }[] = []
  let base = start
  const told = (some: typeof entries): LiveEvent[] => some.map(({ event }) => event).filter(({ paths }) => paths.length > 0)
  return {
    has: ({ key }: LiveEvent): boolean => entries.some(({ event }) => event.key === key),
    add(event: LiveEvent, at: number): void {
      entries.push({ event, at })
      const [oldest] = entries
      if (entries.length <= mostKept || !oldest) return
      base = Math.max(base, oldest.event.version)
      entries = entries.slice(1)
    },
    /** Changes up to this version are not told any more. */
    forget(version: number): void {
      base = version
    },
    since: (version: number): LiveEvent[] | undefined =>
      version < base ? undefined : told(entries.filter(({ event }) => event.version > version)),
  }
}
