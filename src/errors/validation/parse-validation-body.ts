import type { FieldMessages } from '../lisa-error.ts'
import { hasWords, isObject, type Part } from './part.ts'
import { fieldOf } from './path.ts'
import { rules } from './rules.ts'
import { problemsInText } from './wrappings.ts'

/** What a 422 says: messages at fields, and messages that belong to none. */
export interface ValidationMessages {
  fields: FieldMessages
  messages: string[]
}

/** The messages in a 422's body of any make, each once per field, in their order. LiSA documents only that they stand "in the error parameters". */
export function parseValidationBody(body: unknown): ValidationMessages {
  const messages = new Set<string>()
  const fields = new Map<string, Set<string>>()
  // A stack of our own, because a hostile body may nest deeper than the engine's.
  const open: Part[] = [{ value: body, path: '', keys: 'facts' }]
  for (let part = open.pop(); part; part = open.pop()) {
    const value = problemsInText(part) ?? part.value
    if (isObject(value)) {
      for (const below of partsOf(value, part).reverse()) open.push(below)
    } else if (typeof value === 'string' && value.trim() && (part.keys !== 'unknown' || hasWords(value))) {
      const field = fieldOf(part)
      const said = field ? (fields.get(field) ?? new Set()) : messages
      said.add(value)
      if (field) fields.set(field, said)
    }
  }
  return { fields: Object.fromEntries([...fields].map(([path, said]) => [path, [...said]])), messages: [...messages] }
}

/** What an object or a list consists of, by the first rule that knows it. */
function partsOf(value: object, part: Part): Part[] {
  for (const rule of rules) {
    const parts = rule(value, part)
    if (parts) return parts
  }
  return []
}
