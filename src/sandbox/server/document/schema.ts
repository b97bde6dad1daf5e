import type { Endpoint } from '../../../core.ts'

/** A schema of any library. Those of zod say what they are made of, others only whether a value fits. */
export type Schema = Endpoint['response']

/** What the classes of zod say of a schema. */
export interface Definition {
  type?: string
  innerType?: Schema
  shape?: Readonly<Record<string, Schema>>
  catchall?: Schema
  element?: Schema
  items?: readonly Schema[]
  valueType?: Schema
  options?: readonly Schema[]
  left?: Schema
  right?: Schema
  values?: readonly unknown[]
  entries?: Readonly<Record<string, unknown>>
  defaultValue?: unknown
  in?: Schema
  /** The field that tells the variants of our own unions apart, and the variants by its value. */
  tag?: string
  variants?: Readonly<Record<string, Schema>>
}

/** What zod says of the schema itself, wrappers included; empty for other libraries. */
export function definitionOf(schema: Schema): Definition {
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
export function bare(schema: Schema): Schema {
  const { type, innerType } = definitionOf(schema)
  return innerType && wrappers.includes(type) ? bare(innerType) : schema
}

/** The schema behind wrappers and lazy ones, the same each time. */
export function inner(schema: Schema): Schema {
  let found = bare(schema)
  for (const seen = new Set<Schema>(); definitionOf(found).type === 'lazy' && !seen.has(found); ) {
    seen.add(found)
    // Zod keeps what the getter gave; called again, it would make another schema.
    found = bare((found as { _zod?: { innerType?: Schema } })._zod?.innerType ?? found)
  }
  return found
}

/** What zod says of the schema behind wrappers and lazy ones. */
export const wholeOf = (schema: Schema): Definition => definitionOf(inner(schema))

export const typeOf = (schema: Schema): string | undefined => wholeOf(schema).type

/** The fields of an object, those of an intersection together. */
export function fieldsOf(schema: Schema): (readonly [name: string, schema: Schema])[] {
  const { shape, left, right } = wholeOf(schema)
  if (left && right) return [...fieldsOf(left), ...fieldsOf(right)]
  return Object.entries(shape ?? {})
}

/** Whether a field may be left out. */
export const isOptional = (schema: Schema): boolean =>
  ['optional', 'default', 'prefault'].includes(definitionOf(schema).type ?? '')

export interface Issue {
  /** `variants.0.price`; empty for the whole. */
  path: string
  message: string
}

/** What a schema finds fault with; nothing where it answers later, since a sandbox does not wait for it. */
export function issuesOf(schema: Schema, value: unknown): Issue[] {
  const result = schema['~standard'].validate(value)
  if (result instanceof Promise) return []
  return (result.issues ?? []).map(({ path = [], message }) => ({
    path: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    message,
  }))
}

/** Whether a value fits. */
export const fits = (schema: Schema, value: unknown): boolean => issuesOf(schema, value).length === 0
