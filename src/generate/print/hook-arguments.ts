import { reservedNames } from '../names/taken.ts'
import type { Operation } from '../operations/operation.ts'

/** What a hook takes before its options. */
export interface HookArguments {
  /** As the signature has them whose options are required: nothing before those may be left out. */
  required: string
  /** As the usual signature has them. */
  declared: string
  /** As the implementation has them. */
  implemented: string
  /** The input that it makes of them. */
  value: string
  /** Which of them it waits for. */
  waitsFor: string | undefined
  /** Types of the package that they name, beside that of the whole input. */
  imports: readonly string[]
}

/**
 * An id where the path has one name and nothing else is needed, else the whole input. `type` is that of the input, `word` its
 * name. With `isApart` a list below one path name takes its query as a second argument.
 */
export function argumentsOf(operation: Operation, type: string, word: string, isApart: boolean): HookArguments {
  const { pathNames, query, headers } = operation
  const fields = [...query.fields, ...headers.fields]
  const isNeeded = fields.some(({ isOptional }) => !isOptional)
  const [id] = pathNames
  // For TypeScript `{}` has the `constructor` that every object has: no shorter input than all of it fits such a field's type.
  if (fields.some(({ name }) => Object.hasOwn(Object.prototype, name))) return wholeInput(type, word)
  if (id === undefined && fields.length === 0 && !operation.isList) return none
  if (id === undefined && !isNeeded) return optionalInput(type, word)
  if (id === undefined || pathNames.length > 1 || isNeeded) return wholeInput(type, word)
  const taken = { id, isText: operation.textNames.includes(id), parameter: parameterFor(id, operation.name) }
  if (fields.length === 0) return onlyId(taken)
  return isApart ? idAndInput(taken, type, word) : idOrInput(taken, type)
}

const none: HookArguments = { required: '', declared: '', implemented: '', value: '{}', waitsFor: undefined, imports: [] }

const optionalInput = (type: string, word: string): HookArguments => ({
  required: `${word}: ${type} | undefined`,
  declared: `${word}?: ${type} | undefined`,
  implemented: `${word}: ${type} | undefined = {}`,
  value: word,
  waitsFor: undefined,
  imports: [],
})

const wholeInput = (type: string, word: string): HookArguments => {
  const parameter = `${word}: ${type} | undefined`
  return { required: parameter, declared: parameter, implemented: parameter, value: word, waitsFor: word, imports: [] }
}

interface PathId {
  /** The path's name. */
  id: string
  /** The hook's parameter. */
  parameter: string
  isText: boolean
}

/** A parameter that covers neither the definition nor a word of the language. */
const parameterFor = (id: string, name: string): string =>
  id === name || (id !== 'id' && reservedNames.includes(id)) ? 'id' : id

const typeOf = ({ isText }: PathId): string => (isText ? 'string' : 'Id')

function onlyId(path: PathId): HookArguments {
  const { id, parameter } = path
  const declared = `${parameter}: ${typeOf(path)} | undefined`
  return {
    required: declared,
    declared,
    implemented: declared,
    value: `${parameter} === undefined ? undefined : { ${fieldOf(path)} }`,
    waitsFor: `\`${id}\``,
    imports: path.isText ? [] : ['Id'],
  }
}

function idAndInput(path: PathId, type: string, word: string): HookArguments {
  const { id, parameter } = path
  const first = `${parameter}: ${typeOf(path)} | undefined`
  const rest = `Omit<${type}, '${id}'>`
  return {
    required: `${first}, ${word}: ${rest} | undefined`,
    declared: `${first}, ${word}?: ${rest} | undefined`,
    implemented: `${first}, ${word}: ${rest} = {}`,
    value: `${parameter} === undefined ? undefined : { ...${word}, ${fieldOf(path)} }`,
    waitsFor: `\`${id}\``,
    imports: path.isText ? [] : ['Id'],
  }
}

function idOrInput(path: PathId, type: string): HookArguments {
  const { id, parameter } = path
  const declared = `${parameter}: Id | ${type} | undefined`
  const isId = `typeof ${parameter} === 'string' || typeof ${parameter} === 'number'`
  return {
    required: declared,
    declared,
    implemented: declared,
    value: `${isId} ? { ${fieldOf(path)} } : ${parameter}`,
    waitsFor: `\`${id}\``,
    imports: ['Id'],
  }
}

const fieldOf = ({ id, parameter }: PathId): string => (id === parameter ? id : `${id}: ${parameter}`)
