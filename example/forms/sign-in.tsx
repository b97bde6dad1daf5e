import type { ReactElement } from 'react'
import { SignInDialog } from '../parts/sign-in-dialog.tsx'
import { cancel, done } from '../parts/sign-in-request.ts'

/** The sign-in of the forms. */
export function SignIn(): ReactElement {
  return (
    <SignInDialog
      className="forms-sign-in"
      title="Sign in"
      lead="What you typed is still there, and is saved once you are signed in."
    >
      <div className="actions">
        <button type="button" onClick={done}>
          Sign in as Mia
        </button>
        <button type="button" className="plain" onClick={cancel}>
          Not now
        </button>
      </div>
    </SignInDialog>
  )
}
