import type { LisaError } from '../errors/lisa-error.ts'
import { type MessageOverrides, type Messages, type Phrase, say, sayDuration } from './catalogue.ts'
import { english, type englishForUi, type englishForWrites } from './english.ts'

/** The words of the library: English, as far as nothing else is given. */
export const wordsOf = (overrides: MessageOverrides | undefined): Words => ({ ...english, ...overrides })

/** All words but those for errors, which `phraseFor` finds. */
export type Words = Omit<Messages, 'errors' | keyof typeof englishForWrites | keyof typeof englishForUi> &
  Partial<typeof englishForWrites & typeof englishForUi> &
  Pick<MessageOverrides, 'errors'>

/** The words for this error; those that an override leaves out are English. */
export const phraseFor = (messages: Words, { kind }: LisaError): Phrase<never> =>
  ({ ...english.errors[kind], ...messages.errors?.[kind] }) as Phrase<never>

/** How it goes on from an error, with so many seconds left to wait. */
export function describeError(messages: Words, error: LisaError, isRetrying: boolean, secondsLeft: number): string {
  // Offline, only the network can help: no time that could be named does.
  if (error.kind !== 'unreachable' || !error.offline) {
    const duration = sayDuration(secondsLeft, messages.language)
    if (isRetrying) return secondsLeft > 0 ? messages.retryingIn(duration) : messages.retryingNow
    if (error.outcome) return messages.outcomeUnknown
    if (secondsLeft > 0) return messages.readyIn(duration)
  }
  return say(phraseFor(messages, error).description, error as never)
}
