import { AuthPrompt } from 'lisa-query/ui'
import type { ReactElement } from 'react'

/** Sends the form below: resolves once somebody has signed in, and rejects with what to say where not. */
export async function sendSignIn(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('#sign-in')
  if (!form) throw new Error('<SignIn /> is not on the page')
  const { ok } = await fetch('/sign-in', { method: 'POST', body: new FormData(form) })
  if (!ok) throw new Error('This is not the password.')
}

/** One bar for everything that met a 401, and a dialog with this form, which the notices of the page open, too. */
export function SignIn(): ReactElement {
  return (
    <AuthPrompt>
      {({ signIn }) => (
        <form
          id="sign-in"
          onSubmit={(event) => {
            event.preventDefault()
            void signIn()
          }}
        >
          {/* Password managers want to know whose password it is. */}
          <input name="username" autoComplete="username" value="team" readOnly hidden />
          <label>
            Password <input name="password" type="password" autoComplete="current-password" />
          </label>
          <button type="submit">Sign in</button>
        </form>
      )}
    </AuthPrompt>
  )
}
