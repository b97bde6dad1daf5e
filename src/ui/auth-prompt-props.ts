import type { ReactNode } from 'react'

/** What a body of one's own can do in the dialog. */
export interface AuthPromptWays {
  /** Runs the client's `signIn`. Never rejects: the dialog shows that it is under way, and what it failed with. */
  signIn: () => Promise<void>
  /** Hides the prompt and its dialog. */
  dismiss: () => void
  /** Closes the dialog; the prompt stays. */
  close: () => void
}

/** What `AuthPrompt` takes. */
export interface AuthPromptProps {
  /** The dialog's body instead of the button to sign in, such as the shop's own form. */
  children?: ReactNode | ((ways: AuthPromptWays) => ReactNode)
}
