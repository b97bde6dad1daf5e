import type { ReactElement } from 'react'
import { Button } from '../../parts/button.tsx'
import { SignInDialog } from '../../parts/sign-in-dialog.tsx'
import { cancel, done } from '../../parts/sign-in-request.ts'
import { people } from './people.ts'
import { authorization, signInAs } from './shop-session.ts'
import styles from './sign-in.module.css'

/** The sign-in of the limits. */
export function SignIn(): ReactElement {
  return (
    <SignInDialog
      title="Who are you?"
      lead="Each of them has shows of their own. Everything that waits goes on."
      onClosed={focusWho}
    >
      <div className={styles.people}>
        {people.map((person) => (
          <Button key={person} onClick={() => signInAs(person).then(done)}>
            {person}
          </Button>
        ))}
      </div>
      <Button look="plain" onClick={cancel}>
        Not now
      </Button>
    </SignInDialog>
  )
}

/** What opened it goes away once somebody has signed in. */
function focusWho(): void {
  if (authorization() !== undefined) document.getElementById('who')?.focus()
}
