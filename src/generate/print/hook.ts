import { textOf } from '../document/node.ts'
import { reservedNames } from '../names/taken.ts'
import type { Operation } from '../operations/operation.ts'
import { docComment } from './text.ts'

/** A hook's code, and the names that it imports from `lisa-query`. */
export interface HookText {
  text: string
  imports: readonly string[]
}

/** The hook of one operation: one line on one of the three bridges to React. */
export function hookText(operation: Operation): HookText {
  if (!operation.isRead) return writeHook(operation)
  return operation.pages ? pagesHook(operation) : readHook(operation)
}

function writeHook({ name, hook, source }: Operation): HookText {
  const of = `typeof ${name}`
  return {
    imports: ['type WriteOptions', 'type WriteResult', 'useLisaMutation'],
    text: `${docOf(source)}export function ${hook}<Context = unknown>(options?: WriteOptions<${of}, Context>): WriteResult<${of}, Context> {
  return useLisaMutation(${name}, options)
}
`,
  }
}

function pagesHook(operation: Operation): HookText {
  const { name } = operation
  const input = inputOf(operation, `ListQuery<typeof ${name}>`, 'query')
  const [options, result, defined] = ['ListOptions', 'ListResult', `ListItem<typeof ${name}>[]`]
  const text = readText(operation, input, { bridge: 'useLisaPages', options, result, data: defined })
  const types = ['DefinedListOptions', 'DefinedListResult', 'ListItem', 'ListOptions', 'ListQuery', 'ListResult']
  return { text, imports: [...types.map((type) => `type ${type}`), 'useLisaPages', ...input.imports] }
}

function readHook(operation: Operation): HookText {
  const { name } = operation
  const input = inputOf(operation, `EndpointInput<typeof ${name}>`, operation.isList ? 'query' : 'input')
  const bridge = { bridge: 'useLisaQuery', options: 'ReadOptions', result: 'ReadResult', data: `EndpointOutput<typeof ${name}>` }
  const types = ['DefinedReadOptions', 'DefinedReadResult', 'EndpointOutput', 'ReadOptions', 'ReadResult']
  const needed = input.parameter.includes('EndpointInput<') ? ['EndpointInput', ...types] : types
  return {
    text: readText(operation, input, bridge),
    imports: [...needed.map((type) => `type ${type}`), 'useLisaQuery', ...input.imports],
  }
}

interface Bridge {
  bridge: string
  options: string
  result: string
  data: string
}

/** A read has two signatures: with `initialData`, its data are there from the start. */
function readText({ name, hook, source }: Operation, input: HookInput, { bridge, options, result, data }: Bridge): string {
  const of = `typeof ${name}`
  const given = input.isOptional ? input.parameter.replace(' | undefined = {}', ' | undefined') : input.parameter
  const signature = `${hook}<Data = ${data}>(${input.isOptional ? given.replace(':', '?:') : given}, options?: ${options}<${of}, Data>): ${result}<${of}, Data>`
  return `${docOf(source)}export function ${hook}<Data = ${data}>(${given}, options: Defined${options}<${of}, Data>): Defined${result}<${of}, Data>
export function ${signature}
export function ${hook}<Data>(${input.parameter}, options?: ${options}<${of}, Data>): ${result}<${of}, Data> {
  return ${bridge}(${name}, ${input.value}, options)
}
`
}

interface HookInput {
  parameter: string
  value: string
  /** Whether it may be left out. */
  isOptional: boolean
  imports: readonly string[]
}

/** What a hook takes first: an id where the path has one name and nothing else is needed, else the whole input. */
function inputOf({ name, pathNames, query, headers }: Operation, type: string, word: string): HookInput {
  const isNeeded = [...query.fields, ...headers.fields].some(({ isOptional }) => !isOptional)
  const [id] = pathNames
  if (id === undefined && !isNeeded)
    return { parameter: `${word}: ${type} | undefined = {}`, value: word, isOptional: true, imports: [] }
  if (id === undefined || pathNames.length > 1 || isNeeded)
    return { parameter: `${word}: ${type} | undefined`, value: word, isOptional: false, imports: [] }
  const isTaken = id === name || (id !== 'id' && reservedNames.includes(id))
  const parameter = isTaken ? 'id' : id
  const input = isTaken ? `{ ${id}: id }` : `{ ${id} }`
  if (query.fields.length === 0 && headers.fields.length === 0) {
    return {
      parameter: `${parameter}: Id | undefined`,
      value: `${parameter} === undefined ? undefined : ${input}`,
      isOptional: false,
      imports: ['type Id'],
    }
  }
  const isId = `typeof ${parameter} === 'string' || typeof ${parameter} === 'number'`
  return {
    parameter: `${parameter}: Id | ${type} | undefined`,
    value: `${isId} ? ${input} : ${parameter}`,
    isOptional: false,
    imports: ['type Id'],
  }
}

const docOf = (source: Operation['source']): string =>
  docComment([textOf(source.summary) ?? textOf(source.description), source.deprecated === true && '@deprecated'])
