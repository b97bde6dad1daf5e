import type { FieldReason } from '../../errors/lisa-error.ts'
import type { SchemaIssue } from '../standard-schema.ts'

/** The message at a field that was refused before it was sent, and the reason, from which catalogues of other languages make theirs. */
export interface FieldWords {
  message: string
  reason: FieldReason | undefined
}

/** The messages that zod makes itself: its core has one for everything, its classic build those for wrong types and unknown fields. */
const zodsOwn = /^(Invalid input$|Invalid input: expected |Unrecognized keys?: )/

/** The parts of zod's issue that say the reason. zod's core has no messages; checks of `lisa-query/schema` have the reason in `params`. */
interface KnownIssue {
  expected?: string
  values?: readonly unknown[]
  keys?: readonly string[]
  params?: FieldReason
}

/** The message for an issue with this value. A message that is not zod's own was written by the schema's author and stays. */
export function fieldWords(issue: SchemaIssue, value: unknown): FieldWords {
  const { message } = issue
  const { expected = '', values, keys, params } = issue as KnownIssue
  if (!zodsOwn.test(message)) {
    const choices = values?.join(', ')
    const reason = message === `Choose one of: ${choices}.` ? { check: 'oneOf', value: choices } : params
    return { message, reason: reason?.check ? reason : undefined }
  }
  if (keys) return { message: `Take this out: ${keys.join(', ')}.`, reason: { check: 'unknown', value: keys.join(', ') } }
  const found = Object.hasOwn(words, expected) ? expected : 'other'
  const check = value === undefined || value === null ? 'missing' : found
  return { message: words[check] ?? '', reason: { check } }
}

const words: Readonly<Record<string, string>> = {
  missing: 'Fill this in.',
  string: 'Enter a text.',
  number: 'Enter a number.',
  int: 'Enter a whole number.',
  boolean: 'Choose yes or no.',
  file: 'Choose a file.',
  other: 'Check this entry.',
}
