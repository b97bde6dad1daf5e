import { useState, useSyncExternalStore } from 'react'
import { useLisa } from '../provider.tsx'

/** Whether somebody has signed in since this write was refused for want of it: it was not sent again, and now can be. */
export function useHasSignedIn(error: unknown): boolean {
  const { session } = useLisa().client
  const isWaiting = useSyncExternalStore(session.subscribe, () => session.refused.isWaiting(error), no)
  const [refused, setRefused] = useState<unknown>()
  if (isWaiting && refused !== error) setRefused(error)
  return error !== undefined && refused === error && !isWaiting
}

const no = (): boolean => false
