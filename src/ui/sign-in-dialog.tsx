import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react'
import { isLisaError, useAuthPrompt, useMessages } from '../index.ts'
import type { Messages } from '../messages.ts'
import type { AuthPromptProps } from './auth-prompt.tsx'
import { say, sayAuth } from './say.ts'
import { Title } from './title.tsx'

/** The dialog of `AuthPrompt`: open as long as it is rendered, and modal where the browser can do that. */
export function SignInDialog({ onClose, children }: AuthPromptProps & { onClose: () => void }): ReactElement {
  const { waiting, signIn, dismiss } = useAuthPrompt()
  const words = useMessages()
  const { title, action } = sayAuth(words)
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [isUnderWay, setUnderWay] = useState(false)
  const [failure, setFailure] = useState('')

  useEffect(() => (dialog.current ? open(dialog.current) : undefined), [])

  const tryIt = async (): Promise<void> => {
    setUnderWay(true)
    try {
      await signIn()
    } catch (error) {
      setFailure(sayFailure(words, error))
    } finally {
      setUnderWay(false)
    }
  }
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape' && !canBeModal(dialog.current)) onClose()
  }
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className="lisa-dialog"
      onKeyDown={onKeyDown}
      onCancel={onClose}
      // React's StrictMode closes it and opens it again, and the browser tells of the closing afterwards.
      onClose={({ currentTarget }) => currentTarget.open || onClose()}
    >
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
    </dialog>
  )
}

const canBeModal = (dialog: HTMLDialogElement | null): boolean => typeof dialog?.showModal === 'function'

/** Opens it with the focus inside; gives a function that closes it. */
function open(dialog: HTMLDialogElement): () => void {
  if (canBeModal(dialog)) {
    dialog.showModal()
    return () => dialog.close()
  }
  dialog.setAttribute('open', '')
  dialog.querySelector<HTMLElement>('input, select, textarea, button, a[href], [tabindex]')?.focus()
  return () => dialog.removeAttribute('open')
}

/** Why a sign-in failed: in the words of the catalogue, or of the application whose `signIn` rejected. Empty if it was called off. */
function sayFailure(words: Messages, error: unknown): string {
  const { name, message } = Object(error) as Partial<Error>
  if (name === 'AbortError') return ''
  const { unreachable, 'server-error': broken } = words.errors
  const why = isLisaError(error)
    ? `${say<never>(words.errors[error.kind].title, error as never)}.`
    : // As `fetch` rejects without a network.
      error instanceof TypeError
      ? say<never>(unreachable.description, { offline: false } as never)
      : message || say<never>(broken.description, {} as never)
  return `${words.signInFailed} ${why}`
}
