import { isNode, listOf, type Node, nodeOf, numberOf, textOf, textsOf } from '../document/node.ts'
import { isReference, lastPartOf, type References } from '../document/references.ts'
import { GenerateProblem } from '../problem.ts'
import { readAllOf } from './all-of.ts'
import { limitsOf } from './limits.ts'
import type { Models } from './models.ts'
import { anything, type Direction, type Field, nothing, nullableIf, type Shape, unionOf } from './shape.ts'
import { readUnion } from './union.ts'

/** Reads schemas of one document. */
export interface SchemaReader {
  references: References
  models: Models
  shapeOf(schema: unknown, direction: Direction): Shape
  /** The fields of `properties`; `required` also names those that other parts of an `allOf` require. */
  fieldsOf(schema: Node, required: ReadonlySet<string>, direction: Direction): Field[]
  /** The shape of a schema under a name of its own, if it is an object or a union without one. */
  namedShapeOf(schema: unknown, direction: Direction, wanted: () => string): Shape
}

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
  if (Array.isArray(schema.enum)) return enumOf(schema.enum, direction)
  if (Array.isArray(schema.allOf)) return readAllOf(reader, schema, direction)
  if (Array.isArray(schema.oneOf) || Array.isArray(schema.anyOf)) return readUnion(reader, schema, types, direction)
  return plainShape(reader, schema, types, direction)
}

/** The shape of a schema by its `type` alone. */
export function plainShape(reader: SchemaReader, schema: Node, types: readonly string[], direction: Direction): Shape {
  const parts = types.map((type): Shape => {
    const checks = direction === 'sent' ? limitsOf(schema, type) : []
    if (type === 'string') return isFile(schema) && direction === 'sent' ? { kind: 'file' } : { kind: 'text', checks }
    if (type === 'integer') return direction === 'sent' ? { kind: 'integer', checks } : { kind: 'number', checks }
    if (type === 'number') return { kind: 'number', checks }
    if (type === 'boolean' || type === 'null') return { kind: type }
    if (type === 'array') return { kind: 'list', of: itemsOf(reader, schema, direction), checks }
    return type === 'object' ? objectOf(reader, schema, direction) : anything
  })
  return parts.length === 0 ? anything : unionOf(parts, direction === 'answered')
}

const isFile = ({ format, contentMediaType, contentEncoding }: Node): boolean =>
  format === 'binary' || (textOf(contentMediaType) === 'application/octet-stream' && contentEncoding === undefined)

function itemsOf(reader: SchemaReader, { items, prefixItems }: Node, direction: Direction): Shape {
  const first = listOf(prefixItems).map((item) => reader.shapeOf(item, direction))
  if (first.length === 0) return reader.shapeOf(items, direction)
  return unionOf(items === false ? first : [...first, reader.shapeOf(items, direction)], direction === 'answered')
}

function objectOf(reader: SchemaReader, schema: Node, direction: Direction): Shape {
  const fields = fieldsOf(reader, schema, new Set(textsOf(schema.required)), direction)
  return objectShape(reader, schema, fields, direction)
}

/** An object of these fields, with what the schema says of others. */
export function objectShape(reader: SchemaReader, schema: Node, fields: readonly Field[], direction: Direction): Shape {
  const more = schema.additionalProperties
  const patterns = Object.values(nodeOf(schema.patternProperties)).map((one) => reader.shapeOf(one, direction))
  const others = isNode(more) ? [...patterns, reader.shapeOf(more, direction)] : patterns
  const isExact = more === false && patterns.length === 0 && direction === 'sent'
  if (fields.length === 0 && !isExact) {
    return { kind: 'record', of: others.length > 0 ? unionOf(others, direction === 'answered') : anything }
  }
  return { kind: 'object', fields, others: isExact ? 'refused' : 'kept', isIndexed: more === true || others.length > 0 }
}

function fieldsOf(reader: SchemaReader, schema: Node, required: ReadonlySet<string>, direction: Direction): Field[] {
  return Object.entries(nodeOf(schema.properties)).flatMap(([name, property]) => {
    const known = isReference(property) ? { ...reader.references.resolve(property), ...property } : nodeOf(property)
    if (known[direction === 'sent' ? 'readOnly' : 'writeOnly'] === true) return []
    const field: Field = {
      name,
      shape: reader.shapeOf(property, direction),
      isOptional: !required.has(name),
      doc: docOf(property),
      isDeprecated: known.deprecated === true,
    }
    return [field]
  })
}

function literalOf(value: unknown): Shape {
  if (value === null) return { kind: 'null' }
  if (typeof value === 'string' || typeof value === 'boolean' || numberOf(value) !== undefined) {
    return { kind: 'literal', value: value as string | number | boolean }
  }
  return anything
}

function enumOf(values: readonly unknown[], direction: Direction): Shape {
  const isOpen = direction === 'answered'
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

/** What a schema says of itself, for a doc comment. */
export function docOf(schema: unknown): string | undefined {
  const { description, title } = nodeOf(schema)
  return textOf(description)?.trim() || textOf(title)?.trim() || undefined
}
