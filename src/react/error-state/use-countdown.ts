import { useCallback, useEffect, useReducer, useSyncExternalStore } from 'react'
import { type Clock, longestTimer } from '../../client/clock.ts'
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

/** Whether that moment (epoch milliseconds) has come; re-renders its caller when it does, not in between. */
export function useHasCome(clock: Clock, moment = 0): boolean {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0)
  // Runs after every render: sets the next timer where the last one fired early or could not be long enough.
  useEffect(() => {
    if (moment === 0) return undefined
    const wait = moment - clock.now()
    return wait > 0 ? clock.after(Math.min(wait, longestTimer), renderAgain) : undefined
  })
  // Without a moment no clock is read: a framework could not prerender the page.
  return moment === 0 || moment <= clock.now()
}
