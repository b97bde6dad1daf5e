import type { GenerateConfig } from './config.ts'
import { listOf, type Node, nodeOf, textOf } from './document/node.ts'
import { createReferences } from './document/references.ts'
import { createTakenNames, reservedNames } from './names/taken.ts'
import { addressOf } from './operations/access.ts'
import { settleConsequences } from './operations/consequences.ts'
import type { Operation } from './operations/operation.ts'
import { readOperations } from './operations/read-operations.ts'
import { refusalsNameOf } from './print/endpoint.ts'
import { endpointsFile, hooksFile } from './print/endpoints-file.ts'
import { type FileStyle, fileText } from './print/file.ts'
import { sandboxFile } from './print/sandbox-file.ts'
import { schemasFile } from './print/schemas-file.ts'
import { GenerateProblem } from './problem.ts'
import { createModels } from './shapes/models.ts'
import { createSchemaReader } from './shapes/read-schema.ts'
import { packageVersion } from './version.ts'

/** What comes of a document: files by their path, and what there is to say about them. */
export interface Generated {
  files: ReadonlyMap<string, string>
  report: GenerateReport
}

export interface GenerateReport {
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
  const style: FileStyle = { ending: config.importEnding ?? '', version }
  const files = new Map([['schemas.ts', schemasFile(models, style)]])
  const tags = groupByFile(operations)
  for (const [file, ofTag] of tags) {
    files.set(`endpoints/${file}.ts`, endpointsFile(models, ofTag, refusalsNames, style))
    files.set(`hooks/${file}.ts`, hooksFile(ofTag, style))
  }
  files.set('core.ts', indexFile(['schemas', ...[...tags.keys()].map((file) => `endpoints/${file}`)], style))
  files.set('index.ts', indexFile(['core', ...[...tags.keys()].map((file) => `hooks/${file}`)], style))
  files.set('sandbox.ts', sandboxFile(models, operations, style))
  const server = addressOf(nodeOf(listOf(document.servers)[0]))
  const report = {
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

function groupByFile(operations: readonly Operation[]): Map<string, Operation[]> {
  const groups = new Map<string, Operation[]>()
  for (const operation of operations) groups.set(operation.file, [...(groups.get(operation.file) ?? []), operation])
  return groups
}

const indexFile = (paths: readonly string[], style: FileStyle): string =>
  fileText(style, paths.map((path) => `export * from './${path}${style.ending}'\n`).join(''))

function notesOn(operations: readonly Operation[]): string[] {
  return operations.flatMap(({ documentRoute, name, operationId, notes, access }) => [
    ...notes.map((note) => `${documentRoute}: ${note}`),
    ...(/\d$/.test(name) && !/\d$/.test(operationId ?? '') ? [`${documentRoute} is ${name}, since that name was taken`] : []),
    ...(access.server ? [`${name} goes to ${access.server}: list it under \`servers\` of createLisaClient`] : []),
  ])
}
