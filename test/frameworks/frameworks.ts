import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { provideChromium } from '../support/chromium.ts'
import { install, packPackage, run } from '../support/packed.ts'
import { apps, type FrameworkApp } from './apps.ts'
import type { Row } from './look.ts'
import { panelIn } from './panel.ts'
import { startApp } from './running-app.ts'
import { walk } from './walk.ts'

/**
 * Builds the applications of every framework around the packed package and walks them in a browser, each on a sandbox over HTTP,
 * two at a time. `-- express` runs one.
 */
const words = process.argv.slice(2).map((word) => word.toLowerCase())
const chosen = apps.filter(({ name, folder }) => words.every((word) => `${name} ${folder}`.toLowerCase().includes(word)))
const scratch = mkdtempSync(join(tmpdir(), 'lisa-frameworks-'))
const results = new Map<FrameworkApp, Row[]>()
process.env.NEXT_TELEMETRY_DISABLED = '1'
// Ends by `exit`, so that what was started ends with it: Playwright ends its browser there, and each server is killed.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))
const browser = await chromium.launch({
  executablePath: provideChromium(),
  chromiumSandbox: process.getuid?.() !== 0,
  handleSIGINT: false,
  handleSIGTERM: false,
})
try {
  const tarball = await packPackage(join(scratch, 'tarball'))
  const waiting = [...chosen]
  const lanes = Array.from({ length: Math.min(2, availableParallelism()) }, async () => {
    for (let app = waiting.shift(); app; app = waiting.shift()) results.set(app, await test(app, tarball, browser))
  })
  await Promise.all(lanes)
} finally {
  await browser.close()
}

const rows = chosen.flatMap((app) => results.get(app) ?? [])
console.log(
  '\n| kind | LiSA’s answer | framework | page | HTTP status | state in the HTML | requests from the browser | |\n|---|---|---|---|---|---|---|---|',
)
for (const { kind, cause = '–', framework, page, status, inHtml, requests, failure } of rows) {
  const result = failure ? `FAILED: ${failure.split('\n')[0]}` : ''
  console.log(`| ${kind} | ${cause} | ${framework} | ${page} | ${status} | ${inHtml} | ${requests} | ${result} |`)
}
const failed = rows.filter(({ failure }) => failure).length
for (const { failure } of rows) if (failure) console.log(`\n${failure}`)
console.log(`\n${rows.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 && rows.length > 0 ? 0 : 1

/** Installs and builds a copy of the application, and walks it. */
async function test(app: FrameworkApp, tarball: string, browser: Browser): Promise<Row[]> {
  const folder = join(scratch, app.folder)
  const nothing = { framework: app.name, page: '', status: 0, inHtml: 'no', requests: 0 } as const
  try {
    mkdirSync(folder)
    cpSync(join('example', app.folder), folder, {
      recursive: true,
      filter: (file) => !/[\\/](node_modules|build|dist|\.next|\.react-router)$/.test(file),
    })
    await install(folder, '--no-save', tarball)
    await run(folder, 'npm', 'run', 'build')
    console.log(`${app.name}: built`)
    const panel = app.browserCode && panelIn(join(folder, app.browserCode))
    if (panel) return [{ ...nothing, kind: 'no panel in the build', failure: panel }]
    return await walk(app, () => startApp(folder, app), browser)
  } catch (error) {
    return [{ ...nothing, kind: 'build', failure: error instanceof Error ? error.message : String(error) }]
  }
}
