import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { install, packPackage, run } from '../support/packed.ts'
import { type Row, rows } from './rows.ts'

/**
 * Tests the packed package in every surrounding of `rows`, each in a project of its own. `-- jest` runs the rows whose names
 * hold that word; `--tarball=<file>` tests another package than the one in `dist/`.
 */
const args = process.argv.slice(2)
const given = args.find((arg) => arg.startsWith('--tarball='))?.slice('--tarball='.length)
const words = args.filter((arg) => !arg.startsWith('--'))
const chosen = rows.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word.toLowerCase())))

const scratch = mkdtempSync(join(tmpdir(), 'lisa-matrix-'))
const results = new Map<Row, { seconds: number; failure?: string }>()
try {
  const tarball = given ? resolve(given) : await packPackage(join(scratch, 'tarball'))
  const waiting = [...chosen]
  const lanes = Array.from({ length: Math.min(2, availableParallelism()) }, async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) results.set(row, await test(row, tarball))
  })
  await Promise.all(lanes)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

for (const { failure } of results.values()) if (failure) console.log(failure)
console.log('\n| surrounding | result | seconds |\n|---|---|---|')
for (const row of chosen) {
  const { failure, seconds = 0 } = results.get(row) ?? {}
  console.log(`| ${row.name} | ${failure ? 'failed' : 'passed'} | ${seconds} |`)
}
const failed = [...results.values()].filter(({ failure }) => failure).length
console.log(`\n${results.size - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 && results.size > 0 ? 0 : 1

/** Makes the row's project, installs it and runs its tests. */
async function test(row: Row, tarball: string): Promise<{ seconds: number; failure?: string }> {
  const folder = join(scratch, `row-${rows.indexOf(row)}`)
  const started = performance.now()
  const seconds = (): number => Math.round((performance.now() - started) / 1000)
  try {
    mkdirSync(folder)
    for (const files of row.files) cpSync(join('test/matrix', files), folder, { recursive: true })
    const dependencies = { 'lisa-query': `file:${tarball}`, ...row.packages }
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'row', private: true, type: 'module', dependencies }))
    await install(folder)
    for (const [program = '', ...rest] of row.commands) await run(folder, ...programOf(program), ...rest)
    return { seconds: seconds() }
  } catch (error) {
    return { seconds: seconds(), failure: `FAILED  ${row.name}\n${(error as Error).message}` }
  }
}

function programOf(name: string): [string, ...string[]] {
  return name === 'node' ? [process.execPath] : ['npx', '--no-install', name]
}
