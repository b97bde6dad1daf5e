import { type Fact, isField, isMap, isObject, join, normalizePath, type Part, withoutForm } from './part.ts'

// What the key of a fact says about its value.

/** A sentence: `{ "message": "is missing" }`. */
export const sentenceKey = /(messages?|msg|details?)$/i
/** A sentence or a code: `{ "error": "is missing" }`. */
export const reasonKey = /(title|errors?|reason|description)$/i
/** What adds to a sentence: `{ "context": "Value in [posts.title] exceeds 255 characters" }`. */
export const remarkKey = /(context|hint|help)$/i
/** More problems: `{ "violations": [{ "field": "title", "message": "is missing" }] }`. */
export const problemsKey = /(errors?|issues|violations|inner|children|causes|validation|modelstate)$/i
/** What stands around fields, or repeats what was sent: `{ "data": { "title": "is missing" } }`. */
export const wrapperKey = /(param(eter)?s|data|fields)$/i
/** A code: `{ "status": "fail" }`. */
export const codeKey = /(code|status|type|kind|id)s?$/i
/** What was sent: `{ "rejectedValue": "My first show" }`. */
export const echoKey = /^(value|input|rejected|found|received|actual|expected)/i
/** The name of a field: `{ "field": "title" }`. */
const fieldKey =
  /^(pointer|target|(field|param(eter)?|property|attr(ibute)?)s?_?(name|path)?|members|(member|argument)_?names?|instance_?(path|location))$/i
/** The name of a field for sure, also among fields that may be called `field`: `{ "fieldName": "title" }`. */
const fieldNameKey = /^(field|param(eter)?|property|attr(ibute)?|argument|instance)_?(name|path|location)$/i
/** The name of a field in an entry of a list, the better one first: elsewhere `path` is the request's. */
const entryFieldKeys = [/^(?!schema|evaluation)\w*path$/i, /^loc(ation)?$/i, /^(key|name)$/i]
/** A place, which may be the whole document: `{ "loc": ["body"] }`. */
const placeKey = /^(pointer|(instance)?loc(ation)?)$/i
/** A property that Ajv misses where the path leads, or has met there: `{ "missingProperty": "title" }`. */
const propertyKey = /^(missing|additional)Property$/
/** What the placeholders of a sentence stand for: `{ "message": "%1 is missing", "parameters": ["title"] }`. */
const valuesKey = /^(param(eter)?s|arg(ument)?s|info)$/i

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

/** How an object names the field that it is about. */
export interface FieldName {
  /** The key that holds the name. */
  key: string
  /** The field's path; empty where the object says that it is about none. */
  path: string
}

/** The name of a field among the facts of an object, or among the values of its placeholders. */
export function nameIn(facts: Fact[], values: object | undefined, isEntry: boolean): FieldName | undefined {
  const inValues = isMap(values) ? Object.entries(values) : []
  const known = isEntry ? [fieldKey, ...entryFieldKeys] : [fieldKey]
  const named = known.map((keys) => facts.find(([key, value]) => keys.test(key) && isName(value, keys !== fieldKey)))
  const [key, name] = [...named, inValues.find(([key, value]) => fieldKey.test(key) && isName(value))].find(Boolean) ?? []
  if (key === undefined) return undefined
  const path = withoutForm(normalizePath(name))
  // Ajv leads to where a property is missing, and names it beside the path.
  const property = inValues.find(([key]) => propertyKey.test(key))?.[1]
  return { key, path: join(placeKey.test(key) ? path.replace(wholeDocument, '') : path, normalizePath(property)) }
}

/** Whether it can be the path of a field: a text without spaces, or a list of steps, which Valibot writes as objects. */
function isName(value: unknown, canHaveKeys = false): boolean {
  if (!Array.isArray(value)) return typeof value === 'string' && !/\s|Error$/.test(value)
  return value.every((step) => (isObject(step) ? canHaveKeys && 'key' in step : typeof step === 'number' || isName(step)))
}

/** The whole instead of a field; with a number it is a position in a text that is no JSON. */
const wholeDocument = /^(body|data)(\.\d+)?$/

/** `%fieldName`, `%1`, `{0}` and `{{ limit }}`. */
const placeholder = /%(\w+)|%?\{+\s?(\w+)\s?\}+/g

/** A sentence with its placeholders filled in; as it is where the values are not for it. */
export function fillPlaceholders(text: string, values: object): string {
  // Longer texts and values are no sentences; a hostile body could fill the memory with them.
  if (text.length > 1_000) return text
  return text.replace(placeholder, (whole, percent, braces) => {
    const isPosition = Array.isArray(values) && percent
    const value = (values as Record<string, unknown>)[isPosition ? percent - 1 : (percent ?? braces)]
    return typeof value === 'string' || typeof value === 'number' ? `${value}`.slice(0, 200) : whole
  })
}
