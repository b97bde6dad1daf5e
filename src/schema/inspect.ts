import type { StandardSchema } from '../client/standard-schema.ts'

/** A schema of any library. Those of zod say what they are made of, others only whether a value fits. */
export type AnySchema = StandardSchema

/** What the classes of zod say of a schema. */
export interface Definition {
  type?: string
  innerType?: AnySchema
  shape?: Readonly<Record<string, AnySchema>>
  catchall?: AnySchema
  element?: AnySchema
  items?: readonly AnySchema[]
  valueType?: AnySchema
  options?: readonly AnySchema[]
  left?: AnySchema
  right?: AnySchema
  values?: readonly unknown[]
  entries?: Readonly<Record<string, unknown>>
  defaultValue?: unknown
  in?: AnySchema
  /** The field that tells the variants of our own unions apart, and the variants by its value. */
  tag?: string
  variants?: Readonly<Record<string, AnySchema>>
}

/** What zod says of the schema itself, wrappers included; empty for other libraries. */
export function definitionOf(schema: AnySchema): Definition {
  return (schema as { _zod?: { def?: Definition } })._zod?.def ?? {}
}

const wrappers: readonly (string | undefined)[] = [
  'optional',
  'nullable',
  'default',
  'prefault',
  'nonoptional',
  'readonly',
  'catch',
]

/** The schema without `optional`, `nullable` and the like: two endpoints of one resource have the same. */
export function bare(schema: AnySchema): AnySchema {
  const { type, innerType } = definitionOf(schema)
  return innerType && wrappers.includes(type) ? bare(innerType) : schema
}

/** The schema behind wrappers and lazy ones, the same each time. */
export function inner(schema: AnySchema): AnySchema {
  let found = bare(schema)
  for (const seen = new Set<AnySchema>(); definitionOf(found).type === 'lazy' && !seen.has(found); ) {
    seen.add(found)
    // Zod keeps what the getter gave; called again, it would make another schema.
    found = bare((found as { _zod?: { innerType?: AnySchema } })._zod?.innerType ?? found)
  }
  return found
}

/** What zod says of the schema behind wrappers and lazy ones. */
export const wholeOf = (schema: AnySchema): Definition => definitionOf(inner(schema))

export const typeOf = (schema: AnySchema): string | undefined => wholeOf(schema).type

/** The fields of an object, those of an intersection together. */
export function fieldsOf(schema: AnySchema): (readonly [name: string, schema: AnySchema])[] {
  const { shape, left, right } = wholeOf(schema)
  if (left && right) return [...fieldsOf(left), ...fieldsOf(right)]
  return Object.entries(shape ?? {})
}

/** Whether a field may be left out. */
export const isOptional = (schema: AnySchema): boolean =>
  ['optional', 'default', 'prefault'].includes(definitionOf(schema).type ?? '')
