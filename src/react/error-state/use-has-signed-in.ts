import { useRef, useSyncExternalStore } from 'react'
import { useLisa } from '../provider.tsx'

/** Whether somebody has signed in since this write was refused with 401: it was not sent again, and now can be. */
export function useHasSignedIn(error: unknown): boolean {
  const { session } = useLisa().client
  const signIns = useSyncExternalStore(error ? session.subscribe : toNothing, () => session.generation - session.ends, none)
  const seen = useRef({ error, signIns })
  if (seen.current.error !== error) seen.current = { error, signIns }
  return error !== undefined && signIns > seen.current.signIns
}

const toNothing = () => (): void => undefined
const none = (): number => 0
