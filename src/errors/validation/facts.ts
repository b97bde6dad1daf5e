import { codeKey, fieldKey, fieldNameKey, problemsKey, reasonKey, sentenceKey, valuesKey, wrapperKey } from './keys.ts'
import { type Fact, isMap, isObject, type Part } from './part.ts'
import { isField } from './path.ts'
import { fillPlaceholders } from './placeholders.ts'

/** What the placeholders of a sentence stand for, which may be the name of the field. */
export function valuesIn(object: object, isEntry: boolean): object | undefined {
  const facts = Object.entries(object)
  const values: unknown = facts.find(([key, value]) => valuesKey.test(key) && isObject(value))?.[1]
  const sentences = facts.filter(([key]) => sentenceKey.test(key))
  if (!isObject(values) || !sentences.length) return undefined
  const isFilled = sentences.some(([, text]) => typeof text === 'string' && fillPlaceholders(text, values) !== text)
  // Around an answer, `parameters` may be its fields.
  const isNaming = isMap(values) && (isEntry || Object.keys(values).some((key) => fieldNameKey.test(key)))
  return isFilled || isNaming ? values : undefined
}

/** The facts of an object. JSON:API and GraphQL keep some of them one level deeper, and the `path` of GraphQL is one in the answer. */
export function factsOf(object: object, isEntry: boolean): Fact[] {
  const { source, extensions, locations, path, ...others } = object as Record<string, unknown>
  const isGraphql = isEntry && (isMap(extensions) || locations)
  return Object.entries(isGraphql ? { ...(extensions as object), ...others } : { ...(isMap(source) && source), ...object })
}

/** Whether a list of problems is among its values, so that the others are facts about them. */
export const hasProblems = (value: unknown): boolean =>
  isMap(value) && Object.entries(value).some(([key, list]) => problemsKey.test(key) && Array.isArray(list) && isMap(list[0]))

/** Whether a key such as `field` names one: in a map or a row of fields it may be one itself. */
export function mayName(facts: Fact[], { path, index, keys }: Part): boolean {
  const isEntry = index !== undefined
  const hasField = facts.some(([key]) => fieldKey.test(key))
  const holdsProblems = facts.some(([key, value]) => problemsKey.test(key) && isObject(value))
  if (isEntry && path) return facts.some(([key]) => fieldNameKey.test(key))
  const hasReason = facts.some(([key, value]) => reasonKey.test(key) && typeof value === 'string')
  return (isEntry && hasField) || (keys !== 'fields' && (holdsProblems || hasReason))
}

/** Whether it is something that no map of fields has: a status, a code, problems. */
export function isNoField([key, value]: Fact, { path, index, keys }: Part, hasWording: boolean): boolean {
  if (keys !== 'facts') return false
  const isEntry = index !== undefined
  if (isObject(value)) return !path && !isEntry && (problemsKey.test(key) || wrapperKey.test(key)) && isField(key)
  if (typeof value !== 'string') return value !== null
  const isCode = (codeKey.test(key) || key === 'error' || (isEntry && hasWording)) && /^\S+$/.test(value)
  return isCode || (isEntry && !path && /reason|description/i.test(key))
}
