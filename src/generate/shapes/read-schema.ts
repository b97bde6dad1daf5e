import { isNode, type Node, numberOf, textsOf } from '../document/node.ts'
import { isReference, lastPartOf, type References } from '../document/references.ts'
import { GenerateProblem } from '../problem.ts'
import { readAllOf } from './all-of.ts'
import type { Models } from './models.ts'
import { docOf, fieldsOf, plainShape } from './plain-shape.ts'
import type { SchemaReader } from './schema-reader.ts'
import { anything, type Direction, nothing, nullableIf, type Shape, unionOf } from './shape.ts'
import { readUnion } from './union.ts'

/** No schema that a person wrote is nested deeper; an alias of YAML that holds itself is. */
const deepest = 200

export function createSchemaReader(references: References, models: Models): SchemaReader {
  let depth = 0
  const reader: SchemaReader = {
    references,
    models,
    shapeOf(schema, direction) {
      if (depth > deepest) throw new GenerateProblem('a schema holds itself without a $ref: name it under components/schemas')
      depth++
      try {
        return shapeOf(reader, schema, direction)
      } finally {
        depth--
      }
    },
    fieldsOf: (schema, required, direction) => fieldsOf(reader, schema, required, direction),
    namedShapeOf(schema, direction, wanted) {
      const isInline = isNode(schema) && !isReference(schema)
      const hasName = isInline && ['properties', 'allOf', 'oneOf', 'anyOf'].some((key) => key in schema)
      if (!hasName) return reader.shapeOf(schema, direction)
      return models.refer({ pointer: `inline ${wanted()}`, direction, wanted, doc: docOf(schema) }, () =>
        reader.shapeOf(schema, direction),
      )
    },
  }
  return reader
}

function shapeOf(reader: SchemaReader, schema: unknown, direction: Direction): Shape {
  if (schema === false) return nothing
  if (!isNode(schema)) return anything
  if (isReference(schema)) return referredShape(reader, schema, direction)
  const types = typesOf(schema)
  const isNullable = schema.nullable === true || (types.includes('null') && types.length > 1)
  const others = types.filter((type) => type !== 'null' || types.length === 1)
  return nullableIf(isNullable, bareShape(reader, schema, others, direction))
}

function referredShape(reader: SchemaReader, schema: Node & { $ref: string }, direction: Direction): Shape {
  const { references, models } = reader
  const target = references.at(schema.$ref)
  const siblings = Object.fromEntries(Object.entries(schema).filter(([key]) => shapingKeys.has(key)))
  // Since 3.1 a reference may have a schema beside it, which holds as well.
  if (Object.keys(siblings).length > 0) return reader.shapeOf({ allOf: [{ $ref: schema.$ref }], ...siblings }, direction)
  const isNullable = schema.nullable === true
  if (!isNode(target)) return reader.shapeOf(target, direction)
  if (isReference(target)) {
    return references.resolve(target) === target ? anything : nullableIf(isNullable, followed(reader, target, direction))
  }
  const model = { pointer: schema.$ref, direction, wanted: () => lastPartOf(schema.$ref), doc: docOf(target) }
  return nullableIf(
    isNullable,
    models.refer(model, () => reader.shapeOf(target, direction)),
  )
}

/** A schema that is nothing but a reference to another: the other one, unless they go round in a circle. */
function followed(reader: SchemaReader, schema: Node & { $ref: string }, direction: Direction): Shape {
  return Object.keys(reader.references.resolve(schema)).length === 0 ? anything : reader.shapeOf(schema, direction)
}

const shapingKeys: ReadonlySet<string> = new Set(
  'type properties required allOf oneOf anyOf items additionalProperties enum const'.split(' '),
)

/** The types that a schema names; where it names none, what its keywords say. */
function typesOf(schema: Node): string[] {
  const named = typeof schema.type === 'string' ? [schema.type] : textsOf(schema.type)
  if (named.length > 0) return named
  if (isNode(schema.items) || Array.isArray(schema.prefixItems)) return ['array']
  if (isNode(schema.properties) || isNode(schema.additionalProperties) || isNode(schema.patternProperties)) return ['object']
  return []
}

function bareShape(reader: SchemaReader, schema: Node, types: readonly string[], direction: Direction): Shape {
  if (schema.const !== undefined) return literalOf(schema.const)
  if (Array.isArray(schema.enum)) return enumOf(schema.enum, direction === 'answered')
  // Values that are known so far, as Zalando's guidelines have them.
  if (Array.isArray(schema['x-extensible-enum'])) return enumOf(schema['x-extensible-enum'], true)
  if (Array.isArray(schema.allOf)) return readAllOf(reader, schema, direction)
  if (Array.isArray(schema.oneOf) || Array.isArray(schema.anyOf)) return readUnion(reader, schema, types, direction)
  return plainShape(reader, schema, types, direction)
}

function literalOf(value: unknown): Shape {
  if (value === null) return { kind: 'null' }
  if (typeof value === 'string' || typeof value === 'boolean' || numberOf(value) !== undefined) {
    return { kind: 'literal', value: value as string | number | boolean }
  }
  return anything
}

function enumOf(values: readonly unknown[], isOpen: boolean): Shape {
  const known = [...new Set(values)].filter((value) => value !== null)
  const isPlain = (value: unknown): value is string | number => typeof value === 'string' || numberOf(value) !== undefined
  const texts = known.filter((value) => typeof value === 'string')
  const numbers = known.filter((value): value is number => numberOf(value) !== undefined)
  const isUnit = known.length === 1
  const parts: Shape[] = [texts, numbers]
    .filter((some) => some.length > 0)
    .map((some) => ({ kind: 'enum', values: some, isOpen, isUnit }))
  const rest = known.filter((value) => !isPlain(value))
  // Of booleans the other one may come as well.
  const others = rest.map((value): Shape => (typeof value === 'boolean' && isOpen ? { kind: 'boolean' } : literalOf(value)))
  const whole = parts.length + others.length > 0 ? unionOf([...parts, ...others], isOpen) : ({ kind: 'null' } as const)
  return nullableIf(known.length < values.length && values.includes(null), whole)
}
