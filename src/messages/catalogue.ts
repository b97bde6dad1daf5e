import type { GatewayRefusal } from '../errors/gateway-refusal.ts'
import type { FieldReason, LisaError, LisaErrorKind, LisaErrorOf } from '../errors/lisa-error.ts'

/** A text, or a function that makes it from the facts of what happened. */
export type Words<Facts> = string | ((facts: Facts) => string)

/** The texts for one kind of error. */
export interface Phrase<Facts> {
  /** What happened. */
  title: Words<Facts>
  /** What the person can do. While a request waits or is sent again, `readyIn` or `retryingIn` is shown instead. */
  description: Words<Facts>
  /** The label of the button. Without it, the state has no action. */
  action?: Words<Facts>
}

/** The texts for one kind of error, in the order in which they are read. */
// @__NO_SIDE_EFFECTS__
export const phrase = <Facts>(title: Words<Facts>, description: Words<Facts>, action?: Words<Facts>): Phrase<Facts> => ({
  title,
  description,
  ...(action && { action }),
})

/** All texts of the library in one language. */
export interface Messages {
  /** The language's BCP 47 tag. `Intl` writes times in it. */
  language: string
  /** The texts for every kind of `LisaError`. */
  errors: { [Kind in LisaErrorKind]: Phrase<LisaErrorOf<Kind>> }
  /** The texts where the gateway answered for itself and those of the error's kind would be wrong. */
  gateway: { [Refusal in GatewayRefusal]?: Phrase<LisaError> }
  /** The message at a field for input that was refused before it was sent. `english` is the schema's own message, for an unknown reason. */
  atField: (reason: FieldReason, english?: string) => string
  /** The label of the button that signs in and then sends the refused write again. */
  signInAndSave: string
  /** The texts where somebody has signed in since a write was refused: it was not sent again. */
  notSavedYet: { title: string; description: string }
  /** The label of the button that reads again what a write of unknown outcome may have changed. */
  check: string
  /** The label of the button that sends a write of unknown outcome, or one that met no sign-in, again. */
  sendAgain: string
  /** The description where a write got no answer and may have been saved. */
  outcomeUnknown: string
  /** The same of a write with an `Idempotency-Key`, which counts once however often it is sent. */
  outcomeRepeatable: string
  /** The texts where LiSA has accepted a write (202) and not processed it yet. */
  accepted: Pick<Phrase<unknown>, 'title' | 'description'>
  /** Shown while a sign-in runs. */
  signingIn: string
  /** Shown when a sign-in has failed. Its reason is shown after it. */
  signInFailed: string
  /** The label of the button that closes the prompt to sign in. */
  notNow: string
  /** How many requests wait for a sign-in. */
  waitingForSignIn: (count: number) => string
  /** The label before the name of the scope that a 403 asks for. */
  missingScope: string
  /** The request is sent again by itself after this time. `duration` is a text such as "in 12 seconds". */
  retryingIn: (duration: string) => string
  /** The request is being sent again. */
  retryingNow: string
  /** The device is offline, and the request is sent by itself once it is connected. */
  retryingOnline: string
  /** The person can try again after this time. `duration` is a text such as "in 12 seconds". */
  readyIn: (duration: string) => string
}

/** Texts that replace some of a catalogue's. */
export interface MessageOverrides extends Partial<Omit<Messages, 'errors' | 'gateway'>> {
  errors?: { [Kind in LisaErrorKind]?: Partial<Phrase<LisaErrorOf<Kind>>> }
  gateway?: { [Refusal in GatewayRefusal]?: Partial<Phrase<LisaError>> }
}

/** The text of words that may depend on the facts of what happened. */
export const textOf = <Facts>(words: Words<Facts>, facts: Facts): string => (typeof words === 'function' ? words(facts) : words)
