import { spawn } from 'node:child_process'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { run } from 'lisa-query/generate'
import { expect, it, onTestFinished, vi } from 'vitest'
import { lisaQuery, put, scratchFolder } from './generating.ts'

/** States are waited for; the limit only ends what hangs. */
const soon = { timeout: 60_000, interval: 20 }

const documentOf = (name: string): string =>
  `openapi: 3.1.0
info: { title: Watched, version: '1' }
paths:
  /shows: { $ref: './paths/shows.yaml' }
  /${name}: { get: { operationId: ${name}, responses: { '200': { description: ok } } } }
`
const pathOf = (id: string): string => `get: { operationId: ${id}, responses: { '200': { description: ok } } }\n`

interface Watching {
  folder: string
  said: () => string
  warned: () => string
  /** What stands in the generated `core.ts` and the endpoints. */
  written: () => string
  /** Waits until the command has nothing to do for the `count`th time. */
  settled: (count: number) => Promise<void>
  stop: () => Promise<0 | 1>
}

function watching(files: Readonly<Record<string, string>>): Watching {
  const folder = scratchFolder()
  put(folder, files)
  let [said, warned] = ['', '']
  const stop = new AbortController()
  const output = {
    say: (text: string) => {
      said += text
    },
    warn: (text: string) => {
      warned += text
    },
  }
  const config = existsSync(join(folder, 'my.config.ts')) ? ['--config', join(folder, 'my.config.ts')] : []
  const args = ['generate', join(folder, 'api.yaml'), '--out', join(folder, 'out'), '--watch', ...config]
  const ended = run(args, output, { untilStopped: () => stop.signal })
  const end = (): Promise<0 | 1> => {
    stop.abort()
    return ended
  }
  onTestFinished(async () => void (await end()))
  const read = (name: string): string => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '')
  return {
    folder,
    said: () => said,
    warned: () => warned,
    written: () => ['out/endpoints/shows.ts', 'out/endpoints/first.ts', 'out/endpoints/second.ts'].map(read).join(''),
    settled: (count) => vi.waitFor(() => expect(said.split('Ctrl+C ends it.')).toHaveLength(count + 1), soon),
    stop: end,
  }
}

const files = { 'api.yaml': documentOf('first'), 'paths/shows.yaml': pathOf('listShows') }

it('writes again when the document or a file that it refers to has changed, also where an editor replaces it', async () => {
  const { folder, settled, said, written, stop } = watching(files)
  await settled(1)
  expect(written()).toMatch(/const listShows =[\s\S]*const first =/)
  expect(said()).toMatch(/Watching .*api\.yaml, .*paths\/shows\.yaml\. Ctrl\+C ends it\./)
  put(folder, { 'paths/shows.yaml': pathOf('allTheShows') })
  await settled(2)
  expect(written()).toMatch(/const allTheShows =[\s\S]*const first =/)
  put(folder, { 'new.yaml': documentOf('second') })
  renameSync(join(folder, 'new.yaml'), join(folder, 'api.yaml'))
  await settled(3)
  expect(said()).toMatch(/paths\/shows\.yaml has changed[\s\S]*api\.yaml has changed/)
  expect(written()).toMatch(/const allTheShows =[\s\S]*const second =/)
  expect(written()).not.toContain('const first =')
  expect(await stop()).toBe(0)
})

it('says what is wrong with a change, keeps what is written, and goes on', async () => {
  const { folder, settled, warned, written } = watching(files)
  await settled(1)
  put(folder, { 'api.yaml': 'openapi: [' })
  await settled(2)
  expect(warned()).toMatch(/api\.yaml:1 is neither YAML nor JSON/)
  expect(written()).toContain('const first =')
  // Read by the last good run, and not by the one that failed.
  put(folder, { 'paths/shows.yaml': pathOf('allTheShows') })
  await settled(3)
  rmSync(join(folder, 'paths/shows.yaml'))
  put(folder, { 'api.yaml': documentOf('second') })
  await vi.waitFor(() => expect(warned()).toMatch(/api\.yaml:4 \.\/paths\/shows\.yaml leads nowhere/), soon)
  put(folder, { 'paths/shows.yaml': pathOf('backAgain') })
  await vi.waitFor(() => expect(written()).toMatch(/const backAgain =[\s\S]*const second =/), soon)
})

it('reads a changed configuration again', async () => {
  const config = (name: string): string => `export default { operations: { first: { name: '${name}' } } }`
  const { folder, settled, warned, written } = watching({ ...files, 'my.config.ts': config('one') })
  await settled(1)
  expect(written()).toContain('const one =')
  put(folder, { 'my.config.ts': 'export default {' })
  await settled(2)
  expect(warned()).toMatch(/my\.config\.ts cannot be loaded/)
  put(folder, { 'my.config.ts': config('another') })
  await settled(3)
  expect(written()).toContain('const another =')
})

it.each([
  [['api.yaml', '--check'], /--watch writes and --check does not/],
  [['api.yaml', '--dry-run'], /--watch writes and --dry-run does not/],
  [['https://api.test/openapi.yaml'], /cannot be watched: save it as a file/],
  [['nope.yaml'], /nope\.yaml cannot be read/],
])('ends at once where there is nothing to watch: %j', async (args, words) => {
  expect(await lisaQuery('generate', ...args, '--out', join(scratchFolder(), 'out'), '--watch')).toMatchObject({
    code: 1,
    warned: expect.stringMatching(words),
  })
})

it.each(['SIGINT', 'SIGTERM'] as const)('ends by %s with exit code 0 and leaves nothing behind', async (signal) => {
  const folder = scratchFolder()
  put(folder, { ...files, 'lisa-query.config.ts': "export default { input: 'api.yaml', out: 'out' }" })
  const command = ['--import', 'tsx', resolve('src/command.ts'), 'generate', '--watch']
  const child = spawn(process.execPath, command, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = new Promise((end) => child.once('exit', (code, by) => end({ code, by })))
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  await vi.waitFor(() => expect(said).toContain('Ctrl+C ends it.'), soon)
  expect(said).toMatch(/Watching lisa-query\.config\.ts, api\.yaml, paths\/shows\.yaml\./)
  child.kill(signal)
  expect(await ended).toEqual({ code: 0, by: null })
})
