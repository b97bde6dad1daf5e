import type { Share } from './gateway-store.ts'

/** Of each limit, what is kept for one share even when the others want all of it. */
const kept: Readonly<Record<Share, number>> = { private: 0.1, refresh: 0.2, miss: 0.2 }

/** How many requests each share has in the window. */
export type Used = Readonly<Record<Share, number>>

/** The names of the shares, in one order. */
export const shares = ['private', 'refresh', 'miss'] as const

/** How many requests of a limit are kept for a share. */
export const keptFor = (share: Share, limit: number): number => Math.floor(kept[share] * limit)

/**
 * Whether one more request of this share may go: what is kept for the others stays free. A refresh beyond its own share leaves room
 * for as many misses as are kept at any moment: what is stale can be served meanwhile, and a miss cannot.
 */
export function mayGo(share: Share, used: Used, limit: number): boolean {
  const isExtra = share === 'refresh' && used.refresh >= keptFor('refresh', limit)
  const freeFor = (other: Share): number => {
    if (other === share) return 0
    return isExtra && other === 'miss' ? keptFor(other, limit) : Math.max(0, keptFor(other, limit) - used[other])
  }
  const total = shares.reduce((sum, other) => sum + used[other], 0)
  return total + shares.reduce((sum, other) => sum + freeFor(other), 0) < limit
}
