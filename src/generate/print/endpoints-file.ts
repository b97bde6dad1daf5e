import type { Operation } from '../operations/operation.ts'
import type { Models } from '../shapes/models.ts'
import { referencesOf, type Shape } from '../shapes/shape.ts'
import { endpointText } from './endpoint.ts'
import { type FileStyle, fileText, importText } from './file.ts'
import { hookText } from './hook.ts'

/** `endpoints/<tag>.ts`: the definitions of one tag. */
export function endpointsFile(
  models: Models,
  operations: readonly Operation[],
  refusalsNames: ReadonlyMap<Operation, string>,
  style: FileStyle,
): string {
  const definitions = operations.map((operation) => endpointText(models, operation, refusalsNames.get(operation)))
  const [file] = operations.map((operation) => operation.file)
  const updated = operations.flatMap(({ updates }) => (updates && updates.read.file !== file ? [updates.read] : []))
  const others = [...new Set(updated.map((read) => read.file))].sort()
  const imports = [
    importText(['endpoint'], 'lisa-query/core'),
    definitions.some((text) => /\bs\.\w/.test(text)) ? "import * as s from 'lisa-query/schema'\n" : '',
    importText(modelNames(models, operations), `../schemas${style.ending}`),
    ...others.map((other) =>
      importText(
        updated.filter((read) => read.file === other).map(({ name }) => name),
        `./${other}${style.ending}`,
      ),
    ),
  ]
  return fileText(style, `${imports.join('')}\n${definitions.join('\n')}`)
}

/** The schemas that definitions name, as values, and those that only the types of refusals name. */
function modelNames(models: Models, operations: readonly Operation[]): string[] {
  const namesIn = (shapes: readonly Shape[]): string[] => shapes.flatMap(referencesOf).map((key) => models.nameOf(key))
  const values = new Set(operations.flatMap((operation) => namesIn(shapesOf(operation))))
  const types = namesIn(operations.flatMap(({ answer }) => answer.refusals.map(([, shape]) => shape)))
  return [...values, ...types.filter((name) => !values.has(name)).map((name) => `type ${name}`)]
}

const shapesOf = ({ query, headers, body, answer }: Operation): Shape[] => [
  ...[query.shape, headers.shape].filter((shape) => shape !== undefined),
  ...(body ? [body.shape] : []),
  answer.shape,
  ...(answer.accepted ? [answer.accepted] : []),
]

/** `hooks/<tag>.ts`: the hooks of one tag. */
export function hooksFile(operations: readonly Operation[], style: FileStyle): string {
  const hooks = operations.map(hookText)
  const [file = ''] = operations.map((operation) => operation.file)
  const imports = [
    importText(
      hooks.flatMap((hook) => hook.imports),
      'lisa-query',
    ),
    importText(
      operations.map(({ name }) => name),
      `../endpoints/${file}${style.ending}`,
    ),
  ]
  return fileText(style, `${imports.join('')}\n${hooks.map(({ text }) => text).join('\n')}`)
}
