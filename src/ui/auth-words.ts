import { say } from '../messages/catalogue.ts'
import type { Messages } from '../messages.ts'

/** What the catalogue says to whoever has to sign in. */
export function authWords({ errors }: Messages): { title: string; description: string; action: string } {
  const { title, description, action = title } = errors['auth-required']
  // One prompt is for many errors: it has the facts of none.
  const facts = {} as never
  return { title: say(title, facts), description: say(description, facts), action: say(action, facts) }
}
