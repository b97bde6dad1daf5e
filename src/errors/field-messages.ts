import type { FieldMessages } from './lisa-error.ts'
import { partsOfRefusal } from './refusal.ts'

/** What a 422 says, sorted into messages at fields and messages that belong to none. */
export interface SortedMessages {
  fields: FieldMessages
  messages: string[]
}

/** A part of a body, and the field it is about; empty for none. */
export interface Place {
  value: unknown
  path: string
  /**
   * The keys of a `map` are fields. Those of an `envelope` describe the refusal. The `rest` of an envelope may be anything,
   * what was sent too: there, only what is plainly a message is one.
   */
  kind: 'map' | 'envelope' | 'rest'
  /** For an entry of a list: the field that the whole list is about. */
  listPath?: string
}

/** The messages in a 422's body, each once per field, in their order. LiSA documents only that they stand "in the error parameters". */
export function sortMessages(body: unknown): SortedMessages {
  const messages = new Set<string>()
  const fields = new Map<string, Set<string>>()
  const seen = new Set<unknown>()
  // A stack of our own, because a hostile body may nest deeper than the engine's.
  const open: Place[] = [{ value: body, path: '', kind: 'envelope' }]
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, path } = place
    if (typeof value === 'string' && value.trim()) {
      const said = path ? (fields.get(path) ?? new Set()) : messages
      said.add(value)
      if (path) fields.set(path, said)
    } else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value)
      for (const part of partsOfRefusal(value, place).reverse()) open.push(part)
    }
  }
  return { fields: Object.fromEntries([...fields].map(([path, said]) => [path, [...said]])), messages: [...messages] }
}
