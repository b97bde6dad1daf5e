import { isNode, listOf, type Node, nodeOf, textOf } from '../document/node.ts'
import { isReference, lastPartOf } from '../document/references.ts'
import { plainShape } from './plain-shape.ts'
import type { SchemaReader } from './schema-reader.ts'
import { anything, bothOf, type Direction, nullableIf, type Shape, type Tag, unionOf } from './shape.ts'

/** `oneOf` and `anyOf`: one of several shapes, told apart by a field where they have one. */
export function readUnion(reader: SchemaReader, schema: Node, types: readonly string[], direction: Direction): Shape {
  const choice = [...listOf(schema.oneOf), ...listOf(schema.anyOf)]
  const isNullable = choice.some(isNull)
  const variants = choice.filter((part) => !isNull(part) && !isRule(part))
  const shapes = variants.map((part) => reader.shapeOf(part, direction))
  const tag = tagOf(reader, schema, variants)
  const union = shapes.length > 0 ? unionOf(shapes, direction === 'answered', tag) : anything
  const isObject = isNode(schema.properties)
  if (shapes.length === 0 || isObject) {
    const rest = plainShape(reader, schema, isObject ? ['object'] : types, direction)
    return nullableIf(isNullable, bothOf([rest, union]))
  }
  return nullableIf(isNullable, union)
}

const isNull = (part: unknown): boolean => {
  const { type, enum: values, const: only } = nodeOf(part)
  return type === 'null' || only === null || (Array.isArray(values) && values.length === 1 && values[0] === null)
}

/** A variant that only says which fields must stand together is no shape. */
const isRule = (part: unknown): boolean =>
  isNode(part) && Object.keys(part).every((key) => ['required', 'not', 'title', 'description'].includes(key))

/** The field that tells the variants apart: the document's discriminator, or a field with one value in each of them. */
function tagOf(reader: SchemaReader, schema: Node, variants: readonly unknown[]): Tag | undefined {
  const { propertyName, mapping } = nodeOf(schema.discriminator)
  const named = textOf(propertyName)
  const candidates = named === undefined ? commonFields(reader, variants) : [named]
  for (const name of candidates) {
    const entries = variants.flatMap((variant, index) => {
      const mapped = mappedValues(nodeOf(mapping), variant)
      const own = mapped.length > 0 ? mapped : valuesOf(reader, variant, name)
      const values: readonly (string | number)[] =
        own.length > 0 || named === undefined || !isReference(variant) ? own : [lastPartOf(variant.$ref)]
      return values.map((value) => [isNumber(reader, variant, name) ? Number(value) : value, index] as const)
    })
    const isComplete = variants.every((_, index) => entries.some(([, own]) => own === index))
    if (variants.length > 1 && isComplete && new Set(entries.map(([value]) => value)).size === entries.length) {
      return { name, variants: entries }
    }
  }
  return undefined
}

/** The values that the discriminator's `mapping` gives a variant: by pointer, or by the name of its schema. */
function mappedValues(mapping: Node, variant: unknown): string[] {
  if (!isReference(variant)) return []
  return Object.entries(mapping).flatMap(([value, target]) =>
    target === variant.$ref || target === lastPartOf(variant.$ref) ? [value] : [],
  )
}

function commonFields(reader: SchemaReader, variants: readonly unknown[]): string[] {
  const [first, ...others] = variants.map((variant) => propertiesOf(reader, variant))
  if (!first) return []
  return Object.keys(first).filter((name) => others.every((fields) => Object.hasOwn(fields, name)))
}

/** The texts and numbers that a variant's field may have, if the document lists them. */
function valuesOf(reader: SchemaReader, variant: unknown, name: string): (string | number)[] {
  const fields = propertiesOf(reader, variant)
  const { const: only, enum: values } = reader.references.resolve(Object.hasOwn(fields, name) ? fields[name] : undefined)
  const known = only === undefined ? listOf(values) : [only]
  return known.filter((value) => typeof value === 'string' || typeof value === 'number')
}

/** Whether a variant's field is a number, though a `mapping` can only name texts. */
function isNumber(reader: SchemaReader, variant: unknown, name: string): boolean {
  const fields = propertiesOf(reader, variant)
  const { type } = reader.references.resolve(Object.hasOwn(fields, name) ? fields[name] : undefined)
  return type === 'integer' || type === 'number'
}

/** The properties of an object, those of its `allOf` included. */
function propertiesOf(reader: SchemaReader, schema: unknown, seen: Set<Node> = new Set()): Node {
  const known = reader.references.resolve(schema)
  if (seen.has(known)) return {}
  seen.add(known)
  const inherited = listOf(known.allOf).map((part) => propertiesOf(reader, part, seen))
  return Object.fromEntries([...inherited, nodeOf(known.properties)].flatMap((fields) => Object.entries(fields)))
}
