import { type ErrorState, useAuthPrompt } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'

interface TroubleProps {
  state: ErrorState | null
  /** Beside data that are still there, or in little room. */
  isQuiet?: boolean
}

/** A state in a widget. To sign in, the page has one prompt for all: while that is open, no widget has a button of its own. */
export function Trouble({ state, isQuiet = false }: TroubleProps): ReactElement {
  const prompt = useAuthPrompt()
  const isAsked = prompt.isOpen && state?.kind === 'auth-required' && state.error.method === 'GET'
  return isAsked ? <p>Goes on once you are signed in.</p> : <Notice state={state} isQuiet={isQuiet} />
}
