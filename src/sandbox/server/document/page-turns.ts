import { type AnySchema, fieldsOf } from '../../../schema/inspect.ts'
import { type Fields, isFields } from './resources.ts'
import { fits } from './schema.ts'

/** The parameter that leads to the next page. */
export interface NextParameter {
  name: string
  value: string | number
}

/** The query of the next page, with its `?`. */
export function searchOf({ name, value }: NextParameter, query = new URLSearchParams()): string {
  const next = new URLSearchParams(query)
  next.set(name, String(value))
  return `?${next}`
}

/** The answer with its counts and what leads to the next page, wherever it has them: beside the items, or an object deeper. */
export function withTurns(body: unknown, schema: AnySchema, next: NextParameter | undefined, total: number): unknown {
  if (!isFields(body)) return body
  const schemas = new Map(fieldsOf(schema))
  let whole: Fields = body
  for (const name of new Set([...Object.keys(body), ...schemas.keys()])) {
    const value = whole[name]
    const inner = schemas.get(name)
    if (isFields(value) && inner) whole = { ...whole, [name]: withTurns(value, inner, next, total) }
    else if (typeof value === 'number' && /total|^count$/i.test(name)) whole = { ...whole, [name]: total }
    else if (typeof value === 'boolean' && /^has_?(more|next)/i.test(name)) whole = { ...whole, [name]: next !== undefined }
    else if (/next/i.test(name) && ['string', 'number', 'object', 'undefined'].includes(typeof value)) {
      whole = withNext(whole, name, schema, next)
    }
  }
  return whole
}

/** With the next page's parameter; after the last with null, without the field or with an empty text, as the schema has it. */
function withNext(whole: Fields, name: string, schema: AnySchema, next: NextParameter | undefined): Fields {
  const { [name]: before, ...others } = whole
  const isAddress = typeof before === 'string' && /^(https?:|\/|\?)/.test(before)
  const value = next && (isAddress ? searchOf(next) : next.value)
  const ways = next
    ? [
        { ...whole, [name]: value },
        { ...whole, [name]: String(value) },
      ]
    : [{ ...whole, [name]: null }, others, { ...whole, [name]: '' }]
  return ways.find((way) => fits(schema, way)) ?? whole
}
