import type { SteadyClock } from '../client/clock.ts'

/** The time without a connection. */
export interface Outage {
  /** It begins, unless it has begun before. */
  begin(): void
  /** It is over. Gives how long it was, in milliseconds. */
  end(): number
  /** Whether it is so long that the page looks by itself, while the browser goes on trying. */
  isLong(): boolean
}

/** In milliseconds. */
const long = 30_000

/** Calls back when an outage becomes long. */
export function createOutage(clock: SteadyClock, onLong: () => void): Outage {
  let began: number | undefined
  let isLong = false
  let cancel: (() => void) | undefined
  return {
    begin() {
      if (began !== undefined) return
      began = clock.now()
      cancel = clock.after(long, () => {
        isLong = true
        onLong()
      })
    },
    end() {
      const length = began === undefined ? 0 : clock.now() - began
      cancel?.()
      began = undefined
      isLong = false
      return length
    },
    isLong: () => isLong,
  }
}
