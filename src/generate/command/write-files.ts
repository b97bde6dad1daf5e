import { lstat, mkdir, readdir, readFile, realpath, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { mark } from '../print/file.ts'
import { GenerateProblem } from '../problem.ts'

/** What writing did to a folder, or would do; names are relative to it, with `/` between them. */
export interface WriteReport {
  written: string[]
  removed: string[]
  unchanged: string[]
  /** Files made by hand that stand where a generated one belongs. They are left as they are. */
  inTheWay: string[]
}

/**
 * Brings a folder up to date: writes what differs and removes generated files that are left over. A file without the
 * generator's mark was made by hand and stays. With `isDry` nothing is touched.
 */
export async function writeFiles(folder: string, files: ReadonlyMap<string, string>, isDry: boolean): Promise<WriteReport> {
  const report: WriteReport = { written: [], removed: [], unchanged: [], inTheWay: [] }
  await checkFolder(folder)
  for (const [name, text] of files) {
    const state = await stateOf(folder, name, text)
    report[state].push(name)
    if (state === 'written' && !isDry) await write(folder, name, text)
  }
  for (const name of await generatedFiles(folder)) {
    if (files.has(name)) continue
    report.removed.push(name)
    if (!isDry) await remove(folder, name)
  }
  return report
}

async function checkFolder(folder: string): Promise<void> {
  const found = await lstat(folder).catch(() => undefined)
  if (found && !found.isDirectory() && !found.isSymbolicLink()) {
    throw new GenerateProblem(`${folder} is a file: name a folder with --out`)
  }
}

async function stateOf(folder: string, name: string, text: string): Promise<'written' | 'unchanged' | 'inTheWay'> {
  const path = join(folder, name)
  const found = await lstat(path).catch(() => undefined)
  if (!found) return (await leadsOut(folder, dirname(path))) ? 'inTheWay' : 'written'
  if (!found.isFile() || (await leadsOut(folder, dirname(path)))) return 'inTheWay'
  const before = await readFile(path, 'utf8')
  if (!before.startsWith(mark)) return 'inTheWay'
  // A checkout on Windows may have given the file other line ends.
  return before.replace(/\r\n/g, '\n') === text ? 'unchanged' : 'written'
}

/** Whether a folder below is a link to somewhere else: nothing is written outside, ever. */
async function leadsOut(folder: string, below: string): Promise<boolean> {
  const [root, inner] = await Promise.all([folder, below].map((path) => realpath(path).catch(() => undefined)))
  if (root === undefined || inner === undefined) return await parentLeadsOut(folder, below)
  return inner !== root && !inner.startsWith(root + sep)
}

/** A folder that does not exist yet leads where the nearest one above it does. */
async function parentLeadsOut(folder: string, below: string): Promise<boolean> {
  return below === folder || !below.startsWith(folder) ? false : leadsOut(folder, dirname(below))
}

async function write(folder: string, name: string, text: string): Promise<void> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

/** All files below that have the generator's mark; links are not followed. */
async function generatedFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  const names = files.map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  const own = await Promise.all(names.map(async (name) => (await readFile(join(folder, name), 'utf8')).startsWith(mark)))
  return names
    .filter((_, index) => own[index])
    .map((name) => name.split(sep).join('/'))
    .sort()
}

/** Removes a file, and its folder where that is empty now. */
async function remove(folder: string, name: string): Promise<void> {
  const path = join(folder, name)
  await rm(path)
  if (dirname(path) !== folder) await rmdir(dirname(path)).catch(() => undefined)
}
