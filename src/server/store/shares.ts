import type { MissDemand, Share } from './gateway-store.ts'

/** The part of the limit that is kept for each share even when the others want all of it. */
const kept: Readonly<Record<Share, number>> = { private: 0.1, refresh: 0.2, miss: 0.2 }

/** How many requests each share has in the window. */
export type Used = Readonly<Record<Share, number>>

/** The names of the shares, in one order. */
export const shares = ['private', 'refresh', 'miss'] as const

/** How many requests of a limit are kept for a share. */
export const keptFor = (share: Share, limit: number): number => Math.floor(kept[share] * limit)

/** A miss goes at once while misses have used less than this part of the limit. */
export const earlyPart = 1 / 6
/** How long a miss waits before it asks again, in milliseconds: more visitors may want it by then. */
export const askAgainIn = 200

/** What a miss without a demand counts as: it goes wherever there is room. */
export const plainDemand = { visitors: 0, waiting: 1 } as const satisfies MissDemand

/**
 * Whether one more request of this share may go: what is kept for the others stays free. A refresh beyond its own share also leaves
 * free all that is kept for misses, used or not: a stale answer can be served meanwhile, and a miss has none.
 */
export function mayGo(share: Share, used: Used, limit: number, demand: MissDemand = plainDemand): boolean {
  if (share === 'miss') return mayMissGo(used, limit, demand)
  // No other share ever uses what is kept for the team.
  if (share === 'private' && used.private < keptFor('private', limit)) return totalOf(used) < limit
  const isExtra = share === 'refresh' && used.refresh >= keptFor('refresh', limit)
  const freeFor = (other: Share): number => {
    if (other === share) return 0
    return isExtra && other === 'miss' ? keptFor(other, limit) : stillKept(other, used, limit)
  }
  return totalOf(used) + shares.reduce((sum, other) => sum + freeFor(other), 0) < limit
}

/**
 * The first misses of a window go at once, and so do a few that wait together. After that, the less is left, the more visitors have
 * to want a read: otherwise an empty cache would spend the whole window on the reads that come first. A read that many visitors want
 * may also use what is kept for refreshes, since a stale answer can be served.
 */
function mayMissGo(used: Used, limit: number, { visitors, waiting = Number.POSITIVE_INFINITY }: MissDemand): boolean {
  const left = roomForMisses(used, limit)
  const leftForAny = left - stillKept('refresh', used, limit)
  const isEarly = used.miss < limit * earlyPart
  if (leftForAny > 0 && (isEarly || waiting <= leftForAny)) return true
  return left > 0 && visitors > 1 && visitors ** 2 * left >= 2 * limit
}

/** For a miss that may not go now: whether more visitors would be enough to let it go, before old requests leave the window. */
export function mayGoSoon(used: Used, limit: number, { visitors, waiting }: MissDemand): boolean {
  const left = roomForMisses(used, limit)
  // Other visitors may still want a read that has not waited long.
  return visitors > 1 || waiting !== 1 ? left > 0 : left > stillKept('refresh', used, limit)
}

const totalOf = (used: Used): number => shares.reduce((sum, share) => sum + used[share], 0)
const stillKept = (share: Share, used: Used, limit: number): number => Math.max(0, keptFor(share, limit) - used[share])
const roomForMisses = (used: Used, limit: number): number => limit - totalOf(used) - stillKept('private', used, limit)
