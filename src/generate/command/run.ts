import { isAbsolute, join, relative, resolve } from 'node:path'
import type { GenerateConfig } from '../config.ts'
import type { LoadOptions } from '../document/load.ts'
import { type GenerateReport, generate } from '../generate.ts'
import type { Ask } from '../init/ask.ts'
import { GenerateProblem } from '../problem.ts'
import { packageVersion } from '../version.ts'
import { type Arguments, help, readArguments } from './arguments.ts'
import { loadConfig } from './load-config.ts'
import type { Output } from './output.ts'
import { summaryOf } from './summary.ts'
import { watchFiles } from './watch.ts'
import { type WriteReport, writeFiles } from './write-files.ts'

/** Where a command runs. */
export interface RunOptions {
  /** The project of `init`; where the command was started by default. */
  folder?: string
  /** Asks the person who started it, if one sits there. */
  ask?: Ask | undefined
  /** Asked for once by `--watch`: the signal that ends it. Without it, only the end of the process does. */
  untilStopped?: (() => AbortSignal) | undefined
}

/** Runs the command and gives its exit code; a problem is said in a sentence, without a stack. */
export function run(args: readonly string[], output: Output, options: RunOptions = {}): Promise<0 | 1> {
  return withSpokenProblems(output, () => runCommand(args, output, options))
}

async function withSpokenProblems(output: Output, runs: () => Promise<0 | 1>): Promise<0 | 1> {
  try {
    return await runs()
  } catch (error) {
    const isKnown = error instanceof GenerateProblem
    const message = error instanceof Error ? error.message : String(error)
    output.warn(isKnown ? message : `lisa-query failed, which is a fault of its own: ${message}`)
    return 1
  }
}

async function runCommand(args: readonly string[], output: Output, options: RunOptions): Promise<0 | 1> {
  const found = readArguments(args)
  const { folder = process.cwd(), ask, untilStopped } = options
  if (found.command === 'init') return (await import('../init/init.ts')).init({ ...found, folder, ask }, output)
  if (found.command !== 'generate') {
    output.say(found.command === 'help' ? help : packageVersion())
    return 0
  }
  if (!found.isWatch) return generateOnce(found, output)
  const signal = untilStopped?.() ?? new AbortController().signal
  return watchFiles((onFile) => withSpokenProblems(output, () => generateOnce(found, output, onFile)), output, signal)
}

/** Brings the folder up to date with the document once. `onFile` gets each file before it is read. */
async function generateOnce(found: Arguments, output: Output, onFile?: (path: string) => void): Promise<0 | 1> {
  const { config, folder: origin } = await loadConfig(found.config, onFile)
  const input = found.input ?? fromFolder(origin, config.input)
  const out = found.out ?? fromFolder(origin, config.out)
  if (!input) throw new GenerateProblem('which document? lisa-query generate lisa-openapi.yaml --out src/lisa')
  if (found.isWatch && isAddress(input)) throw new GenerateProblem(`${input} cannot be watched: save it as a file, and name that`)
  if (!out) throw new GenerateProblem('into which folder? Name it with --out, such as --out src/lisa')
  const options: GenerateConfig = { ...config, allowRemote: found.allowRemote || config.allowRemote === true }
  const isDry = found.isCheck || found.isDryRun
  const slow = showSlowSteps(output, input)
  const steps = { onStep: slow.step, onFile }
  const { report, written, warnings } = await generateInto(resolve(out), input, options, isDry, steps).finally(slow.end)
  const shown = relative(process.cwd(), resolve(out)) || '.'
  const { text, isStale } = summaryOf({ report, written, warnings, out: shown, isDry, isCheck: found.isCheck })
  output.say(text)
  const isBlocked = written.inTheWay.length > 0
  for (const name of written.inTheWay)
    output.warn(`${join(shown, name)} was made by hand and is in the way: move it, or name another folder with --out`)
  return isBlocked || (found.isCheck && isStale) ? 1 : 0
}

/** Reads the document, and brings the folder up to date with it. */
async function generateInto(
  folder: string,
  input: string,
  config: GenerateConfig,
  isDry: boolean,
  steps: Pick<LoadOptions, 'onStep' | 'onFile'>,
): Promise<{ report: GenerateReport; written: WriteReport; warnings: string[] }> {
  // The reader of documents is by far the largest part, and not needed to say what an argument lacks.
  const { loadDocument } = await import('../document/load.ts')
  const { document, warnings } = await loadDocument(input, { allowRemote: config.allowRemote === true, ...steps })
  steps.onStep?.('writing')
  const { files, report } = generate(document, config)
  return { report, warnings, written: await writeFiles(folder, files, isDry) }
}

/** A path of the configuration starts from its folder; an address stays. */
function fromFolder(folder: string, path: string | undefined): string | undefined {
  if (path === undefined || isAbsolute(path) || isAddress(path)) return path
  return relative(process.cwd(), join(folder, path)) || '.'
}

const isAddress = (path: string): boolean => /^https?:/.test(path)

/** Says each step of a document that takes longer than a second. */
function showSlowSteps(output: Output, input: string): { step: (name: string) => void; end: () => void } {
  const start = performance.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  const isSlow = (): boolean => performance.now() - start > 1000
  const end = (): void => clearTimeout(timer)
  return {
    end,
    step(name) {
      end()
      if (isSlow()) output.warn(`${input}: ${name} …`)
      else timer = setTimeout(() => output.warn(`${input}: ${name} …`), 1000)
    },
  }
}
