import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { cancel, useIsSignInOpen } from './sign-in-request.ts'

interface SignInDialogProps {
  className: string
  title: string
  lead: string
  /** Who one can sign in as. */
  children: ReactNode
  /** Runs when it has closed, however it ended. */
  onClosed?: () => void
}

/** Where the shop's own sign-in would be. Escape closes it, and the focus goes back to where it was; nothing behind it is lost. */
export function SignInDialog({ className, title, lead, children, onClosed }: SignInDialogProps): ReactElement {
  const isOpen = useIsSignInOpen()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])
  useEffect(() => cancel, [])
  const closed = (): void => {
    // The browser tells of a closing afterwards, when it may be open again.
    if (dialog.current?.open) return
    cancel()
    onClosed?.()
  }
  return (
    <dialog ref={dialog} className={className} aria-labelledby="sign-in" onCancel={cancel} onClose={closed}>
      <h2 id="sign-in">{title}</h2>
      <p>{lead}</p>
      {children}
    </dialog>
  )
}
