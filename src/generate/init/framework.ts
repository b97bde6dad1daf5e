import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isNode, type Node, nodeOf } from '../document/node.ts'
import { GenerateProblem } from '../problem.ts'

export const frameworks = ['vite', 'next', 'react-router'] as const

export type Framework = (typeof frameworks)[number]

/** A project as its `package.json` describes it. */
export interface Project {
  folder: string
  framework: Framework | undefined
  /** What it depends on. */
  has(name: string): boolean
  /** `npm install`, `pnpm add` and so on. */
  install: string
  /** How its development server is started. */
  start: string
}

/** Reads the project in a folder; throws a `GenerateProblem` where there is none. */
export async function readProject(folder: string): Promise<Project> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined)
  if (text === undefined) {
    throw new GenerateProblem(
      'there is no package.json here: make a project first, such as npm create vite@latest . -- --template react-ts, and run this again in it',
    )
  }
  const { dependencies, devDependencies, scripts } = parsed(text)
  const names = new Set([...Object.keys(nodeOf(dependencies)), ...Object.keys(nodeOf(devDependencies))])
  const manager = managers.find(({ lockFile }) => existsSync(join(folder, lockFile))) ?? npm
  const script = 'dev' in nodeOf(scripts) ? 'dev' : 'start'
  return {
    folder,
    framework: names.has('next')
      ? 'next'
      : names.has('@react-router/dev')
        ? 'react-router'
        : names.has('vite')
          ? 'vite'
          : undefined,
    has: (name) => names.has(name),
    install: manager.install,
    start: `${manager.run} ${script}`,
  }
}

const npm = { lockFile: 'package-lock.json', install: 'npm install', run: 'npm run' }
const managers = [
  npm,
  { lockFile: 'pnpm-lock.yaml', install: 'pnpm add', run: 'pnpm' },
  { lockFile: 'yarn.lock', install: 'yarn add', run: 'yarn' },
  { lockFile: 'bun.lock', install: 'bun add', run: 'bun run' },
]

function parsed(text: string): Node {
  try {
    const value: unknown = JSON.parse(text)
    return isNode(value) ? value : {}
  } catch {
    throw new GenerateProblem('package.json is no JSON: correct it first')
  }
}
