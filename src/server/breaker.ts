import type { SteadyClock } from '../client/clock.ts'
import type { EmitGatewayEvent } from './gateway-events.ts'

/** Stops asking LiSA for a while when it is down or refuses the key: a circuit breaker. */
export interface Breaker {
  /** 0 when LiSA may be asked, else how many milliseconds to wait. While LiSA recovers, one request at a time may go. */
  wait(): number
  /** For how many more milliseconds LiSA is not asked. */
  left(): number
  succeeded(): void
  failed(isKeyRefused: boolean): void
}

/** The breaker opens after this many failures in a row, and at once when the key is refused. */
const mostFailures = 5
const firstPause = 2_000
const longestPause = 30_000

export function createBreaker(clock: SteadyClock, emit: EmitGatewayEvent): Breaker {
  let failures = 0
  let openUntil = 0
  let isProbing = false
  const pauseAfter = (count: number): number => Math.min(firstPause * 2 ** count, longestPause)
  const left = (): number => (failures < mostFailures ? 0 : Math.max(0, openUntil - clock.now()))
  return {
    left,
    wait() {
      if (failures < mostFailures) return 0
      if (left() > 0) return left()
      if (isProbing) return firstPause
      isProbing = true
      return 0
    },
    succeeded() {
      if (failures >= mostFailures) emit({ type: 'breaker', isOpen: false })
      failures = 0
    },
    failed(isKeyRefused) {
      const wasOpen = failures >= mostFailures
      failures = isKeyRefused ? Math.max(failures + 1, mostFailures) : failures + 1
      isProbing = false
      if (failures < mostFailures) return
      openUntil = clock.now() + pauseAfter(failures - mostFailures)
      if (!wasOpen) emit({ type: 'breaker', isOpen: true })
    },
  }
}
