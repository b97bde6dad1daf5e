import type { FieldMessages } from '../lisa-error.ts'
import { fieldOf, hasWords, isMap, isObject, type Part, pathBelow, type Rule, rowPath } from './part.ts'
import { problemParts } from './problem.ts'
import { flattenedTree, formattedNode, treeNode, validationError } from './trees.ts'

/** What a 422 says: messages at fields, and messages that belong to none. */
export interface ValidationMessages {
  fields: FieldMessages
  messages: string[]
}

/** The messages in the body of a 422 of any format, each once per field, in their order. LiSA documents only that they are "in the error parameters". */
export function parseValidationBody(body: unknown): ValidationMessages {
  const messages = new Set<string>()
  const fields = new Map<string, Set<string>>()
  // A stack instead of recursion: a hostile body may be nested deeper than the engine's call stack.
  const unread: Part[] = [{ value: body, path: '', keys: 'facts' }]
  for (let part = unread.pop(); part; part = unread.pop()) {
    const value = problemsInText(part) ?? part.value
    if (isObject(value)) {
      for (const below of partsOf(value, part).reverse()) unread.push(below)
    } else if (typeof value === 'string' && value.trim() && (part.keys !== 'unknown' || hasWords(value))) {
      const field = fieldOf(part)
      const texts = field ? (fields.get(field) ?? new Set()) : messages
      texts.add(value)
      if (field) fields.set(field, texts)
    }
  }
  return { fields: Object.fromEntries([...fields].map(([path, texts]) => [path, [...texts]])), messages: [...messages] }
}

/** What an object or a list consists of, by the first rule that knows it. */
function partsOf(value: object, part: Part): Part[] {
  for (const rule of rules) {
    const parts = rule(value, part)
    if (parts) return parts
  }
  return []
}

/** A list: each entry is about the list's field, or is a row of it. */
const listEntries: Rule = (value, part) => {
  if (!Array.isArray(value)) return undefined
  const isFieldsList = part.keys === 'fields'
  const path = isFieldsList ? rowPath(part) : part.path
  return value.map((entry, index): Part => {
    const keys = isFieldsList && isMap(entry) ? 'facts' : part.keys
    return { value: entry, path, index, keys }
  })
}

/** What no other rule knows has fields for its keys, unless it is an error that was thrown, with its name. */
const fieldMap: Rule = (value, part) =>
  Object.entries(value)
    .filter(([key, value]) => key !== 'name' || !/Error$/.test(value))
    .map(([key, value]) => ({ value, path: pathBelow(key, part), keys: 'fields' }))

/** The list of problems that a text holds, as JSON: the `message` of zod's errors is one. */
function problemsInText({ value, path }: Part): unknown {
  if (path || typeof value !== 'string' || !/^\s*[[{]\s*["{]/.test(value)) return undefined
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

/** The known formats. The first rule that knows an object or a list takes it apart. Each line: a body → its messages. */
const rules: readonly Rule[] = [
  // ["The title is missing", "The price is low"] → ["The title is missing", "The price is low"]
  listEntries,
  // { "errors": ["Too many"], "properties": { "tags": { "errors": [], "items": [{ "errors": ["Taken"] }] } } } → { "tags.0": ["Taken"] } and ["Too many"]
  treeNode,
  // { "_errors": ["Too many"], "message": { "_errors": ["Too small"] } } → { "message": ["Too small"] } and ["Too many"]
  formattedNode,
  // { "root": ["Too many"], "nested": { "variants.0.price": ["Too small"] } } → { "variants.0.price": ["Too small"] } and ["Too many"]
  flattenedTree,
  // [{ "property": "tags", "children": [{ "property": "0", "constraints": { "isString": "Taken" } }] }] → { "tags.0": ["Taken"] }
  validationError,
  // { "field": "title", "message": "is missing" } → { "title": ["is missing"] }
  problemParts,
  // { "title": ["is missing"], "variants": [{}, { "price": "is low" }] } → { "title": ["is missing"], "variants.1.price": ["is low"] }
  fieldMap,
]
