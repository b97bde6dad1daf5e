import { type ReactElement, useEffect, useRef } from 'react'
import { cancel, done, useIsSignInOpen } from '../parts/sign-in-request.ts'

/** Where the shop's own sign-in would be. Escape closes it; nothing behind it is lost. */
export function SignInDialog(): ReactElement {
  const isOpen = useIsSignInOpen()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])
  useEffect(() => cancel, [])
  return (
    <dialog
      ref={dialog}
      className="forms-sign-in"
      aria-labelledby="sign-in"
      onCancel={cancel}
      // The browser tells of a closing afterwards, when it may be open again.
      onClose={({ currentTarget }) => currentTarget.open || cancel()}
    >
      <h2 id="sign-in">Sign in</h2>
      <p>What you typed is still there, and is saved once you are signed in.</p>
      <div className="actions">
        <button type="button" onClick={done}>
          Sign in as Mia
        </button>
        <button type="button" className="plain" onClick={cancel}>
          Not now
        </button>
      </div>
    </dialog>
  )
}
