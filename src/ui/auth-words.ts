import { textOf } from '../messages/catalogue.ts'
import type { Messages } from '../messages.ts'

/** The catalogue's texts for signing in. */
export function authWords({ errors }: Messages): { title: string; description: string; action: string } {
  const { title, description, action = title } = errors['auth-required']
  // One prompt is for many errors: it has the facts of none.
  const facts = {} as never
  return { title: textOf(title, facts), description: textOf(description, facts), action: textOf(action, facts) }
}
