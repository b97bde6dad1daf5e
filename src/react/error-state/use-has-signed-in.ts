import { useState, useSyncExternalStore } from 'react'
import { useLisa } from '../provider.tsx'

/** Whether somebody has signed in since this write was refused for want of it: it was not sent again, and now can be. */
export function useHasSignedIn(error: unknown): boolean {
  const { session } = useLisa().client
  const subscribe = error ? session.subscribe : toNothing
  const isWaiting = useSyncExternalStore(subscribe, () => session.refused.isWaiting(error), no)
  const [refused, setRefused] = useState<unknown>()
  if (isWaiting && refused !== error) setRefused(error)
  return error !== undefined && refused === error && !isWaiting
}

const toNothing = () => (): void => undefined
const no = (): boolean => false
