import { useAuthPrompt } from 'lisa-query'
import type { ReactElement } from 'react'
import { Button } from '../../parts/button.tsx'
import styles from './sign-in-banner.module.css'

/** The one prompt for everything that needs a sign-in. It opens nothing by itself, and its row is there without it. */
export function SignInBanner(): ReactElement {
  const { isOpen, waiting, signIn, dismiss } = useAuthPrompt()
  if (!isOpen) return <p className={`${styles.row} ${styles.none}`}>Nothing waits for anybody to sign in.</p>
  return (
    <section className={`${styles.row} ${styles.banner}`} aria-label="Sign-in">
      <p role="status">
        <strong>Sign in to go on.</strong> {waiting === 1 ? '1 request waits' : `${waiting} requests wait`} for it.
      </p>
      <Button onClick={() => signIn().catch(() => undefined)}>Sign in</Button>
      <Button look="plain" onClick={dismiss}>
        Not now
      </Button>
    </section>
  )
}
