import type { StandardSchema } from '../client/standard-schema.ts'

/** What is read of a zod schema: its kind, and the schemas inside it. */
interface SchemaDef {
  type: string
  shape?: Readonly<Record<string, unknown>>
  catchall?: unknown
  element?: unknown
  items?: readonly unknown[]
  rest?: unknown
  valueType?: unknown
  innerType?: unknown
  options?: readonly unknown[]
  left?: unknown
  right?: unknown
  in?: unknown
  getter?: () => unknown
}

const defOf = (schema: unknown): SchemaDef | undefined => (schema as { _zod?: { def?: SchemaDef } } | undefined)?._zod?.def

/** Whether the library can read which fields a schema declares: only zod's schemas tell. */
export const declaresFields = (schema: StandardSchema): boolean => defOf(schema) !== undefined

/** The value without the fields that the schema does not declare, at every depth. */
export function declaredFields(schema: unknown, value: unknown): unknown {
  return project([schema], value)
}

/** Of several schemas, as in a union, a field stays if one of them declares it. */
function project(schemas: readonly unknown[], value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const defs = schemas.flatMap((schema) => innermost(schema))
  if (Array.isArray(value))
    return value.map((item, index) =>
      project(
        defs.flatMap((def) => itemOf(def, index)),
        item,
      ),
    )
  const objects = defs.filter(({ type }) => type === 'object' || type === 'record')
  if (objects.length === 0) return defs.some(({ type }) => type === 'unknown' || type === 'any') ? value : {}
  const fields = Object.entries(value).flatMap(([key, field]) => {
    const declared = objects.flatMap((def) => fieldOf(def, key))
    return declared.length > 0 ? [[key, project(declared, field)] as const] : []
  })
  return Object.fromEntries(fields)
}

const itemOf = ({ type, element, items = [], rest }: SchemaDef, index: number): unknown[] => {
  if (type === 'array') return [element]
  return type === 'tuple' ? [items[index] ?? rest].filter(Boolean) : []
}

/** The schemas of a field. An object schema that names no fields is a map: all of its keys are declared. */
function fieldOf({ type, shape = {}, catchall, valueType }: SchemaDef, key: string): unknown[] {
  if (type === 'record') return [valueType]
  if (Object.hasOwn(shape, key)) return [shape[key]]
  return Object.keys(shape).length === 0 && catchall ? [catchall] : []
}

const wrappers = new Set([
  'optional',
  'nullable',
  'default',
  'prefault',
  'nonoptional',
  'readonly',
  'catch',
  'success',
  'promise',
])

/** The schemas inside optionals, unions and the like. */
function innermost(schema: unknown, seen: ReadonlySet<unknown> = new Set()): SchemaDef[] {
  const def = defOf(schema)
  if (!def || seen.has(schema)) return []
  const within = (inner: unknown): SchemaDef[] => innermost(inner, new Set([...seen, schema]))
  if (def.type === 'lazy') return within(def.getter?.())
  if (def.type === 'union') return (def.options ?? []).flatMap(within)
  if (def.type === 'intersection') return [...within(def.left), ...within(def.right)]
  if (def.type === 'pipe') return within(def.in)
  return wrappers.has(def.type) ? within(def.innerType) : [def]
}
