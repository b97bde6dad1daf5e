import { fieldsOf, type Schema, typeOf, wholeOf } from '../document/schema.ts'

/** A form's fields as values of the schema: numbers, truth values and lists are texts in a form, objects JSON. */
export async function fromForm(form: FormData, schema: Schema): Promise<Record<string, unknown>> {
  const schemas = new Map(fieldsOf(schema))
  const names = new Set([...form.keys()].map((key) => key.replace(/\[.*/, '')))
  const fields = [...names].map(async (name): Promise<[string, unknown]> => {
    const nested = [...form].filter(([key]) => key.startsWith(`${name}[`))
    if (nested.length > 0) return [name, nestedFields(name, nested, schemas.get(name))]
    return [name, fromTexts(await Promise.all(form.getAll(name).map(fromPart)), schemas.get(name))]
  })
  return Object.fromEntries(await Promise.all(fields))
}

/** What texts of a query, a header or a form stand for: `['3']` is 3 where the schema says a number. */
export function fromTexts(values: readonly unknown[], schema: Schema | undefined): unknown {
  if (schema && typeOf(schema) === 'array') return values.map((value) => fromText(value, wholeOf(schema).element))
  return fromText(values.length > 1 ? values : values[0], schema)
}

function fromText(value: unknown, schema: Schema | undefined): unknown {
  if (typeof value !== 'string' || !schema) return value
  const options = wholeOf(schema).options ?? [schema]
  const literals = options.flatMap((one) => [...(wholeOf(one).values ?? []), ...Object.values(wholeOf(one).entries ?? {})])
  const literal = literals.find((one) => typeof one !== 'string' && String(one) === value)
  if (literal !== undefined) return literal
  const types = options.map(typeOf)
  if (types.includes('number') && value.trim() !== '' && !Number.isNaN(Number(value))) return Number(value)
  return types.includes('boolean') && /^(true|false)$/.test(value) ? value === 'true' : value
}

/** `price[value]=3` → `{ value: 3 }`. */
function nestedFields(
  name: string,
  entries: readonly (readonly [name: string, value: unknown])[],
  schema: Schema | undefined,
): Record<string, unknown> {
  const schemas = new Map(schema ? fieldsOf(schema) : [])
  const names = new Set(entries.map(([key]) => /^\[([^\]]*)/.exec(key.slice(name.length))?.[1] ?? ''))
  const fields = [...names].map((field): [string, unknown] => {
    const whole = `${name}[${field}]`
    const below = entries.filter(([key]) => key.startsWith(`${whole}[`))
    const values = entries.filter(([key]) => key === whole).map(([, value]) => value)
    return [field, below.length > 0 ? nestedFields(whole, below, schemas.get(field)) : fromTexts(values, schemas.get(field))]
  })
  return Object.fromEntries(fields)
}

/** A part of JSON is the value that it stands for. */
async function fromPart(part: FormDataEntryValue): Promise<unknown> {
  if (typeof part === 'string' || !part.type.startsWith('application/json')) return part
  return JSON.parse(await part.text()) as unknown
}
