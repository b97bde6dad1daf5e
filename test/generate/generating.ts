import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { run } from 'lisa-query/generate'
import { onTestFinished } from 'vitest'

/** A folder of its own, below which packages are found as in an application. */
export function makeFolder(): string {
  mkdirSync('.cache', { recursive: true })
  return mkdtempSync(resolve('.cache/generate-'))
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** A folder that is removed after the test. */
export function scratchFolder(): string {
  const folder = makeFolder()
  onTestFinished(() => removeFolder(folder))
  return folder
}

export interface Outcome {
  code: number
  said: string
  warned: string
}

/** Runs the command, and gives what it said. */
export async function lisaQuery(...args: string[]): Promise<Outcome> {
  const { outcome, output } = listening()
  outcome.code = await run(args, output)
  return outcome
}

/** Keeps what the command says; not the steps that it names where a machine is slow. */
export function listening(): { outcome: Outcome; output: { say: (text: string) => void; warn: (text: string) => void } } {
  const outcome: Outcome = { code: 0, said: '', warned: '' }
  const output = {
    say: (text: string) => {
      outcome.said += text
    },
    warn: (text: string) => {
      if (!/: \w+ …$/.test(text)) outcome.warned += `${text}\n`
    },
  }
  return { outcome, output }
}

/** Writes files below a folder. */
export function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

const compilers = { '7': 'typescript/bin/tsc', '5.8': 'typescript-5.8/bin/tsc' } as const

export type Compiler = keyof typeof compilers

/** What a TypeScript compiler says of a folder, in the strictest settings or without `exactOptionalPropertyTypes`. */
export function typeErrors(folder: string, version: Compiler, exactOptionalPropertyTypes = true): string {
  const config = join(folder, `tsconfig.${version}.${exactOptionalPropertyTypes}.json`)
  const paths = {
    extends: resolve('tsconfig.json'),
    include: [folder, resolve('src/env.d.ts')],
    compilerOptions: { exactOptionalPropertyTypes },
  }
  writeFileSync(config, JSON.stringify(paths))
  try {
    execFileSync(process.execPath, [resolve('node_modules', compilers[version]), '-p', config], { encoding: 'utf8' })
    return ''
  } catch (error) {
    const lines = String((error as { stdout: string }).stdout).split('\n')
    // Without the strictest setting, the source of this package is not what is asked about.
    return lines.filter((line) => line.startsWith(relative('.', folder)) || line.startsWith(' ')).join('\n')
  }
}
