import type { LisaErrorKind, LisaErrorOf } from '../errors/lisa-error.ts'

/** Words that may depend on the facts of what happened. */
export type Words<Facts> = string | ((facts: Facts) => string)

/** What one kind of error says: what happened, how to go on, and what the way on is called. */
export interface Phrase<Facts> {
  title: Words<Facts>
  /** How to go on, while nothing goes on by itself: a wait or a retry says its own words instead. */
  description: Words<Facts>
  /** The label of the action; without one the state offers none. */
  action?: Words<Facts>
}

/** One kind's words in the order in which a person meets them. */
// @__NO_SIDE_EFFECTS__
export const phrase = <Facts>(title: Words<Facts>, description: Words<Facts>, action?: Words<Facts>): Phrase<Facts> => ({
  title,
  description,
  ...(action && { action }),
})

/** All words of the library in one language. A language that lacks a kind does not compile. */
export interface Messages {
  /** BCP 47, for the plural and number forms of `Intl`. */
  language: string
  /** One phrase for every kind of `LisaError`. */
  errors: { [Kind in LisaErrorKind]: Phrase<LisaErrorOf<Kind>> }
  /** The action that signs a person in and then sends the refused write. */
  signInAndSave: string
  /** The action that fetches what a write of unknown outcome would have changed. */
  check: string
  /** The action that sends such a write once more. */
  sendAgain: string
  /** A write that may have gone through although no answer says so; takes the place of the description. */
  outcomeUnknown: string
  /** LiSA accepted a write (202) and has not processed it yet. */
  accepted: Pick<Phrase<unknown>, 'title' | 'description'>
  /** A sign-in is under way. */
  signingIn: string
  /** It has failed; why stands behind it. */
  signInFailed: string
  /** Puts the prompt to sign in away. */
  notNow: string
  /** How many requests wait until somebody signs in. */
  waitingForSignIn: (count: number) => string
  /** What stands before the name of the scope that a 403 asks for. */
  missingScope: string
  /** The request is sent again by itself after this time, such as "in 12 seconds". */
  retryingIn: (duration: string) => string
  /** The request is under way again, or is about to be. */
  retryingNow: string
  /** The wait is too long to sit out: the action becomes ready after this time. */
  readyIn: (duration: string) => string
}

/** Replacements for single words of a catalogue, kind by kind. */
export interface MessageOverrides extends Partial<Omit<Messages, 'errors'>> {
  errors?: { [Kind in LisaErrorKind]?: Partial<Phrase<LisaErrorOf<Kind>>> }
}

/** The words, once their facts are known. */
export const say = <Facts>(words: Words<Facts>, facts: Facts): string => (typeof words === 'function' ? words(facts) : words)

/** A time from now as the language says it, from 100 seconds on in minutes: "in 12 seconds", "in 2 Minuten". */
export const sayDuration = (seconds: number, language: string): string => {
  const inSeconds = seconds < 100
  return new Intl.RelativeTimeFormat(language).format(
    inSeconds ? seconds : Math.ceil(seconds / 60),
    inSeconds ? 'second' : 'minute',
  )
}
