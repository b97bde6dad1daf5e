import { useAuthPrompt } from 'lisa-query'
import { AuthPrompt, type AuthPromptWays } from 'lisa-query/ui'
import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react'
import styles from './sign-in-bar.module.css'

const SignIn = lazy(async () => ({ default: (await import('./sign-in.tsx')).SignIn }))

/** One prompt for all that waits for a sign-in, at the edge of the page, and the shop's own dialog. */
export function SignInBar(): ReactElement {
  const { isOpen } = useAuthPrompt()
  const [wasOpen, setWasOpen] = useState(false)
  // The shop's dialog is made ready when it may be needed, and stays for the buttons of the sections.
  if (isOpen && !wasOpen) setWasOpen(true)
  return (
    <>
      <div className={styles.bar}>
        <AuthPrompt>{(ways) => <HandOver {...ways} />}</AuthPrompt>
      </div>
      <Suspense>{wasOpen && <SignIn />}</Suspense>
    </>
  )
}

/** The prompt's dialog makes way for the shop's, which every button to sign in opens. */
function HandOver({ signIn, close }: AuthPromptWays): null {
  useEffect(() => {
    close()
    void signIn()
  }, [signIn, close])
  return null
}
