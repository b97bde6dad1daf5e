import { type ReactElement, useEffect, useRef } from 'react'
import { cancel, done, useIsSignInOpen } from '../../parts/sign-in-request.ts'
import { people } from './people.ts'
import { authorization, signInAs } from './shop-session.ts'

/** The shop's sign-in. Escape closes it, and the focus goes back to where it was. */
export function SignInDialog(): ReactElement {
  const isOpen = useIsSignInOpen()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])
  useEffect(() => cancel, [])
  const closed = (): void => {
    cancel()
    // What opened it goes away once somebody has signed in.
    if (authorization() !== undefined) document.getElementById('who')?.focus()
  }
  return (
    <dialog ref={dialog} className="sign-in" aria-labelledby="sign-in" onClose={closed}>
      <h2 id="sign-in">Who are you?</h2>
      <p>Each of them has shows of their own. Everything that waits goes on.</p>
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
    </dialog>
  )
}
