import { type Node, nodeOf, numberOf } from '../document/node.ts'
import type { Shape } from '../shapes/shape.ts'
import { contentOf, isForm, isJson, isMultipart, isPlainJson, isText } from './media-types.ts'
import type { Body, Reading } from './operation.ts'

const kinds: readonly (readonly [Body['encoding'], (type: string) => boolean])[] = [
  ['json', isPlainJson],
  ['json', isJson],
  ['multipart', isMultipart],
  ['form', isForm],
  ['text', isText],
  ['bytes', () => true],
]

/** What an operation sends as its body: JSON where the document offers it. */
export function readBody({ reader }: Reading, operation: Node, wanted: () => string): Body | undefined {
  const request = reader.references.resolve(operation.requestBody)
  const content = nodeOf(request.content)
  for (const [encoding, isMeant] of kinds) {
    const found = contentOf(content, isMeant)
    if (!found) continue
    const [type, media] = found
    const shape = shapeOf(encoding, () => reader.namedShapeOf(media.schema, 'sent', wanted))
    return {
      shape,
      isOptional: request.required !== true && !hasRequiredField(reader.references.resolve(media.schema)),
      encoding,
      contentType: type.includes('*') ? (encoding === 'json' ? 'application/json' : 'application/octet-stream') : type,
      maxBytes: numberOf(operation['x-max-body-bytes']),
    }
  }
  return undefined
}

function shapeOf(encoding: Body['encoding'], readSchema: () => Shape): Shape {
  if (encoding === 'bytes') return { kind: 'file' }
  return encoding === 'text' ? { kind: 'text', checks: [] } : readSchema()
}

/** Documents often forget `required: true` of a body whose fields are required. */
const hasRequiredField = (schema: Node): boolean => Array.isArray(schema.required) && schema.required.length > 0
