import type { SteadyClock } from '../client/clock.ts'
import type { CacheOptions } from './gateway-options.ts'
import type { KeyGate } from './key-gate.ts'
import type { StoredAnswer } from './store/gateway-store.ts'

/** How long an answer counts as fresh, in milliseconds. Asked for at every read. */
export type FreshFor = (read: { key: string; fresh: number }, answer: StoredAnswer) => Promise<number>

/** From this part of the key's window on, freshness stretches: up to six times when all of it is used. */
const stretchFrom = 0.5
const stretchTo = 6
/** A read that was asked for less often since its last refresh stays fresh for even longer, to leave the quota to the others. */
const hotFrom = 10
const coldStretch = 4
/** How many reads are counted. */
const mostCounted = 5_000
/** How long a reading of the window is used, in milliseconds. */
const usageFor = 500

/** Makes answers count as fresh for longer as the key's quota runs out; least for the reads that most visitors ask for. */
export function createFreshness(gate: KeyGate, clock: SteadyClock, { stale, missing }: CacheOptions): FreshFor {
  const asked = new Map<string, { askedAt: number; count: number }>()
  let lastUsage = { usage: 0, until: 0 }

  const countOf = (key: string, askedAt: number): number => {
    const last = asked.get(key)
    const count = last?.askedAt === askedAt ? last.count + 1 : 1
    asked.delete(key)
    asked.set(key, { askedAt, count })
    const [oldest] = asked.keys()
    if (asked.size > mostCounted && oldest !== undefined) asked.delete(oldest)
    return count
  }
  const usageNow = async (): Promise<number> => {
    if (clock.now() < lastUsage.until) return lastUsage.usage
    const usage = await gate.usage()
    lastUsage = { usage, until: clock.now() + usageFor }
    return usage
  }

  return async ({ key, fresh }, { status, askedAt }) => {
    if (status !== 200) return missing
    const isHot = countOf(key, askedAt) >= hotFrom
    const used = Math.min(1, Math.max(0, ((await usageNow()) - stretchFrom) / (1 - stretchFrom)))
    const stretch = 1 + (stretchTo - 1) * used
    return Math.min(stale, fresh * stretch * (used > 0 && !isHot ? coldStretch : 1))
  }
}
