import { type ReactElement, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { useAuthPrompt, useLisaClient, useMessages } from '../index.ts'
import type { AuthPromptProps } from './auth-prompt-props.ts'
import { authWords } from './auth-words.ts'
import { sharedBy } from './shared-by-client.ts'
import { SignInDialog } from './sign-in-dialog.tsx'
import { Spoken } from './spoken.tsx'
import { Title } from './title.tsx'
import { noOutline, useKeptFocus } from './use-kept-focus.ts'
import { useSaidOnce } from './use-said-once.ts'

/**
 * One bar for all requests that wait for a sign-in; its button opens a dialog. Renders nothing while no request waits.
 * With children, the "Sign in" of every `Notice` below the same client opens the dialog, too.
 */
export function AuthPrompt({ children }: AuthPromptProps): ReactElement | null {
  const { isOpen, waiting, dismiss } = useAuthPrompt()
  const client = useLisaClient()
  const words = useMessages()
  const { title, action } = authWords(words)
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const [asking, setAsking] = useState<Asking>()
  const said = useSaidOnce(isOpen ? title : '')
  // The next prompt starts with its bar again: only a person opens the dialog.
  if (asking?.isByPrompt && !isOpen) setAsking(undefined)

  const hasBody = children !== undefined
  useEffect(() => {
    if (!hasBody) return
    const shared = sharedBy(client)
    const openSignIn = (onAttempt: () => void): void => setAsking({ isByPrompt: client.session.prompt.isOpen, onAttempt })
    shared.openSignIn = openSignIn
    return () => {
      if (shared.openSignIn === openSignIn) shared.openSignIn = undefined
    }
  }, [client, hasBody])
  const isOffering = isOpen && (client.options.signIn !== undefined || hasBody)
  useEffect(() => (isOffering ? sharedBy(client).signInBars.add() : undefined), [client, isOffering])
  useFocusAfter(asking, opener)
  const { hasFocus, props } = useKeptFocus()

  if (!isOpen && !asking) return hasFocus ? <div {...props} style={noOutline} /> : null
  return (
    <div {...props}>
      {isOpen && (
        <section aria-labelledby={id} className="lisa-prompt">
          <div>
            <Title id={id}>{title}</Title>
            {waiting > 0 && <p className="lisa-description">{words.waitingForSignIn(waiting)}</p>}
          </div>
          <div className="lisa-actions">
            {isOffering && (
              <button ref={opener} type="button" aria-haspopup="dialog" onClick={() => setAsking({ isByPrompt: true })}>
                {action}
              </button>
            )}
            <button type="button" onClick={dismiss}>
              {words.notNow}
            </button>
          </div>
          <Spoken role="status" text={said} />
        </section>
      )}
      {asking && (
        <SignInDialog onClose={() => setAsking(undefined)} onAttempt={asking.onAttempt}>
          {children}
        </SignInDialog>
      )}
    </div>
  )
}

/** Why the dialog is open. */
interface Asking {
  /** Whether the prompt was open at that time: the dialog then closes with the prompt. */
  isByPrompt: boolean
  /** Called when the user tries to sign in, for the notice that opened it. */
  onAttempt?: () => void
}

/** Focuses the bar's button again when the dialog that it has opened closes. */
function useFocusAfter(asking: Asking | undefined, opener: RefObject<HTMLButtonElement | null>): void {
  const before = useRef(asking)
  useEffect(() => {
    // Not before the dialog has gone: until then the page behind it takes no focus.
    if (before.current && !before.current.onAttempt && !asking) opener.current?.focus()
    before.current = asking
  }, [asking, opener])
}
