import { type AnySchema, fieldsOf, typeOf, wholeOf } from './inspect.ts'

/** What texts of a query, a header or a form stand for: `['3']` is 3 where the schema says a number. */
export function fromTexts(values: readonly unknown[], schema: AnySchema | undefined): unknown {
  const list = schema && listIn(schema, values.length)
  if (list) return values.map((value) => fromText(value, wholeOf(list).element))
  return fromText(values.length > 1 ? values : values[0], schema)
}

/** The list that a schema takes, alone or for several values beside something else. */
const listIn = (schema: AnySchema, count: number): AnySchema | undefined =>
  [schema, ...(count > 1 ? (wholeOf(schema).options ?? []) : [])].find((option) => typeOf(option) === 'array')

function fromText(value: unknown, schema: AnySchema | undefined): unknown {
  if (typeof value !== 'string' || !schema) return value
  const options = wholeOf(schema).options ?? [schema]
  const literals = options.flatMap((option) => [
    ...(wholeOf(option).values ?? []),
    ...Object.values(wholeOf(option).entries ?? {}),
  ])
  const literal = literals.find((one) => typeof one !== 'string' && String(one) === value)
  if (literal !== undefined) return literal
  const types = options.map(typeOf)
  if (types.includes('number') && value.trim() !== '' && !Number.isNaN(Number(value))) return Number(value)
  return types.includes('boolean') && /^(true|false)$/.test(value) ? value === 'true' : value
}

/** `price[value]=3` → `{ value: 3 }`; `entries` are those whose names begin with `price[`. */
export function nestedFields(
  name: string,
  entries: readonly (readonly [name: string, value: unknown])[],
  schema: AnySchema | undefined,
): Record<string, unknown> {
  const names = new Set(entries.map(([key]) => /^\[([^\]]*)/.exec(key.slice(name.length))?.[1] ?? ''))
  const fields = [...names].map((field): [string, unknown] => {
    const whole = `${name}[${field}]`
    const own = schema && fieldIn(schema, field)
    const below = entries.filter(([key]) => key.startsWith(`${whole}[`))
    const values = entries.filter(([key]) => key === whole).map(([, value]) => value)
    return [field, below.length > 0 ? nestedFields(whole, below, own) : fromTexts(values, own)]
  })
  return Object.fromEntries(fields)
}

/** The schema of a field of this name: its own, or that of all others. */
export const fieldIn = (schema: AnySchema, name: string): AnySchema | undefined =>
  fieldsOf(schema).find(([field]) => field === name)?.[1] ?? wholeOf(schema).catchall
