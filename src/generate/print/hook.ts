import { textOf } from '../document/node.ts'
import type { Operation } from '../operations/operation.ts'
import { itemOf } from '../operations/pages.ts'
import type { Models } from '../shapes/models.ts'
import { docsOf } from './endpoint.ts'
import type { FileStyle } from './file.ts'
import { argumentsOf, type HookArguments } from './hook-arguments.ts'
import { docComment, sentenceWith } from './text.ts'

/** A hook's code, and what it imports. */
export interface HookText {
  text: string
  /** From `lisa-query`. */
  imports: readonly string[]
  /** Names of schemas, whose types it says. */
  models: readonly string[]
}

/** The hook of one operation: one line on one of the three bridges to React. */
export function hookText(models: Models, operation: Operation, style: FileStyle): HookText {
  if (!operation.isRead) return writeHook(operation)
  return operation.pages ? pagesHook(models, operation, style) : readHook(models, operation, style)
}

function writeHook(operation: Operation): HookText {
  const { name, hook } = operation
  const of = `typeof ${name}`
  return {
    imports: ['type WriteOptions', 'type WriteResult', 'useLisaMutation'],
    models: [],
    text: `${docOf(operation, writeFacts(operation))}export function ${hook}<Context = unknown>(options?: WriteOptions<${of}, Context>): WriteResult<${of}, Context> {
  return useLisaMutation(${name}, options)
}
`,
  }
}

function pagesHook(models: Models, operation: Operation, style: FileStyle): HookText {
  const { name, pages, answer } = operation
  const item = pages && itemOf(models, answer.shape, pages)
  const itemName = item?.kind === 'ref' ? models.nameOf(item.key) : undefined
  const taken = argumentsOf(operation, `ListQuery<typeof ${name}>`, 'query', style.isQueryApart)
  const data = `${itemName ?? `ListItem<typeof ${name}>`}[]`
  const list: Bridge = { bridge: 'useLisaPages', options: 'ListOptions', result: 'ListResult', data, isList: true }
  const types = [
    ...(itemName ? [] : ['ListItem']),
    ...(taken.declared.includes('ListQuery<') ? ['ListQuery'] : []),
    ...['DefinedListOptions', 'DefinedListResult', 'ListOptions', 'ListResult'],
    ...taken.imports,
  ]
  return {
    text: readText(operation, taken, list),
    imports: [...types.map((type) => `type ${type}`), 'useLisaPages'],
    models: itemName ? [itemName] : [],
  }
}

function readHook(models: Models, operation: Operation, style: FileStyle): HookText {
  const { name, answer } = operation
  const answerName = answer.shape.kind === 'ref' ? models.nameOf(answer.shape.key) : undefined
  const word = operation.isList ? 'query' : 'input'
  const taken = argumentsOf(operation, `EndpointInput<typeof ${name}>`, word, style.isQueryApart && operation.isList)
  const data = answerName ?? `EndpointOutput<typeof ${name}>`
  const read: Bridge = { bridge: 'useLisaQuery', options: 'ReadOptions', result: 'ReadResult', data, isList: false }
  const types = [
    ...(answerName ? [] : ['EndpointOutput']),
    ...(taken.declared.includes('EndpointInput<') ? ['EndpointInput'] : []),
    ...['DefinedReadOptions', 'DefinedReadResult', 'ReadOptions', 'ReadResult'],
    ...taken.imports,
  ]
  return {
    text: readText(operation, taken, read),
    imports: [...types.map((type) => `type ${type}`), 'useLisaQuery'],
    models: answerName ? [answerName] : [],
  }
}

interface Bridge {
  bridge: string
  options: string
  result: string
  data: string
  isList: boolean
}

/** A read has two signatures: with `initialData`, its data are there from the start. */
function readText(operation: Operation, taken: HookArguments, { bridge, options, result, data, isList }: Bridge): string {
  const { name, hook } = operation
  const of = `typeof ${name}`
  const after = (parameters: string): string => (parameters ? `${parameters}, ` : '')
  const signature = (parameters: string, defined: string, mark: string): string =>
    `export function ${hook}<Data = ${data}>(${after(parameters)}options${mark}: ${defined}${options}<${of}, Data>): ${defined}${result}<${of}, Data>`
  return `${docOf(operation, readFacts(taken, isList))}${signature(taken.required, 'Defined', '')}
${signature(taken.declared, '', '?')}
export function ${hook}<Data>(${after(taken.implemented)}options?: ${options}<${of}, Data>): ${result}<${of}, Data> {
  return ${bridge}(${name}, ${taken.value}, options)
}
`
}

const readFacts = ({ waitsFor }: HookArguments, isList: boolean): (string | undefined)[] => [
  isList ? 'Gives the flat list so far; `fetchNextPage` gets more.' : undefined,
  waitsFor && `Waits while the ${waitsFor} is \`undefined\`.`,
]

/** What `mutate` takes, and what comes back. */
function writeFacts({ pathNames, query, headers, body, statuses, config }: Operation): (string | undefined)[] {
  const needed = [...query.fields, ...headers.fields].filter(({ isOptional }) => !isOptional)
  const given = [...pathNames, ...(body && !body.isOptional ? ['body'] : []), ...(needed.length > 0 ? ['…'] : [])]
  const isReceiptAlone = statuses.includes('202') && !statuses.some((status) => /^2(?!02)/.test(status))
  return [
    `\`mutate(${given.length > 0 ? `{ ${given.join(', ')} }` : ''})\`.`,
    isReceiptAlone ? 'Gives the receipt of a 202, which `useReceipt` shows.' : undefined,
    statuses.includes('202') && !isReceiptAlone
      ? 'Gives what was made of it, or the receipt of a 202 (`isAccepted`).'
      : undefined,
    config.signature && "Needs the client's `sign`.",
    body?.maxBytes === undefined ? undefined : `A body over ${body.maxBytes} bytes is \`too-large\` before anything is sent.`,
  ]
}

function docOf({ source, status }: Operation, facts: readonly (string | undefined)[]): string {
  const headline = sentenceWith(status, textOf(source.summary) ?? textOf(source.description))
  const docs = docsOf(source)
  return docComment([
    [headline, ...facts].filter(Boolean).join(' '),
    source.deprecated === true && '@deprecated',
    docs && `@see ${docs}`,
  ])
}
