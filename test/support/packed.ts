import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Packs `dist/` as it is, as npm would publish it; gives the tarball's path. */
export async function packPackage(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  await npm('.', 'pack', '--ignore-scripts', '--pack-destination', folder)
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'))
  if (!tarball) throw new Error(`npm pack left no tarball in ${folder}`)
  return join(folder, tarball)
}

/** Installs what a folder's `package.json` names, from npm's cache where it can; once more if the network fails. */
export async function install(folder: string, ...more: string[]): Promise<void> {
  const args = ['install', ...more, '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress']
  await npm(folder, ...args).catch(() => npm(folder, ...args))
}

/** Runs npm in a folder; rejects with what it wrote. */
async function npm(cwd: string, ...args: string[]): Promise<string> {
  return run(cwd, 'npm', ...args)
}

/** Runs a program in a folder, and gives what it wrote; rejects with the same where it fails. */
export async function run(cwd: string, program: string, ...args: string[]): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(program, args, {
      cwd,
      shell: process.platform === 'win32',
      maxBuffer: 64 * 1024 * 1024,
      // An app's own install and build must not see the settings of the npm that runs this script.
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|command)/.test(name))),
    })
    return stdout + stderr
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string }
    throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}` || message)
  }
}
