import { useAuthPrompt } from 'lisa-query'
import { useRef } from 'react'

/** Opens the dialog below: resolves once somebody has signed in, rejects when they close it. */
export function askToSignIn(): Promise<void> {
  const dialog = document.querySelector<HTMLDialogElement>('#sign-in')
  if (!dialog) throw new Error('<SignIn /> is not on the page')
  dialog.returnValue = ''
  if (!dialog.open) dialog.showModal()
  return new Promise((resolve, reject) => {
    const settle = () => (dialog.returnValue ? resolve() : reject(new Error('Not signed in')))
    dialog.addEventListener('close', settle, { once: true })
  })
}

export function SignIn() {
  const { isOpen, waiting, signIn } = useAuthPrompt() // one prompt for all that waits
  const message = useRef<HTMLParagraphElement>(null)
  const send = async (form: HTMLFormElement) => {
    const answer = await fetch('/api/sign-in', { method: 'POST', body: new FormData(form) }).catch(() => undefined)
    if (answer?.ok) form.closest('dialog')?.close('signed in')
    else if (message.current)
      message.current.textContent = answer ? 'This is not the password.' : 'Check your connection, then try again.'
  }
  return (
    <>
      {isOpen && (
        <button type="button" onClick={() => signIn().catch(() => undefined)}>
          Sign in ({waiting} waiting)
        </button>
      )}
      <dialog id="sign-in" aria-label="Sign in">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void send(event.currentTarget)
          }}
        >
          <input name="username" autoComplete="username" value="shop" readOnly hidden />
          <label>
            Password <input name="password" type="password" autoComplete="current-password" />
          </label>
          <button type="submit">Sign in</button>
          <button type="button" onClick={({ currentTarget }) => currentTarget.closest('dialog')?.close()}>
            Cancel
          </button>
          <p ref={message} role="alert" />
        </form>
      </dialog>
    </>
  )
}
