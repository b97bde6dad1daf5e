import { type ReactElement, type ReactNode, useEffect, useMemo } from 'react'
import type { PrefetchedState } from '../../query/prefetched.ts'
import { useLisa } from '../provider.tsx'
import { askToSignIn } from './ask-to-sign-in.ts'
import { readAgainInTime } from './read-again-in-time.ts'
import { takeOver } from './take-over.ts'

/** What `LisaHydration` takes. */
export interface LisaHydrationProps {
  /** What `gateway.prefetch` or `prefetchLisa` gave on the server, from the same object as long as it is the same answer. */
  state: PrefetchedState | null | undefined
  /** What finds the state there. */
  children?: ReactNode
}

/**
 * Gives the hooks below it what the server has read, good and bad, from the first HTML on and without a request: data, and failures
 * until the user tries again or their `retryAt` has come. A 401 counts in `useAuthPrompt`. It stands below `LisaProvider`. What belongs to a session that has ended
 * does not come back.
 */
export function LisaHydration({ state, children }: LisaHydrationProps): ReactElement {
  const lisa = useLisa()
  // While it renders: the hooks below read the cache as they render, on a server too.
  const observed = useMemo(() => takeOver(lisa, state?.reads ?? [], false), [lisa, state])
  useEffect(() => {
    // What is on screen already is changed after the render.
    takeOver(lisa, observed, true)
    askToSignIn(lisa, state?.reads ?? [])
    return readAgainInTime(lisa, state?.reads ?? [])
  }, [lisa, observed, state])
  return <>{children}</>
}
