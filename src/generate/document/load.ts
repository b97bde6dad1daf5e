import { isAbsolute, relative, resolve } from 'node:path'
import {
  BaseResolver,
  bundle,
  type Config,
  createConfig,
  type Document,
  getLineColLocation,
  isAbsoluteUrl,
  lintDocument,
  ResolveError,
  type Source,
  YamlParseError,
} from '@redocly/openapi-core'
import { GenerateProblem } from '../problem.ts'
import { isNode, type Node, textOf } from './node.ts'

/** A document with every file that it refers to in it. */
export interface LoadedDocument {
  document: Node
  /** Where it departs from the specification: `lisa.yaml:8 …`. Code is generated all the same. */
  warnings: string[]
}

export interface LoadOptions {
  allowRemote: boolean
  /** Called when the next step begins, for people who wait. */
  onStep?: (step: string) => void
  /** Called before a file is read, with its whole path; not for addresses. */
  onFile?: ((path: string) => void) | undefined
}

/** Reads a document from a file or an address. Throws a `GenerateProblem` that names the line and the fix. */
export async function loadDocument(input: string, options: LoadOptions): Promise<LoadedDocument> {
  const { onStep } = options
  onStep?.('reading')
  const resolver = new DocumentResolver(input, options)
  const root = await readRoot(resolver, input)
  checkVersion(root)
  const config = await createConfig({ rules: { struct: 'warn', 'no-unresolved-refs': 'error' } })
  onStep?.('checking')
  const problems = await lintDocument({ document: root, config, externalRefResolver: resolver })
  const [unresolved] = problems.filter(({ severity }) => severity === 'error')
  if (unresolved) throw problemOf(unresolved)
  onStep?.('bundling')
  return {
    document: await bundled(root, config, resolver),
    warnings: problems.map(({ message, location }) => `${placeOf(location[0]) ?? nameOf(input)} ${firstLine(message)}`),
  }
}

/** Reads files, and addresses only where that is allowed. */
class DocumentResolver extends BaseResolver {
  readonly #root: string
  readonly #options: LoadOptions

  constructor(root: string, options: LoadOptions) {
    super()
    this.#root = root
    this.#options = options
  }

  override async loadExternalRef(address: string): Promise<Source> {
    const { allowRemote, onFile } = this.#options
    if (!isAbsoluteUrl(address)) onFile?.(resolve(address))
    else if (address !== this.#root && !allowRemote) {
      throw new ResolveError(new Error(`${address} is on another host: --allow-remote lets the document refer to it`))
    }
    return super.loadExternalRef(address)
  }
}

async function readRoot(resolver: BaseResolver, input: string): Promise<Document> {
  let root: Document | Error
  try {
    root = await resolver.resolveDocument(null, input, true)
  } catch (error) {
    root = error instanceof Error ? error : new Error(String(error))
  }
  if (root instanceof YamlParseError) {
    throw new GenerateProblem(
      `is neither YAML nor JSON: ${firstLine(root.originalError.message).replace(/ in ".*$/, '')}`,
      `${nameOf(input)}:${root.line}`,
    )
  }
  if (root instanceof Error) throw new GenerateProblem(`cannot be read: ${firstLine(root.message)}`, nameOf(input))
  return root
}

/** Throws for what is no OpenAPI document of a known version. */
function checkVersion({ parsed, source }: Document): void {
  const place = `${nameOf(source.absoluteRef)}:1`
  const document = isNode(parsed) ? parsed : {}
  const version = textOf(document.openapi)
  if (document.swagger !== undefined) {
    throw new GenerateProblem(
      `is Swagger ${document.swagger}; make it OpenAPI 3 first: npx swagger2openapi ${nameOf(source.absoluteRef)} -o openapi.yaml`,
      place,
    )
  }
  if (version === undefined) throw new GenerateProblem('is no OpenAPI document: it has no `openapi: 3.…` at its top', place)
  if (!/^3\.[012](\.|$)/.test(version)) {
    throw new GenerateProblem(`is OpenAPI ${version}; this command reads 3.0, 3.1 and 3.2`, place)
  }
  if (!isNode(document.paths) && !isNode(document.webhooks) && !isNode(document.components)) {
    throw new GenerateProblem('has no `paths`, so there is nothing to generate', place)
  }
}

async function bundled(root: Document, config: Config, resolver: BaseResolver): Promise<Node> {
  const { bundle: whole, problems } = await bundle({ doc: root, config, externalRefResolver: resolver })
  const [problem] = problems.filter(({ severity }) => severity === 'error')
  if (problem) throw problemOf(problem)
  return isNode(whole.parsed) ? whole.parsed : {}
}

/** What Redocly found, with the reference that leads nowhere and the fix. */
function problemOf({ message, location: [location] }: Awaited<ReturnType<typeof lintDocument>>[number]): GenerateProblem {
  const line = firstLine(message)
  if (!location || line.includes('--allow-remote') || !/resolve/i.test(line)) return new GenerateProblem(line, placeOf(location))
  const text = location.source.getLines()[getLineColLocation(location).start.line - 1] ?? ''
  const ref = /\$ref['"]?\s*:\s*['"]?([^'"\s}]+)/.exec(text)?.[1] ?? '$ref'
  return new GenerateProblem(`${ref} leads nowhere: correct the $ref, or add what it names`, placeOf(location))
}

type ProblemLocation = Awaited<ReturnType<typeof lintDocument>>[number]['location'][number]

/** `lisa.yaml:8`. */
function placeOf(location: ProblemLocation | undefined): string | undefined {
  if (!location) return undefined
  const { start } = getLineColLocation(location)
  return `${nameOf(location.source.absoluteRef)}:${start.line}`
}

/** A file as the person would write it, relative to where they stand. */
function nameOf(address: string): string {
  if (isAbsoluteUrl(address)) return address
  const path = relative(process.cwd(), resolve(address))
  return path === '' || path.startsWith('..') || isAbsolute(path) ? address : path
}

const firstLine = (message: string): string => message.trim().split('\n')[0] ?? ''
