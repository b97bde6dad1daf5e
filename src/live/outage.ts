import type { SteadyClock } from '../client/clock.ts'

/** The time without a connection. */
export interface Outage {
  /** It begins, unless it has begun before. */
  begin(): void
  end(): void
  /** Whether it is so long that the page looks by itself, while the browser goes on trying. */
  isLong(): boolean
}

/** In milliseconds. */
const long = 30_000

/** Calls back when an outage becomes long. */
export function createOutage(clock: SteadyClock, onLong: () => void): Outage {
  let isLong = false
  let cancel: (() => void) | undefined
  return {
    begin() {
      cancel ??= clock.after(long, () => {
        isLong = true
        onLong()
      })
    },
    end() {
      cancel?.()
      cancel = undefined
      isLong = false
    },
    isLong: () => isLong,
  }
}
