import { useEffect, useReducer } from 'react'
import { longestTimer } from '../../client/clock.ts'
import { useLisa } from '../provider.tsx'

/** Whether that moment (epoch milliseconds) has come; re-renders its caller when it does, not in between. */
export function useHasCome(moment = 0): boolean {
  const { clock } = useLisa().client.options
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
