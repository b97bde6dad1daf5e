import { isLisaError, type LisaErrorOf } from '../../errors/lisa-error.ts'
import { inWords } from '../../messages/field-words.ts'
import { useSurroundingLisa } from '../provider.tsx'

/** What can bring messages to a form: a mutation's result, a `LisaError`, or nothing yet. */
export type FieldErrorsSource = WriteResult | Error | null | undefined

/** What a form reads of a mutation's result. */
export interface WriteResult {
  error: unknown
  isPending?: boolean
  /** When it was sent; a result without it is taken as one that was never sent. */
  submittedAt?: number
}

/**
 * The error of a source, if its messages belong into a form, in the words of the provider's language, if there is one above; the
 * same object as long as both stay.
 */
export function useInvalidError(source: FieldErrorsSource): LisaErrorOf<'invalid'> | undefined {
  const lisa = useSurroundingLisa()
  const error = invalidIn(source)
  if (!error || !lisa) return error
  const known = lisa.inWords.get(error) ?? inWords(lisa.messages, error)
  lisa.inWords.set(error, known)
  return known
}

function invalidIn(source: FieldErrorsSource): LisaErrorOf<'invalid'> | undefined {
  const error = source && 'error' in source ? source.error : source
  return isLisaError(error) && error.kind === 'invalid' ? error : undefined
}

/** When the write was sent whose result this is; `undefined` for an error alone. */
export const sentAt = (source: FieldErrorsSource): number | undefined =>
  source && 'submittedAt' in source ? source.submittedAt : undefined

/** Whether a write is under way. */
export const isUnderWay = (source: FieldErrorsSource): boolean => Boolean(source && 'isPending' in source && source.isPending)
