import { AuthPrompt, type AuthPromptWays } from 'lisa-query/ui'
import { lazy, type ReactElement, Suspense, useLayoutEffect } from 'react'
import { Button } from '../parts/button.tsx'
import { cancel, done } from '../parts/sign-in-request.ts'
import own from '../parts/widget/own.module.css'
import { renew } from '../session.ts'
import styles from './sign-in.module.css'

const SignInDialog = lazy(async () => ({ default: (await import('../parts/sign-in-dialog.tsx')).SignInDialog }))

/** The one prompt of the page, and its one dialog. */
export function SignIn(): ReactElement {
  return (
    <div className={`${own.own} ${styles.place}`}>
      <AuthPrompt>{(ways) => <StraightToOurs {...ways} />}</AuthPrompt>
      <Suspense fallback={null}>
        <SignInDialog title="Sign in" lead="You stay where you are. Whatever waits goes on, and what you typed is still there.">
          <div className={styles.ways}>
            <Button onClick={() => void renew('visit').then(done, () => undefined)}>Sign in as the studio</Button>
            <Button look="plain" onClick={cancel}>
              Not now
            </Button>
          </div>
        </SignInDialog>
      </Suspense>
    </div>
  )
}

/** The prompt opens a dialog of its own. Ours is the client's, which also opens from a write: this one makes way for it. */
function StraightToOurs({ signIn, close }: AuthPromptWays): null {
  useLayoutEffect(() => {
    close()
    void signIn()
  }, [signIn, close])
  return null
}
