import { type ReactElement, useState } from 'react'
import { Button } from '../parts/button.tsx'
import { SignInDialog } from '../parts/sign-in-dialog.tsx'
import { done } from '../parts/sign-in-request.ts'
import { renew } from '../session.ts'
import { useWords } from './language.ts'
import styles from './sign-in.module.css'

/** Where this shop has people sign in. */
export function SignIn(): ReactElement {
  const words = useWords()
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const enter = (): void => {
    setState('busy')
    renew('visit').then(done, () => setState('failed'))
  }
  return (
    <SignInDialog title={words.signInTitle} lead={words.signInLead} onClosed={() => setState('idle')}>
      <Button isWaiting={state === 'busy'} onClick={enter}>
        {state === 'busy' ? words.signingIn : words.signIn}
      </Button>
      <p role="status" className={styles.status}>
        {state === 'failed' ? words.signInFailed : ''}
      </p>
    </SignInDialog>
  )
}
