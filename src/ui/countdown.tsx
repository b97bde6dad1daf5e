import { type ReactElement, useEffect, useRef, useState } from 'react'
import { type ErrorState, useCountdown, useErrorDescription, useLisaClient } from '../index.ts'
import { isFirstToSay } from './shared-by-client.ts'
import { Spoken } from './spoken.tsx'
import { untilHeard } from './use-said-once.ts'

/** What `Countdown` takes. */
export interface CountdownProps {
  /** What `useErrorState` gives; it counts down to its `retryAt`. */
  state: ErrorState
}

/** The seconds left at which a screen reader says how long it still takes; it says so at the start, too. */
const milestones = [60, 30, 10, 0]

/** In seconds: a milestone that comes sooner after the last announcement is skipped, unless it is the final one. */
const shortestGap = 4

/** The error's description with its countdown: shown every second, announced to screen readers at a few milestones. */
export function Countdown({ state }: CountdownProps): ReactElement {
  const client = useLisaClient()
  const text = useErrorDescription(state)
  const left = useCountdown(state.retryAt)
  const { isRetrying } = state
  const [said, setSaid] = useState({ text: '', isSilent: false })
  const last = useRef({ left: Number.POSITIVE_INFINITY, isRetrying })
  const passed = milestones.filter((milestone) => left <= milestone).length

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text changes every second, and is said at the milestones
  useEffect(() => {
    const isTooSoon = Math.abs(last.current.left - left) < shortestGap && last.current.isRetrying === isRetrying
    if (isTooSoon && left > 0) return
    const say = (): void => {
      last.current = { left, isRetrying }
      setSaid({ text, isSilent: !isFirstToSay(client, text, setSaid) })
    }
    if (said.text === '') return client.options.clock.after(untilHeard, say)
    say()
  }, [passed, state.retryAt, isRetrying, client])

  return (
    <p className="lisa-description">
      {/* Whoever hears the page finds below what was last said, and no text that changes under the reading. */}
      <span aria-hidden={said.text !== '' || undefined} suppressHydrationWarning>
        {text}
      </span>
      <Spoken {...said} />
    </p>
  )
}
