import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '../support/free-port.ts'
import type { Served } from '../support/serve.ts'
import { complaintsOf, freshSandbox } from './page.ts'
import { test as base, expect } from './test.ts'
import { walks } from './walks.ts'

/** The pages of `npm start`: the dev server, the source, and the shop's server beside it. */
const test = base.extend<object, { server: Served }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads here which fixtures are needed
    async ({}, use) => {
      const server = await npmStart()
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
})

let complaints: string[] = []

test.beforeEach(async ({ page, request }) => {
  await freshSandbox(request)
  complaints = complaintsOf(page, { isOverHttp: true })
})

test.afterEach(() => expect(complaints).toEqual([]))

for (const name of [
  'a visitor whose visit has run out signs in again; the page stays as it was',
  'the team corrects a product that LiSA refuses',
] as const) {
  test(`npm start: ${name}`, ({ page }) => walks[name](page))
}

/** Runs it, and resolves once it has printed where. */
async function npmStart(): Promise<Served> {
  const url = `http://127.0.0.1:${await freePort()}`
  const isWindows = process.platform === 'win32'
  const { hostname, port } = new URL(url)
  const { FORCE_COLOR: _, ...env } = process.env
  const start = spawn('npm', ['start', '--', '--host', hostname, '--port', port, '--strictPort'], {
    env: { ...env, NO_COLOR: '1' },
    shell: isWindows,
    // npm starts a shell, which starts Vite: they end together, as a group.
    detached: !isWindows,
  })
  const end = (): void => {
    if (start.exitCode !== null || start.signalCode !== null || start.pid === undefined) return
    if (isWindows) start.kill()
    else process.kill(-start.pid)
  }
  process.once('exit', end)
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer): void => {
      said += text
      if (said.includes(url)) resolve()
    }
    start.stdout.on('data', hear)
    start.stderr.on('data', hear)
    start.once('exit', () => reject(new Error(`npm start has ended:\n${said}`)))
  })
  const close = async (): Promise<void> => {
    process.off('exit', end)
    const hasEnded = once(start, 'exit')
    end()
    await hasEnded
  }
  return { url, close }
}
