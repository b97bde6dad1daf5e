import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { Dialog } from './dialog.tsx'
import { cancel, useIsSignInOpen } from './sign-in-request.ts'

interface SignInDialogProps {
  title: string
  lead: string
  /** Who one can sign in as. */
  children: ReactNode
  /** Runs when it has closed, however it ended. */
  onClosed?: () => void
}

/** Where the shop's own sign-in would be. Nothing behind it is lost. */
export function SignInDialog({ title, lead, children, onClosed }: SignInDialogProps): ReactElement {
  const isOpen = useIsSignInOpen()
  useOnceGone(cancel)
  return (
    <Dialog isOpen={isOpen} onClose={cancel} title={title} lead={lead} {...(onClosed && { onClosed })}>
      {children}
    </Dialog>
  )
}

/** Calls once the component has gone for good; StrictMode takes each away and puts it back at once. */
function useOnceGone(call: () => void): void {
  const isHere = useRef(false)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
      queueMicrotask(() => isHere.current || call())
    }
  }, [call])
}
