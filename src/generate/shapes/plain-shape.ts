import { isNode, listOf, type Node, nodeOf, textOf, textsOf } from '../document/node.ts'
import { isReference } from '../document/references.ts'
import { limitsOf } from './limits.ts'
import type { SchemaReader } from './schema-reader.ts'
import { anything, type Direction, type Field, type Shape, unionOf } from './shape.ts'

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

/** The fields of `properties`. */
export function fieldsOf(reader: SchemaReader, schema: Node, required: ReadonlySet<string>, direction: Direction): Field[] {
  return Object.entries(nodeOf(schema.properties)).flatMap(([name, property]) => {
    const known = isReference(property) ? { ...reader.references.resolve(property), ...property } : nodeOf(property)
    if (known[direction === 'sent' ? 'readOnly' : 'writeOnly'] === true) return []
    const field: Field = {
      name,
      shape: reader.shapeOf(property, direction),
      isOptional: !required.has(name),
      doc: docOf(property),
      isDeprecated: known.deprecated === true,
      ...exampleIn(known),
    }
    return [field]
  })
}

/** The example of a property, as OpenAPI 3.0 or 3.1 writes it. */
function exampleIn({ example, examples }: Node): Pick<Field, 'example'> {
  const [first] = [example, ...listOf(examples)].filter((one) => one !== undefined)
  return first === undefined ? {} : { example: first }
}

/** What a schema says of itself, for a doc comment. */
export function docOf(schema: unknown): string | undefined {
  const { description, title } = nodeOf(schema)
  return textOf(description)?.trim() || textOf(title)?.trim() || undefined
}
