import type { ReactElement } from 'react'
import { Button } from '../parts/button.tsx'
import { SignInDialog } from '../parts/sign-in-dialog.tsx'
import { cancel, done } from '../parts/sign-in-request.ts'
import form from './form.module.css'

/** The sign-in of the forms. */
export function SignIn(): ReactElement {
  return (
    <SignInDialog title="Sign in" lead="What you typed is still there, and is saved once you are signed in.">
      <div className={form.actions}>
        <Button onClick={done}>Sign in as Mia</Button>
        <Button look="plain" onClick={cancel}>
          Not now
        </Button>
      </div>
    </SignInDialog>
  )
}
