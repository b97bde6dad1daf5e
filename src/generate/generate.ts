import type { GenerateConfig } from './config.ts'
import { listOf, type Node, nodeOf, textOf } from './document/node.ts'
import { createReferences } from './document/references.ts'
import { createTakenNames, reservedNames } from './names/taken.ts'
import { addressOf } from './operations/access.ts'
import { settleConsequences } from './operations/consequences.ts'
import type { Operation } from './operations/operation.ts'
import { readOperations } from './operations/read-operations.ts'
import { endpointsFile, hooksFile } from './print/endpoints-file.ts'
import { type FileStyle, fileText, pathTo, styleOf } from './print/file.ts'
import { refusalsNameOf } from './print/refusals.ts'
import { sandboxFile } from './print/sandbox-file.ts'
import { schemasFile } from './print/schemas-file.ts'
import { quoted } from './print/text.ts'
import { touchesFile } from './print/touches-file.ts'
import { GenerateProblem } from './problem.ts'
import { createModels, type Models } from './shapes/models.ts'
import { createSchemaReader } from './shapes/read-schema.ts'
import { packageVersion } from './version.ts'

/** What comes of a document: files by their path, and what there is to say about them. */
export interface Generated {
  files: ReadonlyMap<string, string>
  report: GenerateReport
}

export interface GenerateReport {
  models: Models
  title: string
  /** Where the document says that the API lives. */
  baseUrl: string | undefined
  /** How many operations the document has. */
  total: number
  operations: readonly Operation[]
  schemas: number
  /** Which operations were left out, and why. */
  leftOut: readonly string[]
  /** Names that had to be changed, and what could not be said. */
  notes: readonly string[]
}

/** The files for a document whose every `$ref` points into itself. The same document gives the same bytes. */
export function generate(document: Node, config: GenerateConfig = {}, version: string = packageVersion()): Generated {
  const models = createModels()
  const reading = { document, reader: createSchemaReader(createReferences(document), models), config }
  const taken = createTakenNames(reservedNames)
  const { operations, total, leftOut, unmatched } = readOperations(reading, taken)
  if (unmatched.length > 0) {
    throw new GenerateProblem(`the configuration names operations that the document has not: ${unmatched.join(', ')}`)
  }
  const refusalsNames = new Map(
    operations.filter(({ answer }) => answer.refusals.length > 0).map((one) => [one, taken.take(refusalsNameOf(one))]),
  )
  models.settle(taken)
  settleConsequences(models, operations)
  const style = styleOf(config, version)
  const files = printedFiles(document, models, operations, refusalsNames, style)
  const server = addressOf(nodeOf(listOf(document.servers)[0]))
  const report = {
    models,
    title: textOf(nodeOf(document.info).title) ?? 'the document',
    baseUrl: server,
    total,
    operations,
    schemas: models.printed().length,
    leftOut,
    notes: notesOn(operations),
  }
  return { files, report }
}

/** All files, by their path in the folder. */
function printedFiles(
  document: Node,
  models: Models,
  operations: readonly Operation[],
  refusalsNames: ReadonlyMap<Operation, string>,
  style: FileStyle,
): Map<string, string> {
  const files = new Map<string, string>()
  const add = (path: string | undefined, text: string | undefined): void => {
    if (path === undefined || text === undefined) return
    if (files.has(`${path}.ts`)) throw new GenerateProblem(`two files would be ${path}.ts: name another under \`files\``)
    files.set(`${path}.ts`, text)
  }
  const { schemas = 'schemas', touches, core, index, sandbox } = style.files
  const tags = groupByFile(operations)
  const paths = (folder: string): string[] => [...tags.keys()].map((file) => `${folder}/${file}`)
  add(schemas, schemasFile(models, style))
  for (const [file, ofTag] of tags) {
    add(`endpoints/${file}`, endpointsFile(models, file, ofTag, refusalsNames, style))
    add(`hooks/${file}`, hooksFile(models, file, ofTag, style))
  }
  if (core !== undefined) add(core, indexFile(core, [schemas, ...paths('endpoints')], style))
  const shown = core === undefined ? [schemas, ...paths('endpoints')] : [core]
  if (index !== undefined) add(index, indexFile(index, [...shown, ...paths('hooks')], style))
  add(sandbox, sandboxFile(models, operations, style))
  add(touches, touchesFile(document, style))
  return files
}

function groupByFile(operations: readonly Operation[]): Map<string, Operation[]> {
  const groups = new Map<string, Operation[]>()
  for (const operation of operations) groups.set(operation.file, [...(groups.get(operation.file) ?? []), operation])
  return groups
}

const indexFile = (own: string, paths: readonly string[], style: FileStyle): string =>
  fileText(style, paths.map((path) => `export * from ${quoted(pathTo(style, own, path))}\n`).join(''))

function notesOn(operations: readonly Operation[]): string[] {
  return operations.flatMap(({ documentRoute, name, operationId, notes, access }) => [
    ...notes.map((note) => `${documentRoute}: ${note}`),
    ...(/\d$/.test(name) && !/\d$/.test(operationId ?? '') ? [`${documentRoute} is ${name}, since that name was taken`] : []),
    ...(access.server ? [`${name} goes to ${access.server}: list it under \`servers\` of createLisaClient`] : []),
  ])
}
