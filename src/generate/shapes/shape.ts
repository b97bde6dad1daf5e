/** Whether a value is sent to the API or comes from it. Values from the API are read leniently; values to send are checked. */
export type Direction = 'sent' | 'answered'

/** A limit that a sent value has to keep, by the name of the vocabulary's function: `minLength(1)`. */
export interface Check {
  name:
    | 'minLength'
    | 'maxLength'
    | 'pattern'
    | 'format'
    | 'minimum'
    | 'maximum'
    | 'above'
    | 'below'
    | 'multipleOf'
    | 'minItems'
    | 'maxItems'
    | 'uniqueItems'
  value: string | number | undefined
}

export interface Field {
  name: string
  shape: Shape
  isOptional: boolean
  doc: string | undefined
  isDeprecated: boolean
  /** The value that the document shows for it, for the sandbox. */
  example?: unknown
}

export type Literal = string | number | boolean

/** What a schema says, without what code does not need. Types and checks are both printed from it. */
export type Shape =
  | { kind: 'text' | 'number' | 'integer'; checks: readonly Check[] }
  | { kind: 'boolean' | 'anything' | 'nothing' | 'null' | 'file' | 'empty' }
  | { kind: 'literal'; value: Literal }
  /** Open ones may grow: other values of the same kind pass. `isUnit` types the only known value as the only one. */
  | { kind: 'enum'; values: readonly (string | number)[]; isOpen: boolean; isUnit: boolean }
  | { kind: 'list'; of: Shape; checks: readonly Check[] }
  | { kind: 'record'; of: Shape }
  | { kind: 'object'; fields: readonly Field[]; others: 'kept' | 'refused' | 'dropped'; isIndexed: boolean }
  | { kind: 'ref'; key: string }
  | { kind: 'union'; of: readonly Shape[]; tag: Tag | undefined; isOpen: boolean }
  | { kind: 'both'; of: readonly Shape[] }
  | { kind: 'nullable' | 'optional' | 'orNull'; of: Shape }

/** The field that tells the variants of a union apart, and the variant of each of its values. */
export interface Tag {
  name: string
  variants: readonly (readonly [value: string | number, index: number])[]
}

export const anything: Shape = { kind: 'anything' }
export const nothing: Shape = { kind: 'nothing' }

/** The keys of all models that a shape names. */
export function referencesOf(shape: Shape): string[] {
  switch (shape.kind) {
    case 'ref':
      return [shape.key]
    case 'list':
    case 'record':
    case 'nullable':
    case 'optional':
    case 'orNull':
      return referencesOf(shape.of)
    case 'union':
    case 'both':
      return shape.of.flatMap(referencesOf)
    case 'object':
      return shape.fields.flatMap((field) => referencesOf(field.shape))
    default:
      return []
  }
}

export function nullableIf(isNullable: boolean, shape: Shape): Shape {
  const takesNull = shape.kind === 'nullable' || shape.kind === 'anything' || shape.kind === 'null'
  return isNullable && !takesNull ? { kind: 'nullable', of: shape } : shape
}

/** One of several shapes, without doubles; a null among them makes the whole nullable. */
export function unionOf(parts: readonly Shape[], isOpen: boolean, tag?: Tag): Shape {
  const isNullable = parts.some(({ kind }) => kind === 'nullable' || kind === 'null')
  const bare = parts.filter(({ kind }) => kind !== 'null').map((part) => (part.kind === 'nullable' ? part.of : part))
  const flat = tag ? bare : bare.flatMap((part) => (part.kind === 'union' && !part.tag ? part.of : [part]))
  const different = new Map(flat.map((part) => [JSON.stringify(part), part]))
  const kept = [...different.values()]
  const [first] = kept
  if (!first) return isNullable ? { kind: 'null' } : anything
  if (kept.some(({ kind }) => kind === 'anything')) return anything
  const whole: Shape =
    kept.length === 1 ? first : { kind: 'union', of: kept, tag: kept.length === bare.length ? tag : undefined, isOpen }
  return nullableIf(isNullable, whole)
}

/** All of several shapes at once. */
export function bothOf(parts: readonly Shape[]): Shape {
  const kept = parts.filter(({ kind }) => kind !== 'anything')
  const [first] = kept
  if (!first) return anything
  return kept.length === 1 ? first : { kind: 'both', of: kept }
}
