import { fromTexts, nestedFields } from '../../../schema/from-texts.ts'
import { type AnySchema, fieldsOf } from '../../../schema/inspect.ts'

/** A form's fields as values of the schema: numbers, truth values and lists are texts in a form, objects JSON. */
export async function fromForm(form: FormData, schema: AnySchema): Promise<Record<string, unknown>> {
  const schemas = new Map(fieldsOf(schema))
  const names = new Set([...form.keys()].map((key) => key.replace(/\[.*/, '')))
  const fields = [...names].map(async (name): Promise<[string, unknown]> => {
    const nested = [...form].filter(([key]) => key.startsWith(`${name}[`))
    if (nested.length > 0) return [name, nestedFields(name, nested, schemas.get(name))]
    return [name, fromTexts(await Promise.all(form.getAll(name).map(fromPart)), schemas.get(name))]
  })
  return Object.fromEntries(await Promise.all(fields))
}

/** A part of JSON is the value that it stands for. */
async function fromPart(part: FormDataEntryValue): Promise<unknown> {
  if (typeof part === 'string' || !part.type.startsWith('application/json')) return part
  return JSON.parse(await part.text()) as unknown
}
