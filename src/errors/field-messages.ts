import type { FieldMessages } from './lisa-error.ts'

/** What a 422 says, sorted into messages at fields and messages that belong to none. */
export interface SortedMessages {
  fields: FieldMessages
  messages: string[]
}

interface Place {
  path: string
  value: unknown
}

const belongsToNoField = new Set(['', 'base'])

/**
 * The messages in a 422's body. LiSA documents only that they stand "in the error parameters"; the shapes
 * read here are Shopify's, whose REST pages LiSA's follow: `{ errors }` or `{ error }`, one sentence or a map
 * of fields, nested as deep as it likes.
 */
export const sortMessages = (body: unknown): SortedMessages => sorted([{ path: '', value: envelope(body) }])

/** The messages at these places, the last place first; uses up the list. */
export function sorted(open: Place[]): SortedMessages {
  const messages: string[] = []
  const byPath = new Map<string, string[]>()
  // A stack of our own, because a hostile body may nest deeper than the engine's.
  for (let place = open.pop(); place; place = open.pop()) {
    const { path, value } = place
    if (typeof value === 'string') {
      const known = belongsToNoField.has(path) ? messages : byPath.get(path)
      if (known) known.push(value)
      else byPath.set(path, [value])
    } else if (typeof value === 'object' && value !== null) {
      for (const inner of places(path, value).reverse()) open.push(inner)
    }
  }
  return { fields: Object.fromEntries(byPath), messages }
}

function envelope(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body
  if ('errors' in body) return body.errors
  if ('error' in body) return body.error
  return 'message' in body ? body.message : undefined
}

function places(path: string, value: object): Place[] {
  return Object.entries(value).map(([key, inner]) => ({
    // A list of sentences belongs to the field itself; a list of anything else numbers its entries.
    path: Array.isArray(value) && typeof inner === 'string' ? path : path ? `${path}.${key}` : key,
    value: inner,
  }))
}
