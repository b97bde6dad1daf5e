import { useLisaClient } from 'lisa-query'
import { AuthPrompt } from 'lisa-query/ui'
import { type FormEvent, type ReactElement, useState } from 'react'

/** One prompt for everything that met a 401: what has waited is read, or sent, once somebody has signed in. */
export function SignIn(): ReactElement {
  return <AuthPrompt>{({ close }) => <PasswordForm onDone={close} />}</AuthPrompt>
}

function PasswordForm({ onDone }: { onDone: () => void }): ReactElement {
  const { session } = useLisaClient()
  const [message, setMessage] = useState('')
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const body = new FormData(event.currentTarget)
    const answer = await fetch('/sign-in', { method: 'POST', body }).catch(() => undefined)
    if (!answer?.ok) return setMessage(answer ? 'This is not the password.' : 'Check your connection, then try again.')
    session.start()
    onDone()
  }
  return (
    <form onSubmit={send}>
      <label>
        Password <input name="password" type="password" autoComplete="current-password" />
      </label>
      <button type="submit">Sign in</button>
      <p role="alert">{message}</p>
    </form>
  )
}
