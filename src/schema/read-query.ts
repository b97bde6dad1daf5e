import type { Endpoint, QueryStyle } from '../client/endpoint.ts'
import { fieldIn, fromTexts, nestedFields } from './from-texts.ts'
import { type AnySchema, fieldsOf, typeOf, wholeOf } from './inspect.ts'

/**
 * The fields of a query as they were before the endpoint wrote them as this text, numbers and lists as its schema has them. Fields
 * that the endpoint does not know are left out.
 */
export function readQuery(search: string, { query: schema, queryNames, encodeQuery }: Endpoint): Record<string, unknown> {
  const pairs = search.replace(/^\?/, '').split('&').filter(Boolean).map(pairOf)
  const names = queryNames ?? (schema ? fieldsOf(schema).map(([name]) => name) : [])
  const styles = encodeQuery?.styles ?? {}
  const fields = names.map((name) => {
    const style = Object.hasOwn(styles, name) ? styles[name] : undefined
    return [name, read({ pairs, name, names }, style, schema && fieldIn(schema, name))]
  })
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

/** A parameter, its value still escaped: a mark between items is another one than an escaped mark in an item. */
type Pair = readonly [name: string, value: string]

/** All parameters, and which field is read. */
interface FieldQuery {
  pairs: readonly Pair[]
  name: string
  /** The names of all fields. */
  names: readonly string[]
}

function read(query: FieldQuery, style: QueryStyle | undefined, schema: AnySchema | undefined): unknown {
  const { pairs, name } = query
  if (style === 'fields') return readFields(query, schema)
  const nested = pairs.filter(([key]) => key.startsWith(`${name}[`)).map(([key, value]) => [key, unescaped(value)] as const)
  if (style === 'deep' && nested.length > 0) return nestedFields(name, nested, schema)
  const values = pairs.filter(([key]) => key === name).map(([, value]) => value)
  const [first] = values
  if (first === undefined) return undefined
  if (style === 'json') return parsed(unescaped(first))
  const mark = style && marks[style]
  if (!mark) return fromTexts(values.map(unescaped), schema)
  const items = first.split(mark).map(unescaped)
  return isObjectSchema(schema) ? inTurn(items, schema) : fromTexts(items, schema)
}

/** What stands between the items of a list. */
const marks: Readonly<Record<string, RegExp>> = { comma: /,/, space: /%20|\+| /, pipe: /%7c|\|/i }

/** An object whose fields are separate query parameters. A parameter that is none of its fields may belong to another object. */
function readFields({ pairs, name, names }: FieldQuery, schema: AnySchema | undefined): unknown {
  if (!isObjectSchema(schema)) return read({ pairs, name, names }, undefined, schema)
  const known = fieldsOf(schema).map(([field]) => field)
  const isOwn = (key: string): boolean => known.includes(key) || (wholeOf(schema).catchall !== undefined && !names.includes(key))
  const keys = [...new Set(pairs.map(([key]) => key))].filter(isOwn)
  const valuesOf = (key: string): string[] => pairs.filter(([other]) => other === key).map(([, value]) => unescaped(value))
  return keys.length > 0
    ? Object.fromEntries(keys.map((key) => [key, fromTexts(valuesOf(key), fieldIn(schema, key))]))
    : undefined
}

/** `from,1,to,2` → `{ from: 1, to: 2 }`. */
function inTurn(items: readonly string[], schema: AnySchema): Record<string, unknown> {
  const fields = items.flatMap((name, index) =>
    index % 2 === 0 ? [[name, fromTexts([items[index + 1] ?? ''], fieldIn(schema, name))]] : [],
  )
  return Object.fromEntries(fields)
}

const isObjectSchema = (schema: AnySchema | undefined): schema is AnySchema =>
  schema !== undefined && ['object', 'intersection'].includes(typeOf(schema) ?? '')

function pairOf(text: string): Pair {
  const at = text.indexOf('=')
  return at < 0 ? [unescaped(text), ''] : [unescaped(text.slice(0, at)), text.slice(at + 1)]
}

/** A text without its escapes; a lone percent sign stands for itself. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
