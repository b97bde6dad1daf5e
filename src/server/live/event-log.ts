import type { LiveEvent, LivePosition } from './live-event.ts'

/** What one instance has heard of changes: any instance tells them, in any order, some of them twice. */
export interface EventLog {
  /** Takes an event. Gives what the pages are told: the change, that anything may have changed, or nothing. */
  take(event: LiveEvent, now: number): 'change' | 'resync' | 'nothing'
  /** The changes after this position, in the order in which they came; `undefined` where they are not all known. */
  since(position: LivePosition): LiveEvent[] | undefined
  /** The changes that came after this moment; `undefined` where the log is younger and there may have been some. */
  after(moment: number): LiveEvent[] | undefined
  /** The store has counted so far. Gives whether it counts anew, so that anything may have changed. */
  compare(writes: number, now: number): boolean
  /** Whether a version is missing. */
  hasGap(): boolean
  /** Gives up on the missing versions. */
  skipGap(): void
  /** Up to this version none is missing. */
  readonly through: number
  /** The highest version so far, heard of or not. */
  readonly newest: number
}

/** How many events are kept for pages that come back. */
const mostKept = 256

/** A log that begins at this moment, after this version. */
export function createEventLog(start: number, now: number): EventLog {
  let kept: { event: LiveEvent; at: number }[] = []
  let startedAt = now
  /** The highest version that is not kept. */
  let base = start
  let through = start
  let newest = start
  const ahead = new Set<number>()

  const keep = (event: LiveEvent, at: number): void => {
    kept.push({ event, at })
    const [oldest] = kept
    if (kept.length <= mostKept || !oldest) return
    base = Math.max(base, oldest.event.version)
    kept = kept.slice(1)
  }
  const restart = (version: number, now: number): void => {
    // What was said in this very millisecond may be of before.
    startedAt = now + 1
    kept = []
    ahead.clear()
    base = version
    through = version
    newest = version
  }
  const told = (entries: typeof kept): LiveEvent[] => entries.map(({ event }) => event).filter(({ paths }) => paths.length > 0)

  return {
    take(event, now) {
      const { version, key, paths } = event
      if (kept.some((entry) => entry.event.key === key)) return 'nothing'
      if (version <= through) {
        // The store counts anew, such as a Redis that has been emptied.
        restart(version, now)
        keep(event, now)
        return 'resync'
      }
      keep(event, now)
      newest = Math.max(newest, version)
      ahead.add(version)
      while (ahead.delete(through + 1)) through += 1
      return paths.length > 0 ? 'change' : 'nothing'
    },
    since({ version, at }) {
      if (at < startedAt || version < base) return undefined
      return told(kept.filter(({ event }) => event.version > version))
    },
    after: (moment) => (base > 0 && moment < startedAt ? undefined : told(kept.filter(({ at }) => at > moment))),
    compare(writes, now) {
      const isAnew = writes < through
      if (isAnew) restart(writes, now)
      newest = Math.max(newest, writes)
      return isAnew
    },
    hasGap: () => through < newest,
    skipGap() {
      through = newest
      ahead.clear()
      // What is missing cannot be told to a page that comes back.
      base = newest
    },
    get through() {
      return through
    },
    get newest() {
      return newest
    },
  }
}
