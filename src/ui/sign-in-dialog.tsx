import { type ReactElement, useId, useState } from 'react'
import { isLisaError, useAuthPrompt, useMessages } from '../index.ts'
import { textOf } from '../messages/catalogue.ts'
import type { Messages } from '../messages.ts'
import type { AuthPromptProps } from './auth-prompt-props.ts'
import { authWords } from './auth-words.ts'
import { Dialog } from './dialog.tsx'
import { Title } from './title.tsx'

/** What `SignInDialog` takes. */
interface SignInDialogProps extends AuthPromptProps {
  onClose: () => void
  /** Called when the user tries to sign in, so that the notice that opened the dialog joins this sign-in. */
  onAttempt?: (() => void) | undefined
}

/** The dialog of `AuthPrompt`: open as long as it is rendered. */
export function SignInDialog({ onClose, onAttempt, children }: SignInDialogProps): ReactElement {
  const { waiting, signIn, dismiss } = useAuthPrompt()
  const words = useMessages()
  const { title, action } = authWords(words)
  const id = useId()
  const [isUnderWay, setUnderWay] = useState(false)
  const [failure, setFailure] = useState('')

  const tryIt = async (): Promise<void> => {
    setUnderWay(true)
    try {
      onAttempt?.()
      await signIn()
      onClose()
    } catch (error) {
      setFailure(failureText(words, error))
    } finally {
      setUnderWay(false)
    }
  }
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <Title id={id} level={2}>
        {title}
      </Title>
      {waiting > 0 && <p className="lisa-description">{words.waitingForSignIn(waiting)}</p>}
      {typeof children === 'function' ? children({ signIn: tryIt, dismiss, close: onClose }) : children}
      <p role="status" className={isUnderWay ? 'lisa-under-way' : 'lisa-failure'}>
        {isUnderWay ? words.signingIn : failure}
      </p>
      <div className="lisa-actions">
        {children === undefined && (
          // Not `disabled`, which would take the focus out of the dialog.
          <button type="button" aria-disabled={isUnderWay || undefined} onClick={() => void tryIt()}>
            {action}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {words.notNow}
        </button>
      </div>
    </Dialog>
  )
}

/** Why a sign-in failed: in the words of the catalogue, or of the application whose `signIn` rejected. Empty if it was called off. */
function failureText(words: Messages, error: unknown): string {
  const { name, message } = Object(error) as Partial<Error>
  if (name === 'AbortError') return ''
  const { unreachable, 'server-error': broken } = words.errors
  const why = isLisaError(error)
    ? `${textOf<never>(words.errors[error.kind].title, error as never)}.`
    : // As `fetch` rejects without a network.
      error instanceof TypeError
      ? textOf<never>(unreachable.description, { offline: false } as never)
      : message || textOf<never>(broken.description, {} as never)
  return `${words.signInFailed} ${why}`
}
