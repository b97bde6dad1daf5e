import { useCallback, useSyncExternalStore } from 'react'
import { useLisa } from '../provider.tsx'

/**
 * The whole seconds left until `retryAt` (epoch milliseconds), 0 once it has come or without one.
 * Re-renders only its caller, once a second; all countdowns below a provider share one timer. Server-rendered, it is the
 * server's count: mark the element with `suppressHydrationWarning`.
 */
export function useCountdown(retryAt = 0): number {
  const { ticker, client } = useLisa()
  const subscribe = useCallback((listener: () => void) => ticker.subscribe(retryAt, listener), [ticker, retryAt])
  const left = (): number => (retryAt === 0 ? 0 : secondsUntil(retryAt, client.options.clock.now()))
  return useSyncExternalStore(subscribe, left, left)
}

/** The whole seconds left until then, never less than 0. */
export const secondsUntil = (moment: number, now: number): number => Math.max(0, Math.ceil((moment - now) / 1_000))
