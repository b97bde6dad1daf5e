import type { SteadyClock } from '../client/clock.ts'

/** How long a read that is under way waits for the key before LiSA is asked for it. Times are milliseconds. */
export interface Hold {
  /** LiSA is not asked for this long, from now on. */
  begin(milliseconds: number): void
  /** Resolves as soon as it is known that LiSA is not asked before this moment of the clock: to how long it still waits. */
  past(moment: number): Promise<number>
}

export function createHold(clock: SteadyClock): Hold {
  const checks = new Set<() => void>()
  let until = 0
  return {
    begin(milliseconds) {
      until = clock.now() + milliseconds
      for (const check of checks) check()
    },
    past: (moment) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (until > moment) resolve(until - clock.now())
        }
        checks.add(check)
        check()
      }),
  }
}
