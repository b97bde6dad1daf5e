import type { SteadyClock } from '../../client/clock.ts'
import type { GatewayStore, Reservation } from './gateway-store.ts'
import type { OwnShare } from './own-share.ts'

/** Tells the shared store that this instance is there, and learns how many others are. */
export interface Presence {
  /** Tells it now and then, while the instance is asked. */
  keep(): void
  /** Tells it now. Waits for nothing. */
  announce(): void
  /** Whether the store has heard of this instance. */
  isAnnounced(): boolean
}

/** In milliseconds. */
const announceEvery = 5_000

export function createPresence(
  { shared, clock, limits }: { shared: GatewayStore; clock: SteadyClock; limits: Omit<Reservation, 'share'> },
  share: OwnShare,
): Presence {
  let nextAt = 0
  let isUnderWay = false
  let isAnnounced = false

  const tell = async (): Promise<void> => {
    const [count, usage] = await Promise.all([shared.announce?.(), shared.usage(limits)])
    if (count !== undefined) share.learnInstances(count)
    share.learnUsed(usage * limits.limit)
    isAnnounced = true
  }
  const announce = (): void => {
    if (isUnderWay) return
    isUnderWay = true
    nextAt = clock.now() + announceEvery
    void tell()
      .catch(() => undefined)
      .finally(() => {
        isUnderWay = false
      })
  }
  return {
    keep() {
      if (clock.now() >= nextAt) announce()
    },
    announce,
    isAnnounced: () => isAnnounced,
  }
}
