import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { LoggedRequest } from 'lisa-query/sandbox'
import { freePort } from '../../support/free-port.ts'
import type { Served } from '../../support/serve.ts'
import { freshSandbox, seenByTheServer } from '../page.ts'
import { test as base, expect } from '../test.ts'
import { walks } from '../walks.ts'

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

test.use({ mayComplainOf: 'refused requests' })
test.beforeEach(({ request }) => freshSandbox(request))

for (const name of [
  'a visitor whose visit has run out signs in again; the page stays as it was',
  'the team corrects a product that LiSA refuses',
] as const) {
  test(`npm start: ${name}`, ({ page }) => walks[name](page))
}

test('npm start: a show that starts is on in two windows at once, with one request to LiSA for each read', async ({
  page,
  browser,
  baseURL,
}) => {
  const another = await browser.newContext({ reducedMotion: 'reduce', ...(baseURL && { baseURL }) })
  const windows = [page, await another.newPage()]
  for (const one of windows) {
    await one.goto('/')
    await expect(one.getByRole('heading', { level: 1 })).toHaveText('Slow fire: one pot, four hours')
    await expect(one.getByRole('button', { name: 'Start the next show' })).toBeVisible()
  }
  const seen = async (): Promise<LoggedRequest[]> =>
    (await seenByTheServer(page.request)).filter(({ method, path }) => method === 'GET' && path === '/shows/current')
  const before = (await seen()).length
  await page.getByRole('button', { name: 'Start the next show' }).click()
  for (const one of windows) {
    await expect(one.getByRole('heading', { level: 1 })).not.toHaveText('Slow fire: one pot, four hours')
    await expect(one.getByText('Live now')).toBeVisible()
  }
  // The team has moved the show, and it has started: two changes, however many windows.
  expect((await seen()).length - before).toBeLessThanOrEqual(2)
  await another.close()
})

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
