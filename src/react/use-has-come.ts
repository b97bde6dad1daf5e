import { useEffect, useReducer } from 'react'
import { useLisa } from './provider.tsx'

const longestTimer = 2 ** 30

/** Whether that moment (epoch milliseconds) has come; re-renders its caller when it does, not in between. */
export function useHasCome(moment = 0): boolean {
  const { clock } = useLisa().client.options
  const [round, nextRound] = useReducer((count: number) => count + 1, 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a timer that fired early, or was too long to set, starts another round
  useEffect(() => {
    const wait = moment - clock.now()
    return wait > 0 ? clock.after(Math.min(wait, longestTimer), nextRound) : undefined
  }, [clock, moment, round])
  return moment <= clock.now()
}
