import type { Operation } from '../operations/operation.ts'
import { itemOf } from '../operations/pages.ts'
import type { Models } from '../shapes/models.ts'
import { referencesOf, type Shape } from '../shapes/shape.ts'
import { endpointText } from './endpoint.ts'
import { type FileStyle, fileText, importsText } from './file.ts'
import { hookText } from './hook.ts'

/** `endpoints/<tag>.ts`: the definitions of one tag. */
export function endpointsFile(
  models: Models,
  file: string,
  operations: readonly Operation[],
  refusalsNames: ReadonlyMap<Operation, string>,
  style: FileStyle,
): string {
  const definitions = operations.map((operation) => endpointText(models, operation, refusalsNames.get(operation), style))
  const imports = importsText(style, `endpoints/${file}`, {
    package: { 'lisa-query/core': ['endpoint', ...operations.flatMap((operation) => coreNames(operation))] },
    files: { [style.files.schemas ?? '']: schemaNames(models, operations), ...updatedReads(file, operations) },
    needsVocabulary: definitions.some((text) => /\bs\.\w/.test(text)),
  })
  return fileText(style, `${imports}\n${definitions.join('\n')}`)
}

/** What a definition names of the package, beside \`endpoint\`. */
const coreNames = ({ query, pages, access, config, body }: Operation): string[] => [
  ...(query.isStandard ? ['PageQuery'] : []),
  ...(pages?.by === 'standard' ? ['pageOf'] : []),
  ...(access.isIngest ? ['ingestServer'] : []),
  ...(config.signature && body ? ['bodySignature'] : []),
]

/** The reads in other files whose cached answer a write in this file replaces, by file. */
function updatedReads(file: string, operations: readonly Operation[]): Record<string, string[]> {
  const reads = operations.flatMap(({ updates }) => (updates && updates.read.file !== file ? [updates.read] : []))
  const files = [...new Set(reads.map((read) => read.file))]
  return Object.fromEntries(
    files.map((other) => [`endpoints/${other}`, reads.filter((read) => read.file === other).map(({ name }) => name)]),
  )
}

/** The schemas that definitions and the bodies of refusals name. */
function schemaNames(models: Models, operations: readonly Operation[]): string[] {
  const namesIn = (shapes: readonly Shape[]): string[] => shapes.flatMap(referencesOf).map((key) => models.nameOf(key))
  return operations.flatMap((operation) => namesIn(shapesOf(models, operation)))
}

const shapesOf = (models: Models, { query, headers, body, answer, pages }: Operation): Shape[] => [
  ...[query.shape, headers.shape].filter((shape) => shape !== undefined),
  ...(body ? [body.shape] : []),
  (pages?.by === 'standard' ? itemOf(models, answer.shape, pages) : undefined) ?? answer.shape,
  ...(answer.accepted ? [answer.accepted] : []),
  ...answer.refusals.map(([, shape]) => shape),
]

/** `hooks/<tag>.ts`: the hooks of one tag. */
export function hooksFile(models: Models, file: string, operations: readonly Operation[], style: FileStyle): string {
  const hooks = operations.map((operation) => hookText(models, operation, style))
  const imports = importsText(style, `hooks/${file}`, {
    package: { 'lisa-query': hooks.flatMap((hook) => hook.imports) },
    files: {
      [style.files.schemas ?? '']: hooks.flatMap((hook) => hook.models).map((name) => `type ${name}`),
      [`endpoints/${file}`]: operations.map(({ name }) => name),
    },
  })
  return fileText(style, `${imports}\n${hooks.map(({ text }) => text).join('\n')}`)
}
