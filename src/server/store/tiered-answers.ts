import type { GatewayStore, StoredAnswer, StoreRead } from './gateway-store.ts'
import { createMissedWrites } from './missed-writes.ts'
import type { Reachability } from './reachability.ts'

/** Answers in the shared store, with a copy of what this instance has read in its own. */
export interface TieredAnswers extends Pick<GatewayStore, 'read' | 'write' | 'touch'> {
  /** Tells the shared store of the writes that it has not heard of. */
  replay(): Promise<void>
}

/** In milliseconds: two readings of one answer's age may differ so much, since the stores have clocks of their own. */
const tolerance = 1_000

export function tieredAnswers(
  { shared, own, stale }: { shared: GatewayStore; own: GatewayStore; stale: number },
  attempt: Reachability['attempt'],
  tell: (paths: readonly string[]) => void,
): TieredAnswers {
  const missed = createMissedWrites(shared, tell)

  const readShared: GatewayStore['read'] = async (key, paths, isForVisitor) => {
    await missed.replay()
    // First, so that a write that becomes known meanwhile ends the copy.
    const before = await own.read(key, paths)
    const found = await shared.read(key, paths, isForVisitor)
    const mark = { now: before.now, writes: before.writes, isAlone: false }
    const { answer } = found
    if (!answer) return { ...found, answer: found.touched === 0 ? copyFor(found, before) : undefined, own: mark }
    if (found.touched <= answer.writesBefore) await copy(key, answer, found, before)
    return { ...found, own: mark }
  }

  const copy = async (key: string, answer: StoredAnswer, found: StoreRead, before: StoreRead): Promise<void> => {
    const askedAt = before.now - (found.now - answer.askedAt)
    const kept = validIn(before)
    const isCopied = kept?.etag === answer.etag && Math.abs(kept.askedAt - askedAt) < tolerance
    if (!isCopied) await own.write(key, { ...answer, askedAt, writesBefore: before.writes }, stale)
  }

  const readAlone = async (key: string, paths: readonly string[]): Promise<StoreRead> => {
    const found = await own.read(key, paths)
    return { ...found, own: { now: found.now, writes: found.writes, isAlone: true } }
  }

  return {
    read: (key, paths, isForVisitor) =>
      attempt(
        () => readShared(key, paths, isForVisitor),
        () => readAlone(key, paths),
      ),
    async write(key, { own: mark, ...answer }, milliseconds) {
      if (mark) await own.write(key, { ...answer, askedAt: mark.now, writesBefore: mark.writes }, milliseconds)
      if (mark?.isAlone) return
      await attempt(
        () => shared.write(key, answer, milliseconds),
        async () => undefined,
      )
    },
    async touch(paths) {
      const number = await own.touch(paths)
      return attempt(
        async () => {
          const count = await shared.touch(paths)
          tell(paths)
          return count
        },
        async () => {
          missed.add(paths)
          return number
        },
      )
    },
    replay: missed.replay,
  }
}

/** The own store's answer, unless a write has touched it. */
const validIn = ({ answer, touched }: StoreRead): StoredAnswer | undefined =>
  answer && touched <= answer.writesBefore ? answer : undefined

/** This instance's copy for a shared store that was emptied, by the shared clock and count. */
function copyFor(found: StoreRead, before: StoreRead): StoredAnswer | undefined {
  const kept = validIn(before)
  return kept && { ...kept, askedAt: found.now - (before.now - kept.askedAt), writesBefore: found.writes }
}
