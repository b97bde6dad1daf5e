import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import type { Output } from '../command/output.ts'
import { writeFiles } from '../command/write-files.ts'
import { loadDocument } from '../document/load.ts'
import { type GenerateReport, generate } from '../generate.ts'
import { GenerateProblem } from '../problem.ts'
import type { Ask } from './ask.ts'
import { assumedPage, firstPageOf } from './first-page.ts'
import { type Framework, frameworks, type Project, readProject } from './framework.ts'
import { filesFor, importEndingOf } from './layout.ts'
import { nextSteps } from './next-steps.ts'

export interface InitOptions {
  /** The project's folder. */
  folder: string
  /** The document, a file or an address. */
  input: string | undefined
  framework: string | undefined
  allowRemote: boolean
  /** Asks what no flag says; absent where nobody sits there. */
  ask: Ask | undefined
}

/** Writes what a project needs to begin; files that exist stay as they are. Gives 0, and throws a `GenerateProblem` before anything is written. */
export async function init(options: InitOptions, output: Output): Promise<0> {
  const { folder, ask, allowRemote } = options
  const project = await readProject(folder)
  const framework = await frameworkOf(project, options)
  const input = options.input ?? (await documentOf(folder, ask))
  const made = input ? await generated(folder, input, framework, allowRemote) : undefined
  const page = made ? firstPageOf(made.report) : assumedPage
  const layout = filesFor({ framework, folder, input, page, baseUrl: made?.report.baseUrl })
  const kept: string[] = []
  const written: string[] = []
  for (const [name, text] of layout.files) (await writeNew(join(folder, name), text)) ? written.push(name) : kept.push(name)
  if (made) {
    const report = await writeFiles(join(folder, layout.generated), made.files, false)
    written.push(`${layout.generated}/ (${report.written.length} files from ${made.report.title})`)
    kept.push(...report.inTheWay.map((name) => `${layout.generated}/${name}`))
  }
  output.say(nextSteps({ project, framework, written, kept, page, generated: layout.generated, hasDocument: made !== undefined }))
  return 0
}

async function frameworkOf(project: Project, { framework, ask }: InitOptions): Promise<Framework> {
  const known = frameworks.find((one) => one === framework)
  if (known) return known
  if (framework !== undefined) throw new GenerateProblem(`--framework ${framework} is none of ${frameworks.join(', ')}`)
  if (ask) return ask.framework(project.framework)
  if (project.framework) return project.framework
  throw new GenerateProblem(`which framework? Name it with --framework: ${frameworks.join(', ')}`)
}

/** The document: what a person says; without one, a file that calls itself OpenAPI. */
async function documentOf(folder: string, ask: Ask | undefined): Promise<string | undefined> {
  const names = (await readdir(folder)).filter((name) => /(lisa|openapi).*\.(ya?ml|json)$/i.test(name)).sort()
  if (!ask) return names.find((name) => /openapi/i.test(name))
  return (await ask.document(names[0])).trim() || undefined
}

async function generated(
  folder: string,
  input: string,
  framework: Framework,
  allowRemote: boolean,
): Promise<{ files: ReadonlyMap<string, string>; report: GenerateReport }> {
  const isAddress = /^https?:/.test(input)
  const path = isAddress || isAbsolute(input) ? input : relative(process.cwd(), resolve(folder, input))
  const { document } = await loadDocument(path, { allowRemote })
  return generate(document, { importEnding: importEndingOf(framework) })
}

/** Whether the file was written; one that exists stays. */
async function writeNew(path: string, text: string): Promise<boolean> {
  if (existsSync(path)) return false
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text, { flag: 'wx' })
  return true
}
