import { useSyncExternalStore } from 'react'
import type { Session } from '../client/session/session.ts'
import type { AuthPrompt } from '../client/session/state.ts'
import { useLisa } from './provider.tsx'

/** The prompt to sign in: one for all requests of a client. */
export interface AuthPromptState extends AuthPrompt {
  /** Opens the client's `signIn`, then fetches again what failed with `auth-required`. Rejects with what `signIn` failed with. */
  signIn: Session['signIn']
  /** Hides the prompt; the states that need a sign-in stay. */
  dismiss: Session['dismiss']
}

const none: AuthPrompt = { isOpen: false, waiting: 0 }

/** Whether a person should sign in, how many requests wait for it, and what to do about it. */
export function useAuthPrompt(): AuthPromptState {
  const { session } = useLisa().client
  const { subscribe, signIn, dismiss } = session
  const get = (): AuthPrompt => session.prompt
  return { ...useSyncExternalStore(subscribe, get, () => none), signIn, dismiss }
}
