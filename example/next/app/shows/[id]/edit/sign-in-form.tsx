'use client'

import { useLisaClient } from 'lisa-query'
import { type ReactElement, useActionState } from 'react'
import { signIn } from './actions'

/** The cookie is the credential, so nothing but the client's session has to hear of it. */
export function SignInForm(): ReactElement {
  const { session } = useLisaClient()
  const [outcome, submit, isSending] = useActionState(async (_before: string, form: FormData) => {
    if (await signIn(form)) return 'That is not the password.'
    session.start()
    return 'You are signed in. Save again.'
  }, '')
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
      <p role="status">{outcome}</p>
    </form>
  )
}
