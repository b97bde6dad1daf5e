import type { SteadyClock } from '../../client/clock.ts'

/** How many instances there are where that was never learned, and LiSA's count does not tell it either. */
const assumedInstances = 4
/** After so many requests of this instance, LiSA's count tells how many instances share the key. */
const enoughRequests = 3

/** How many instances share the key, as far as this one knows. */
export interface InstanceCount {
  count(): number
  /** The store said how many there are: until all have told it of themselves, it is believed only where there are more. */
  learn(count: number): void
  /** Where the store never said it: of all that LiSA has counted, as much is this instance's as its part of all. */
  guess(usedOfKey: number, own: number): void
  /** Whether every instance has had a window's time to tell the store of itself. */
  areSettled(): boolean
  /** The store was away or emptied: every instance has to tell it of itself again. */
  unsettle(): void
}

export function createInstanceCount(clock: SteadyClock, window: number): InstanceCount {
  let instances = assumedInstances
  let isLearned = false
  let settlesAt: number | undefined

  const areSettled = (): boolean => {
    settlesAt ??= clock.now() + window
    return clock.now() >= settlesAt
  }
  return {
    count: () => instances,
    learn(count) {
      isLearned = true
      instances = areSettled() ? Math.max(1, count) : Math.max(instances, count)
    },
    guess(usedOfKey, own) {
      if (!isLearned && own >= enoughRequests) instances = Math.max(1, Math.ceil(usedOfKey / own))
    },
    areSettled,
    unsettle() {
      settlesAt = clock.now() + window
    },
  }
}
