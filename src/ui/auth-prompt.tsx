import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useAuthPrompt, useLisaClient, useMessages } from '../index.ts'
import { sayAuth } from './say.ts'
import { SignInDialog } from './sign-in-dialog.tsx'
import { Spoken } from './spoken.tsx'
import { Title } from './title.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import { useSaidOnce } from './use-said-once.ts'

/** What a body of one's own can do in the dialog. */
export interface AuthPromptWays {
  /** Runs the client's `signIn`. Never rejects: the dialog shows that it is under way, and what it failed with. */
  signIn: () => Promise<void>
  /** Puts the prompt away, and the dialog with it. */
  dismiss: () => void
  /** Closes the dialog; the prompt stays. */
  close: () => void
}

/** What `AuthPrompt` takes. */
export interface AuthPromptProps {
  /** The dialog's body instead of the button to sign in, such as the shop's own form. */
  children?: ReactNode | ((ways: AuthPromptWays) => ReactNode)
}

/** One quiet bar for all that waits until somebody signs in; pressing its button opens a dialog. Nothing while nothing waits. */
export function AuthPrompt({ children }: AuthPromptProps): ReactElement | null {
  const { isOpen, waiting, dismiss } = useAuthPrompt()
  const { signIn } = useLisaClient().options
  const words = useMessages()
  const { title, action } = sayAuth(words)
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const [isAsking, setAsking] = useState(false)
  const wasAsking = useRef(false)
  const said = useSaidOnce(isOpen ? title : '')
  // The next prompt starts with its bar again: only a person opens the dialog.
  if (isAsking && !isOpen) setAsking(false)

  useEffect(() => {
    // Not before the dialog has gone: until then the page behind it takes no focus.
    if (wasAsking.current && !isAsking) opener.current?.focus()
    wasAsking.current = isAsking
  }, [isAsking])
  const { hasFocus, props } = useKeptFocus()

  if (!isOpen) return hasFocus ? <div {...props} /> : null
  return (
    <div {...props}>
      <section aria-labelledby={id} className="lisa-prompt">
        <div>
          <Title id={id}>{title}</Title>
          {waiting > 0 && <p className="lisa-description">{words.waitingForSignIn(waiting)}</p>}
        </div>
        <div className="lisa-actions">
          {(signIn || children !== undefined) && (
            <button ref={opener} type="button" aria-haspopup="dialog" onClick={() => setAsking(true)}>
              {action}
            </button>
          )}
          <button type="button" onClick={dismiss}>
            {words.notNow}
          </button>
        </div>
        <Spoken role="status" text={said} />
      </section>
      {isAsking && <SignInDialog onClose={() => setAsking(false)}>{children}</SignInDialog>}
    </div>
  )
}
