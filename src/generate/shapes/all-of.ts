import { isNode, listOf, type Node, textsOf } from '../document/node.ts'
import { objectShape } from './plain-shape.ts'
import type { SchemaReader } from './schema-reader.ts'
import { bothOf, type Direction, type Field, nullableIf, type Shape } from './shape.ts'

/** Keywords that say what a value is; a part without any of them only describes. */
const shapingKeys = [
  '$ref',
  'type',
  'properties',
  'items',
  'enum',
  'const',
  'oneOf',
  'anyOf',
  'allOf',
  'additionalProperties',
  'required',
]

/**
 * `allOf`: its objects become one object, so that hovers stay readable and `required` holds wherever it stands; other
 * parts hold beside it.
 */
export function readAllOf(reader: SchemaReader, schema: Node, direction: Direction): Shape {
  const parts = listOf(schema.allOf).filter((part) => isNode(part) && shapingKeys.some((key) => key in part))
  const isAlone = !['properties', 'required', 'oneOf', 'anyOf'].some((key) => key in schema)
  // One reference with nothing beside it is that reference, as OpenAPI 3.0 has to write it to describe or null it.
  if (parts.length === 1 && isAlone) return reader.shapeOf(parts[0], direction)
  const { objects, others, required } = collect(reader, schema, direction)
  const fields = new Map<string, Field>()
  for (const object of objects) {
    for (const field of reader.fieldsOf(object, required, direction))
      fields.set(field.name, merged(fields.get(field.name), field))
  }
  const isIndexed = objects.some(({ additionalProperties: more }) => more === true || isNode(more))
  // Of one part, `additionalProperties: false` would refuse the fields of all others.
  const object = objectShape(reader, { additionalProperties: isIndexed || undefined }, [...fields.values()], direction)
  return bothOf(fields.size > 0 || others.length === 0 ? [object, ...others] : others)
}

/** The same field in two parts: the later one holds, unless it says nothing of the value. */
const merged = (before: Field | undefined, field: Field): Field =>
  before && field.shape.kind === 'anything' ? { ...before, isOptional: field.isOptional } : field

interface Parts {
  objects: Node[]
  others: Shape[]
  required: Set<string>
}

/** All objects and all other parts, through references and nested `allOf`s; each once, so that circles end. */
function collect(reader: SchemaReader, schema: Node, direction: Direction): Parts {
  const parts: Parts = { objects: [], others: [], required: new Set() }
  const seen = new Set<Node>()
  const visit = (part: unknown): void => {
    const known = reader.references.resolve(part)
    if (seen.has(known)) return
    seen.add(known)
    for (const name of textsOf(known.required)) parts.required.add(name)
    for (const inner of listOf(known.allOf)) visit(inner)
    if (isObject(known)) parts.objects.push(known)
    const choice = Array.isArray(known.oneOf) || Array.isArray(known.anyOf)
    if (choice)
      parts.others.push(reader.shapeOf({ oneOf: known.oneOf, anyOf: known.anyOf, discriminator: known.discriminator }, direction))
    else if (isOther(known)) parts.others.push(nullableIf(false, reader.shapeOf(part, direction)))
  }
  visit(schema)
  return parts
}

const isObject = ({ properties, additionalProperties }: Node): boolean =>
  isNode(properties) || additionalProperties === true || isNode(additionalProperties)

/** A part that is no object: an enum, a list, a text. */
const isOther = (part: Node): boolean =>
  !isObject(part) &&
  !Array.isArray(part.allOf) &&
  (['enum', 'const', 'items'].some((key) => key in part) || !['object', undefined].includes(part.type as string | undefined))
