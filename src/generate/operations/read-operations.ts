import type { DocumentOperation, GenerateConfig, OperationConfig } from '../config.ts'
import { isNode, type Node, nodeOf, textOf, textsOf } from '../document/node.ts'
import { hookNameOf, longHookNameOf } from '../names/hook-name.ts'
import { operationNameOf } from '../names/operation-name.ts'
import type { TakenNames } from '../names/taken.ts'
import { kebabCase } from '../names/words.ts'
import { readAccess } from './access.ts'
import { readAnswer } from './answer.ts'
import { readBody } from './body.ts'
import { extensionsOf, statusOf } from './extensions.ts'
import type { Operation, Reading } from './operation.ts'
import { readPages } from './pages.ts'
import { readParameters } from './parameters.ts'

const knownMethods: ReadonlySet<string> = new Set(['get', 'head', 'post', 'put', 'patch', 'delete'])
const allMethods: ReadonlySet<string> = new Set([...knownMethods, 'options', 'trace', 'query'])

export interface OperationsRead {
  operations: Operation[]
  /** How many the document has. */
  total: number
  /** Which were left out, and why. */
  leftOut: string[]
  /** What the configuration says of operations that are not there. */
  unmatched: string[]
}

/** All operations of a document in its order, with names that no two of them share. */
export function readOperations(reading: Reading, taken: TakenNames): OperationsRead {
  const result: OperationsRead = { operations: [], total: 0, leftOut: [], unmatched: [] }
  const unmatched = new Set(Object.keys(reading.config.operations ?? {}))
  for (const [path, rawItem] of Object.entries(nodeOf(reading.document.paths))) {
    const item = reading.reader.references.resolve(rawItem)
    for (const [method, source] of Object.entries(item)) {
      if (!allMethods.has(method) || !isNode(source)) continue
      result.total++
      const found = describe(path, method, source)
      const key = configKeyOf(reading.config, found)
      const config = key === undefined ? {} : (reading.config.operations?.[key] ?? {})
      if (key !== undefined) unmatched.delete(key)
      const reason = reasonToLeaveOut(reading.config, found, config)
      if (reason) result.leftOut.push(`${found.method} ${path}: ${reason}`)
      else result.operations.push(readOperation(reading, found, item, config || {}, taken))
    }
  }
  nameHooks(result.operations, taken)
  return { ...result, unmatched: [...unmatched] }
}

function describe(path: string, method: string, source: Node): DocumentOperation {
  return {
    operationId: textOf(source.operationId),
    method: method.toUpperCase(),
    path,
    tags: textsOf(source.tags),
    summary: textOf(source.summary) ?? '',
    description: textOf(source.description) ?? '',
    source,
  }
}

/** The key under which the configuration speaks of an operation. */
function configKeyOf({ operations = {} }: GenerateConfig, found: DocumentOperation): string | undefined {
  const method = found.method.toLowerCase()
  const names = [false, true].map((isList) => operationNameOf({ ...found, method, isList }))
  const keys = [found.operationId ?? '', `${found.method} ${found.path}`, ...names]
  return keys.find((key) => Object.hasOwn(operations, key))
}

function reasonToLeaveOut(config: GenerateConfig, found: DocumentOperation, own: OperationConfig | false): string | undefined {
  if (own === false || config.leaveOut?.(found)) return 'left out by the configuration'
  if (!knownMethods.has(found.method.toLowerCase())) return `the client has no ${found.method}`
  if (!found.path.startsWith('/')) return 'its path does not begin with /'
  if (/[?#]/.test(found.path)) return 'its path has a query or a fragment'
  return /[{}]/.test(found.path.replace(/\{[^{}]*\}/g, '')) ? 'its path has a brace without its pair' : undefined
}

function readOperation(
  reading: Reading,
  found: DocumentOperation,
  item: Node,
  own: OperationConfig,
  taken: TakenNames,
): Operation {
  const { source, operationId } = found
  const method = found.method.toLowerCase()
  const route = `${found.method} ${found.path}`
  const config = { ...extensionsOf(source, route), ...own }
  let name = ''
  const nameOf = (suffix: string): string => `${name || route} ${suffix}`
  const { notes, ...parameters } = readParameters(reading, found.path, source, item, config, nameOf)
  const body = method === 'get' || method === 'head' ? undefined : readBody(reading, source, () => nameOf('Body'))
  const answer = readAnswer(reading, source, method, config, nameOf)
  const { isList, pages } = readPages(reading.reader.models, answer.shape, parameters.query, config, route)
  name = taken.take(config.name ?? operationNameOf({ method, path: found.path, operationId, isList }))
  return {
    source,
    operationId,
    documentRoute: route,
    name,
    hook: '',
    method,
    isRead: method === 'get' || method === 'head',
    ...parameters,
    file: kebabCase(found.tags[0] ?? firstNoun(found.path), 'default'),
    body,
    answer,
    isList,
    pages,
    access: readAccess(reading, found, item, config),
    statuses: Object.keys(nodeOf(source.responses)),
    status: statusOf(source),
    invalidates: [],
    updates: undefined,
    config,
    notes: source.requestBody !== undefined && !body ? [...notes, `a body, which ${found.method} cannot send`] : notes,
  }
}

const firstNoun = (path: string): string => path.split('/').find((part) => part && !/^v\d+$|[{}]/.test(part)) ?? ''

/** Reads first, so that `useShow` is the read. */
function nameHooks(operations: readonly Operation[], taken: TakenNames): void {
  for (const operation of [...operations].sort((a, b) => Number(b.isRead) - Number(a.isRead))) {
    const { name, isRead, isList, config } = operation
    const short = config.hook ?? hookNameOf(name, isRead, isList)
    operation.hook = taken.take(taken.has(short) ? longHookNameOf(name) : short)
  }
}
