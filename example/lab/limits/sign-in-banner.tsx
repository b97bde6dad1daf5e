import { useAuthPrompt } from 'lisa-query'
import type { ReactElement } from 'react'

/** The one prompt for everything that needs a sign-in. It opens nothing by itself. */
export function SignInBanner(): ReactElement | null {
  const { isOpen, waiting, signIn, dismiss } = useAuthPrompt()
  if (!isOpen) return null
  return (
    <section className="sign-in-banner" aria-label="Sign-in">
      <p role="status">
        <strong>Sign in to go on.</strong> {waiting === 1 ? '1 request waits' : `${waiting} requests wait`} for it.
      </p>
      <button type="button" onClick={() => signIn().catch(() => undefined)}>
        Sign in
      </button>
      <button type="button" className="plain" onClick={dismiss}>
        Not now
      </button>
    </section>
  )
}
