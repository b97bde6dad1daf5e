import { type MessageOverrides, type Messages, type Phrase, say, sayDuration } from './catalogue.ts'
import { en } from './en.ts'
import type { LisaError } from './lisa-error.ts'

/** The words of the library: English, as far as nothing else is given. */
export const wordsOf = (overrides: Messages | MessageOverrides | undefined): Messages => ({
  ...en,
  ...overrides,
  errors: { ...en.errors, ...overrides?.errors } as Messages['errors'],
})

/** The words for this error; those that an override leaves out are English. */
export const phraseFor = (messages: Messages, { kind }: LisaError): Phrase<never> =>
  ({ ...en.errors[kind], ...messages.errors[kind] }) as Phrase<never>

/** The description of an error: what it means, and then how it goes on from here, with so many seconds left to wait. */
export function describeError(messages: Messages, error: LisaError, isRetrying: boolean, secondsLeft: number): string {
  const { description, advice = '' } = phraseFor(messages, error)
  const duration = sayDuration(secondsLeft, messages.language)
  const next = isRetrying
    ? secondsLeft > 0
      ? messages.retryingIn(duration)
      : messages.retryingNow
    : error.outcome === 'unknown'
      ? messages.outcomeUnknown
      : secondsLeft > 0
        ? messages.readyIn(duration)
        : say(advice, error as never)
  return `${say(description, error as never)} ${next}`.trim()
}
