import { entryFieldKeys, fieldKey, placeKey, propertyKey } from './keys.ts'
import { type Fact, isMap, isObject } from './part.ts'
import { join, normalizePath, withoutForm } from './path.ts'

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
