import { useCallback, useSyncExternalStore } from 'react'
import { useLisa } from './provider.tsx'
import { secondsUntil } from './ticker.ts'

/**
 * The whole seconds left until `retryAt` (epoch milliseconds), 0 once it has come or without one.
 * Re-renders only its caller, once a second; all countdowns below a provider share one timer.
 */
export function useCountdown(retryAt: number | undefined): number {
  const { ticker } = useLisa()
  const until = retryAt ?? 0
  const subscribe = useCallback((listener: () => void) => ticker.subscribe(until, listener), [ticker, until])
  const left = (): number => secondsUntil(until, ticker.now())
  return useSyncExternalStore(subscribe, left, left)
}

/** Whether that moment (epoch milliseconds) has come; re-renders its caller when it does, not in between. */
export function useHasCome(moment: number | undefined): boolean {
  const { ticker } = useLisa()
  const until = moment ?? 0
  const subscribe = useCallback((listener: () => void) => ticker.subscribe(until, listener), [ticker, until])
  const hasCome = (): boolean => until <= ticker.now()
  return useSyncExternalStore(subscribe, hasCome, hasCome)
}
