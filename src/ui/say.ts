import type { Messages, Words } from '../messages.ts'

/** The words, once their facts are known. */
export const say = <Facts>(words: Words<Facts>, facts: Facts): string => (typeof words === 'function' ? words(facts) : words)

/** What the catalogue says to whoever has to sign in. */
export function sayAuth({ errors }: Messages): { title: string; description: string; action: string } {
  const { title, description, action = title } = errors['auth-required']
  // One prompt is for many errors: it has the facts of none.
  const facts = {} as never
  return { title: say(title, facts), description: say(description, facts), action: say(action, facts) }
}
