import type { SteadyClock } from '../client/clock.ts'
import type { EmitGatewayEvent } from './gateway-events.ts'

/** Keeps a dead LiSA, or one that refuses the key, from being asked by every visitor. */
export interface Breaker {
  /** 0 when LiSA may be asked, else how many milliseconds it is left alone. While it recovers, one request at a time may. */
  wait(): number
  /** How many milliseconds LiSA is still left alone. */
  left(): number
  succeeded(): void
  failed(isKeyRefused: boolean): void
}

/** The breaker opens after so many failures in a row, and at once when the key is refused. */
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
      isProbing = false
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
