import type { LisaError } from '../errors/lisa-error.ts'
import { type Messages, type Phrase, say, sayDuration } from './catalogue.ts'

/** The words for this kind of error. */
export function phraseFor({ errors }: Messages, { kind }: LisaError): Phrase<never> {
  // The phrase of its kind takes the facts of its kind, which TypeScript cannot follow through the union.
  return errors[kind] as Phrase<never>
}

/** How it goes on from an error, with so many seconds left to wait. */
export function describeError(messages: Messages, error: LisaError, isRetrying: boolean, secondsLeft: number): string {
  // Offline, only the network can help: no time that could be named does.
  if (error.kind !== 'unreachable' || !error.offline) {
    const duration = sayDuration(secondsLeft, messages.language)
    if (isRetrying) return secondsLeft > 0 ? messages.retryingIn(duration) : messages.retryingNow
    if (error.outcome) return messages.outcomeUnknown
    if (secondsLeft > 0) return messages.readyIn(duration)
  }
  return say(phraseFor(messages, error).description, error as never)
}
