'use client'

import { useLisaClient } from 'lisa-query'
import { type ReactElement, useActionState, useEffect } from 'react'
import { signIn } from './actions'

/** The cookie is the credential, so nothing but the client's session has to hear of it. */
export function SignInForm(): ReactElement {
  const { session } = useLisaClient()
  const [outcome, submit, isSending] = useActionState(signIn, 'not yet')
  useEffect(() => {
    if (outcome === 'signed in') session.start()
  }, [outcome, session])
  return (
    <form action={submit}>
      <input name="username" autoComplete="username" value="team" readOnly hidden />
      <label>
        The team’s password
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <button type="submit" disabled={isSending}>
        Sign in
      </button>
      <p role="status">{words[outcome]}</p>
    </form>
  )
}

const words = { 'not yet': '', refused: 'That is not the password.', 'signed in': 'You are signed in. Save again.' }
