import type { OperationConfig } from '../config.ts'
import { isNode, type Node, nodeOf } from '../document/node.ts'
import { anything, nothing, type Shape, unionOf } from '../shapes/shape.ts'
import { contentOf, isJson, isText, jsonOf } from './media-types.ts'
import type { Answer, Reading } from './operation.ts'

type StatusAndAnswer = readonly [status: string, answer: Node]

/** What an operation answers: its good answers, the body of a 202, and those of its refusals. */
export function readAnswer(
  reading: Reading,
  operation: Node,
  method: string,
  config: OperationConfig,
  nameOf: (suffix: string) => string,
): Answer {
  const { references } = reading.reader
  const all = Object.entries(nodeOf(operation.responses)).map(
    ([status, one]): StatusAndAnswer => [status, references.resolve(one)],
  )
  const isGood = ([status]: StatusAndAnswer): boolean => /^2/.test(status)
  const good = all.some(isGood) ? all.filter(isGood) : all.filter(([status]) => status === 'default')
  const isReceipt = ([status]: StatusAndAnswer): boolean => status === '202' && method !== 'get' && method !== 'head'
  const used = good.filter((one) => !isReceipt(one))
  const receipt = good.find(isReceipt)
  // Standard pages have a type of this package, and need no name of their own.
  const goodName = config.pages === 'standard' ? undefined : nameOf
  return {
    ...readGood(reading, used, receipt !== undefined, method, goodName),
    accepted: receipt && jsonShape(reading, receipt, () => nameOf('Receipt')),
    refusals: all
      .filter((one) => !good.includes(one) && /^([45]|default)/.test(one[0]))
      .flatMap((one) => {
        const shape = jsonShape(reading, one, () => nameOf(`Error${one[0]}`))
        return shape ? [[one[0], shape] as const] : []
      }),
    example: exampleOf(reading, receipt && used.length === 0 ? receipt : used[0]),
  }
}

type Good = Pick<Answer, 'shape' | 'reader' | 'contentType'>

function readGood(
  reading: Reading,
  used: readonly StatusAndAnswer[],
  isAcceptedOnly: boolean,
  method: string,
  nameOf: ((suffix: string) => string) | undefined,
): Good {
  const json: Good = { shape: nothing, reader: 'json', contentType: undefined }
  if (method === 'head') return { ...json, shape: { kind: 'record', of: { kind: 'text', checks: [] } }, reader: 'headers' }
  if (used.length === 0) return { ...json, shape: isAcceptedOnly ? nothing : emptied(anything, method) }
  const shapes = used.flatMap(
    (one, index) => jsonShape(reading, one, nameOf && (() => nameOf(index ? `Answer${one[0]}` : 'Answer'))) ?? [],
  )
  const contents = used.filter(([status]) => !isBare(status)).map(([, answer]) => nodeOf(answer.content))
  const other = shapes.length === 0 ? contents.map((content) => contentOf(content, () => true)).find(Boolean) : undefined
  if (other) {
    const reader = isText(other[0].toLowerCase()) ? 'text' : 'blob'
    return { shape: reader === 'text' ? { kind: 'text', checks: [] } : { kind: 'file' }, reader, contentType: other[0] }
  }
  const isAlwaysBare = used.every(([status]) => isBare(status))
  if (shapes.length === 0) return { ...json, shape: emptied(isAlwaysBare ? { kind: 'empty' } : anything, method) }
  const whole = unionOf(shapes, true)
  return { ...json, shape: shapes.length < used.length ? emptied(whole, method) : whole }
}

/** The shape of an answer that may have no body: a read gives null then, since a query cannot keep `undefined`. */
function emptied(shape: Shape, method: string): Shape {
  if (method === 'get') return { kind: 'orNull', of: shape.kind === 'empty' ? nothing : shape }
  return shape.kind === 'empty' || shape.kind === 'anything' ? shape : { kind: 'optional', of: shape }
}

/** Statuses that have no body, whatever a document says. */
const isBare = (status: string): boolean => /^20[45]$/.test(status)

/** The shape of a body; an object or a union without a name gets the wanted one. */
function jsonShape(
  { reader }: Reading,
  [status, answer]: StatusAndAnswer,
  wanted: (() => string) | undefined,
): Shape | undefined {
  const media = isBare(status) ? undefined : jsonOf(nodeOf(answer.content))
  if (!media) return undefined
  return wanted ? reader.namedShapeOf(media.schema, 'answered', wanted) : reader.shapeOf(media.schema, 'answered')
}

function exampleOf({ reader }: Reading, answer: StatusAndAnswer | undefined): Answer['example'] {
  if (!answer) return undefined
  const [status, { content }] = answer
  const media = contentOf(nodeOf(content), isJson)?.[1] ?? {}
  const examples = Object.values(nodeOf(media.examples)).map((one) => reader.references.resolve(one))
  const schema = reader.references.resolve(media.schema)
  const body = [media.example, examples.find((one) => 'value' in one)?.value, schema.example].find((one) => one !== undefined)
  return body === undefined || (isNode(body) && '$ref' in body)
    ? undefined
    : { status: /^\d+$/.test(status) ? Number(status) : 200, body }
}
