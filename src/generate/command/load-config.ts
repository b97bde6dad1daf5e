import { existsSync } from 'node:fs'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transform } from 'sucrase'
import type { GenerateConfig } from '../config.ts'
import { isNode, type Node, nodeOf } from '../document/node.ts'
import { GenerateProblem } from '../problem.ts'

/** A configuration, and the folder that its paths start from. */
export interface LoadedConfig {
  config: GenerateConfig
  folder: string
}

const names = ['lisa-query.config.ts', 'lisa-query.config.mts', 'lisa-query.config.js', 'lisa-query.config.mjs']
const knownKeys = [
  ...['input', 'out', 'importEnding', 'files', 'imports', 'schemas', 'listQuery', 'allowRemote', 'operations'],
  ...['leaveOut', 'scopeOf'],
]

/**
 * The configuration that was named, or the one in the folder where the command runs, or an empty one. `onFile` gets each file that it
 * looks for.
 */
export async function loadConfig(named: string | undefined, onFile?: (path: string) => void): Promise<LoadedConfig> {
  for (const name of named === undefined ? names : [named]) onFile?.(resolve(name))
  const path = named ?? names.find((name) => existsSync(name))
  if (path === undefined) return { config: {}, folder: process.cwd() }
  const absolute = resolve(path)
  if (!existsSync(absolute)) throw new GenerateProblem(`${path} does not exist: correct --config`)
  const { default: config } = await importConfig(absolute).catch((error) => {
    throw new GenerateProblem(`${path} cannot be loaded: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
  })
  return { config: checked(config, path), folder: dirname(absolute) }
}

function checked(config: unknown, path: string): GenerateConfig {
  if (!isNode(config)) throw new GenerateProblem(`${path} exports no configuration: \`export default defineConfig({ … })\``)
  const unknown = Object.keys(config).find((key) => !knownKeys.includes(key))
  if (unknown) throw new GenerateProblem(`${path}: there is no option \`${unknown}\`; there are ${knownKeys.join(', ')}`)
  const ending = config.importEnding
  if (ending !== undefined && !['', '.js', '.ts'].includes(String(ending))) {
    throw new GenerateProblem(`${path}: \`importEnding\` is '', '.js' or '.ts'`)
  }
  for (const [name, file] of Object.entries(nodeOf(config.files))) {
    if (file === false || (typeof file === 'string' && /^[\w-]+(\/[\w-]+)*$/.test(file))) continue
    throw new GenerateProblem(`${path}: \`files.${name}\` is a path within the folder, without ending, or false`)
  }
  return config
}

/** Imports a configuration; TypeScript is turned into JavaScript first, since Node below 22.18 cannot. */
async function importConfig(path: string): Promise<Node> {
  // Node keeps what it has imported by its address: a file that has changed needs another one.
  const addressOf = (file: string, { mtimeMs }: { mtimeMs: number }): string => `${pathToFileURL(file).href}?${mtimeMs}`
  const state = await stat(path)
  if (!/\.m?ts$/.test(path)) return (await import(addressOf(path, state))) as Node
  const { code } = transform(await readFile(path, 'utf8'), { transforms: ['typescript'], disableESTransforms: true })
  // Beside the original, so that its own imports are found.
  const copy = join(dirname(path), `.${basename(path)}.${process.pid}.mjs`)
  await writeFile(copy, code)
  try {
    return (await import(addressOf(copy, state))) as Node
  } finally {
    await rm(copy)
  }
}
