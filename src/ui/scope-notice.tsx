import type { ReactElement } from 'react'
import { type ErrorState, useMessages } from '../index.ts'

/** What `ScopeNotice` takes. */
export interface ScopeNoticeProps {
  /** What `useErrorState` gives; nothing is shown where it names no scope. */
  state: ErrorState | null | undefined
}

/** The scope that a 403 asks for, to be copied and passed on; nothing where none is known. */
export function ScopeNotice({ state }: ScopeNoticeProps): ReactElement | null {
  const { missingScope } = useMessages()
  if (!state?.requiredScope) return null
  return (
    <p className="lisa-scope">
      {missingScope}: <code>{state.requiredScope}</code>
    </p>
  )
}
