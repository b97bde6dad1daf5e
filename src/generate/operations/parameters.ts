import type { OperationConfig } from '../config.ts'
import { listOf, type Node, nodeOf, textOf } from '../document/node.ts'
import { createTakenNames } from '../names/taken.ts'
import { camelCase, wordsOf } from '../names/words.ts'
import { docOf } from '../shapes/plain-shape.ts'
import { anything, type Field, type Shape } from '../shapes/shape.ts'
import { jsonOf } from './media-types.ts'
import type { Parameters, QueryParameters, QueryStyle, Reading } from './operation.ts'
import { bare } from './pages.ts'

export interface CallParameters {
  path: string
  pathNames: string[]
  textNames: string[]
  query: QueryParameters
  headers: Parameters
  notes: string[]
}

/** Headers that the client itself sets. */
const ownHeaders = /^(accept|content-type|authorization|content-length|host|cookie)$/i

/** Everything beside the body that a call takes. */
export function readParameters(
  reading: Reading,
  path: string,
  operation: Node,
  item: Node,
  config: OperationConfig,
  nameOf: (suffix: string) => string,
): CallParameters {
  const parameters = allParameters(reading, operation, item)
  const lost = parameters.filter(isLost)
  const isOwn = (name: string): boolean => ownHeaders.test(name) || name.toLowerCase() === config.signature?.toLowerCase()
  const headers = parameters.filter((one) => one.in === 'header' && !lost.includes(one) && !isOwn(parameterName(one)))
  const cookies = parameters.filter((one) => one.in === 'cookie')
  const query = parameters.filter((one) => one.in === 'query' && !lost.includes(one))
  const fields = query.map((one) => fieldOf(reading, one))
  const styles = query.flatMap((one, index) => {
    const style = styleOf(one, bare(reading.reader.models, fields[index]?.shape ?? anything))
    return style ? [[parameterName(one), style] as const] : []
  })
  return {
    ...withCodeNames(path, textNamesOf(reading, parameters)),
    query: queryOf(reading, fields, styles, config, nameOf),
    headers: grouped(
      reading,
      headers.map((one) => fieldOf(reading, one)),
      () => nameOf('Headers'),
    ),
    notes: [
      ...cookies.map((one) => `cookie ${parameterName(one)}, which no client can send`),
      ...lost.map((one) => `${one.in} parameter ${parameterName(one)}, which means something else in every object`),
    ],
  }
}

function queryOf(
  reading: Reading,
  fields: readonly Field[],
  styles: QueryParameters['styles'],
  { pages }: OperationConfig,
  nameOf: (suffix: string) => string,
): QueryParameters {
  const names = fields.map(({ name }) => name).join()
  const isBare = fields.every(({ shape }) => !('checks' in shape) || shape.checks.length === 0)
  if (pages === 'standard' && names === 'cursor,limit' && isBare) return { fields, shape: undefined, styles, isStandard: true }
  return { ...grouped(reading, fields, () => nameOf('Query')), styles, isStandard: false }
}

/** Whether its name is one that every object has already. */
function isLost(parameter: Node): boolean {
  const name = parameterName(parameter)
  if (parameter.in === 'header') return name in Object.prototype
  return parameter.in === 'query' && name === '__proto__'
}

/** Those of the operation replace those of its path with the same name and place. */
function allParameters({ reader }: Reading, operation: Node, item: Node): Node[] {
  const all = [...listOf(item.parameters), ...listOf(operation.parameters)].map((one) => reader.references.resolve(one))
  const byPlace = new Map(all.filter((one) => parameterName(one) !== '').map((one) => [`${one.in} ${parameterName(one)}`, one]))
  return [...byPlace.values()]
}

const parameterName = (parameter: Node): string => textOf(parameter.name) ?? ''

/** Parameters as one object with a name, so that its fields keep their doc comments. */
function grouped({ reader }: Reading, fields: readonly Field[], wanted: () => string): Parameters {
  if (fields.length === 0) return { fields, shape: undefined }
  const model = { pointer: `inline ${wanted()}`, direction: 'sent', wanted, doc: undefined } as const
  return { fields, shape: reader.models.refer(model, () => ({ kind: 'object', fields, others: 'dropped', isIndexed: false })) }
}

function fieldOf({ reader }: Reading, parameter: Node): Field {
  const schema = parameter.schema ?? jsonOf(nodeOf(parameter.content))?.schema
  return {
    name: parameterName(parameter),
    shape: reader.shapeOf(schema, 'sent'),
    isOptional: parameter.required !== true,
    doc: textOf(parameter.description)?.trim() || docOf(schema),
    isDeprecated: parameter.deprecated === true,
  }
}

/** How a parameter is written, where that is not the usual way: one text, or the name again for each item of a list. */
function styleOf(parameter: Node, shape: Shape): QueryStyle | undefined {
  if (parameter.schema === undefined && parameter.content !== undefined) return 'json'
  const { style } = parameter
  const isList = holds(shape, ['list'])
  const isObject = holds(shape, ['object', 'record', 'both'])
  if (style === 'deepObject') return 'deep'
  if (!isList && !isObject) return undefined
  if (style === 'spaceDelimited') return 'space'
  if (style === 'pipeDelimited') return 'pipe'
  if (parameter.explode === false) return 'comma'
  return isObject && !isList ? 'fields' : undefined
}

function holds(shape: Shape, kinds: readonly Shape['kind'][]): boolean {
  if (shape.kind === 'nullable' || shape.kind === 'optional') return holds(shape.of, kinds)
  if (shape.kind === 'union') return shape.of.some((part) => holds(part, kinds))
  return kinds.includes(shape.kind)
}

/** The path's names that stand for a text such as a slug, and for no id, which may also be a number. */
function textNamesOf({ reader }: Reading, parameters: readonly Node[]): string[] {
  const texts = parameters.filter((one) => one.in === 'path' && reader.references.resolve(one.schema).type === 'string')
  return texts.map(parameterName).filter((name) => !/id$/i.test(name))
}

/** The path with names that code can have: `/shows/{show-id}` → `/shows/{showId}`. Only the values go out. */
function withCodeNames(path: string, texts: readonly string[]): Pick<CallParameters, 'path' | 'pathNames' | 'textNames'> {
  const taken = createTakenNames(['body', 'query', 'headers'])
  const pathNames: string[] = []
  const textNames: string[] = []
  const renamed = path.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const free = taken.take(wordsOf(name).length > 0 ? camelCase(name) : 'value')
    pathNames.push(free)
    if (texts.includes(name)) textNames.push(free)
    return `{${free}}`
  })
  return { path: renamed, pathNames, textNames }
}
