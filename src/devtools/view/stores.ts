import { notifyManager, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { AuthPrompt, LisaClient, RateLimit } from '../../index.ts'
import type { ActiveIncidents, IncidentStore } from '../incidents/incident-store.ts'
import type { ClientRecord } from '../record/record.ts'
import type { RecordStore } from '../record/record-store.ts'
import { type ShownState, statesOnScreen } from '../states.ts'

export const useRecord = ({ subscribe, get }: RecordStore): ClientRecord => useSyncExternalStore(subscribe, get, get)

export function useRateLimitOf({ rateLimit: { subscribe, get } }: LisaClient): RateLimit {
  return useSyncExternalStore(subscribe, get, get)
}

/** What a session says of itself. */
export interface SessionFacts extends AuthPrompt {
  generation: number
  ends: number
}

export function useSessionOf({ session }: LisaClient): SessionFacts {
  const { prompt } = session
  // One text for all that can change, so that React sees whether anything has.
  const get = (): string => [session.generation, session.ends, session.prompt.isOpen, session.prompt.waiting].join()
  useSyncExternalStore(session.subscribe, get, get)
  return { ...prompt, generation: session.generation, ends: session.ends }
}

export const useActiveIncidents = ({ subscribe, get }: IncidentStore): ActiveIncidents =>
  useSyncExternalStore(subscribe, get, get)

/** The states on screen, looked at again after each change of the caches, at most once a frame. */
export function useStates(queryClient: QueryClient | undefined, client: LisaClient): readonly ShownState[] {
  const [states, setStates] = useState<readonly ShownState[]>([])
  useEffect(() => {
    if (!queryClient) return undefined
    let frame: number | undefined
    const look = (): void => {
      frame = undefined
      setStates(statesOnScreen(queryClient, client))
    }
    const lookSoon = notifyManager.batchCalls(() => {
      frame ??= requestAnimationFrame(look)
    })
    const endings = [queryClient.getQueryCache().subscribe(lookSoon), queryClient.getMutationCache().subscribe(lookSoon)]
    look()
    return () => {
      if (frame !== undefined) cancelAnimationFrame(frame)
      for (const end of endings) end()
    }
  }, [queryClient, client])
  return states
}

/** The client's time, read again every quarter of a second while something counts down or up. */
export function useNow({ options: { clock } }: LisaClient, isRunning: boolean): number {
  const [now, setNow] = useState(() => clock.now())
  useEffect(() => {
    if (!isRunning) return undefined
    const timer = setInterval(() => setNow(clock.now()), 250)
    return () => clearInterval(timer)
  }, [clock, isRunning])
  return isRunning ? now : clock.now()
}
