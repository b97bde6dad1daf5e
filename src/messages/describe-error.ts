import type { LisaError } from '../errors/lisa-error.ts'
import { type Messages, type Phrase, textOf } from './catalogue.ts'
import { relativeTime } from './relative-time.ts'

/** The texts for this kind of error, or for what the gateway said of its own. */
export function phraseFor({ errors, gateway }: Messages, { kind, gatewayRefusal }: LisaError): Phrase<never> {
  const ofGateway = gatewayRefusal && gateway[gatewayRefusal]
  // The phrase of its kind takes the facts of its kind, which TypeScript cannot follow through the union.
  return (ofGateway ?? errors[kind]) as Phrase<never>
}

/** What a person can do about an error, or when it is sent again: `secondsLeft` are those of LiSA's wait. */
export function describeError(messages: Messages, error: LisaError, isRetrying: boolean, secondsLeft: number): string {
  // Offline, nothing goes on before the network is back, whatever the wait.
  if (isRetrying && error.kind === 'unreachable' && error.offline) return messages.retryingOnline
  const { retryAt } = error as { retryAt?: number }
  const duration = relativeTime(secondsLeft, retryAt, messages.language)
  if (isRetrying) return secondsLeft > 0 ? messages.retryingIn(duration) : messages.retryingNow
  if (error.outcome) return error.isRepeatable ? messages.outcomeRepeatable : messages.outcomeUnknown
  if (secondsLeft > 0) return messages.readyIn(duration)
  return textOf(phraseFor(messages, error).description, error as never)
}
