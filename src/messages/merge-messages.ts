import type { LisaErrorKind } from '../errors/lisa-error.ts'
import type { MessageOverrides, Messages, Phrase } from './catalogue.ts'

/** A catalogue with some of its words replaced, one by one; what is not named stays in its language. */
export function mergeMessages(catalogue: Messages, { errors: phrases = {}, ...rest }: MessageOverrides): Messages {
  const errors: Record<string, Phrase<never>> = { ...catalogue.errors }
  for (const [kind, phrase] of Object.entries(phrases)) {
    errors[kind] = { ...catalogue.errors[kind as LisaErrorKind], ...phrase } as Phrase<never>
  }
  return { ...catalogue, ...rest, errors: errors as unknown as Messages['errors'] }
}
