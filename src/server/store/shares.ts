import type { Share } from './gateway-store.ts'

/** Of each limit, what is kept for one share even when the others want all of it. */
const kept: Readonly<Record<Share, number>> = { private: 0.1, refresh: 0.2, miss: 0.2 }

/** How many requests each share has in the window. */
export type Used = Readonly<Record<Share, number>>

/** The names of the shares, in one order. */
export const shares = ['private', 'refresh', 'miss'] as const

/** How many requests of a limit are kept for a share. */
export const keptFor = (share: Share, limit: number): number => Math.floor(kept[share] * limit)

/** Whether one more request of this share may go: what is kept for the others stays free. */
export function mayGo(share: Share, used: Used, limit: number): boolean {
  const free = shares.map((other) => (other === share ? 0 : Math.max(0, keptFor(other, limit) - used[other])))
  const total = shares.reduce((sum, other) => sum + used[other], 0)
  return total + free.reduce((sum, count) => sum + count, 0) < limit
}
