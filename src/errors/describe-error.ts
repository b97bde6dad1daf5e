import { type MessageOverrides, type Messages, type Phrase, say, sayDuration } from './catalogue.ts'
import { en } from './en.ts'
import type { LisaError } from './lisa-error.ts'

/** The words of the library: English, as far as nothing else is given. */
export const wordsOf = (overrides: MessageOverrides | undefined): Words => ({ ...en, ...overrides })

/** All words but those for errors, which `phraseFor` finds. */
export type Words = Omit<Messages, 'errors'> & Pick<MessageOverrides, 'errors'>

/** The words for this error; those that an override leaves out are English. */
export const phraseFor = (messages: Words, { kind }: LisaError): Phrase<never> =>
  ({ ...en.errors[kind], ...messages.errors?.[kind] }) as Phrase<never>

/** The description of an error: what it means, and then how it goes on from here, with so many seconds left to wait. */
export function describeError(messages: Words, error: LisaError, isRetrying: boolean, secondsLeft: number): string {
  const { description, advice = '' } = phraseFor(messages, error)
  const duration = sayDuration(secondsLeft, messages.language)
  const isWaiting = secondsLeft > 0
  const next = (): string => {
    if (error.kind === 'unreachable' && error.offline) return say(advice, error as never)
    if (isRetrying) return isWaiting ? messages.retryingIn(duration) : messages.retryingNow
    if (error.outcome) return messages.outcomeUnknown
    return isWaiting ? messages.readyIn(duration) : say(advice, error as never)
  }
  return `${say(description, error as never)} ${next()}`.trim()
}
