import type { ReactElement } from 'react'
import { SignInDialog } from '../../parts/sign-in-dialog.tsx'
import { cancel, done } from '../../parts/sign-in-request.ts'
import { people } from './people.ts'
import { authorization, signInAs } from './shop-session.ts'

/** The sign-in of the limits. */
export function SignIn(): ReactElement {
  return (
    <SignInDialog
      className="sign-in"
      title="Who are you?"
      lead="Each of them has shows of their own. Everything that waits goes on."
      onClosed={focusWho}
    >
      <div className="people">
        {people.map((person) => (
          <button key={person} type="button" onClick={() => signInAs(person).then(done)}>
            {person}
          </button>
        ))}
      </div>
      <button type="button" className="plain" onClick={cancel}>
        Not now
      </button>
    </SignInDialog>
  )
}

/** What opened it goes away once somebody has signed in. */
function focusWho(): void {
  if (authorization() !== undefined) document.getElementById('who')?.focus()
}
