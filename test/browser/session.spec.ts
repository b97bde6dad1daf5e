import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { expect, type Frame, type Page, test } from '@playwright/test'
import type * as Core from 'lisa-query/core'
import { build, type Rolldown } from 'vite'

// Tabs, locks and frames as a real browser has them. The server knows which keys are good, and how often a tab has refreshed.

let core = ''
let server: Server
let url = ''
let refreshes = 0

test.beforeAll(async () => {
  core = await bundled()
  server = createServer(answer)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

test.afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test.beforeEach(() => {
  refreshes = 0
})

test('two tabs with headers of their own each refresh, and both are answered', async ({ page }) => {
  const other = await page.context().newPage()
  await Promise.all([page.goto(url), other.goto(url)])
  const ids = await Promise.all([page, other].map((tab) => inPage(tab, readWithOwnHeader)))
  expect(ids).toEqual(['42', '42'])
  expect(refreshes).toBe(2)
})

test('two tabs that share their header refresh once', async ({ page }) => {
  const other = await page.context().newPage()
  await Promise.all([page.goto(url), other.goto(url)])
  const ids = await Promise.all([page, other].map((tab) => inPage(tab, readWithSharedHeader)))
  expect(ids).toEqual(['42', '42'])
  expect(refreshes).toBe(1)
})

test('a tab that never lets go of the lock holds nobody up for longer than `timeout`', async ({ page }) => {
  const frozen = await page.context().newPage()
  await Promise.all([page.goto(url), frozen.goto(url)])
  await frozen.evaluate(
    () =>
      new Promise<void>((held) => {
        void navigator.locks.request(`lisa ${location.origin}/v2`, () => {
          held()
          return new Promise(() => undefined)
        })
      }),
  )
  expect(await inPage(page, readWithOwnHeader)).toBe('42')
  expect(refreshes).toBe(1)
})

test('a frame without an origin, where locks are refused, works alone', async ({ page }) => {
  await page.goto(url)
  await page.setContent(`<iframe sandbox="allow-scripts" src="${url}"></iframe>`)
  const frame = await page.waitForSelector('iframe').then((element) => element.contentFrame())
  expect(await inPage(frame as Frame, readWithOwnHeader)).toBe('42')
  expect(refreshes).toBe(1)
})

test('an end in one tab ends the session in the other', async ({ page }) => {
  const other = await page.context().newPage()
  await Promise.all([page.goto(url), other.goto(url)])
  await inPage(other, async ({ createLisaClient }) => {
    Object.assign(globalThis, { lisa: createLisaClient({ baseUrl: '/v2' }) })
  })
  await inPage(page, async ({ createLisaClient }) => createLisaClient({ baseUrl: '/v2' }).session.end())
  await expect.poll(() => other.evaluate(() => (globalThis as unknown as { lisa: Core.LisaClient }).lisa.session.ends)).toBe(1)
})

/** A read whose key has expired; a refresh brings another one, for this tab alone. */
async function readWithOwnHeader({ createLisaClient, getShow }: typeof Core): Promise<string> {
  const { origin } = new URL(document.baseURI)
  let key = 'expired-key'
  const client = createLisaClient({
    baseUrl: `${origin}/v2`,
    timeout: 2_000,
    authorization: () => `ApiKey ${key}`,
    refresh: async ({ signal }) => {
      key = await (await fetch(`${origin}/refresh`, { method: 'POST', signal })).text()
    },
  })
  return (await client.request(getShow, { id: '42' })).id
}

async function readWithSharedHeader({ createLisaClient, getShow }: typeof Core): Promise<string> {
  const client = createLisaClient({
    baseUrl: '/v2',
    authorization: () => `ApiKey ${localStorage.getItem('key') ?? 'expired-key'}`,
    refresh: async () => localStorage.setItem('key', await (await fetch('/refresh', { method: 'POST' })).text()),
  })
  return (await client.request(getShow, { id: '42' })).id
}

/** Runs the function in the page with `lisa-query/core`. */
function inPage<T>(page: Page | Frame, work: (core: typeof Core) => Promise<T>): Promise<T> {
  return page.evaluate(`import('${url}/core.js').then((core) => (${work})(core))`)
}

const anyOrigin = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' }

function answer({ url: path = '', method, headers }: IncomingMessage, response: ServerResponse): void {
  const send = (status: number, type: string, body: string): void => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...anyOrigin }).end(body)
  }
  if (path === '/') send(200, 'text/html', '<!doctype html><title>Shop</title>')
  else if (path === '/core.js') send(200, 'text/javascript', core)
  else if (method === 'OPTIONS') response.writeHead(204, anyOrigin).end()
  else if (path === '/refresh') {
    refreshes += 1
    // As long as a real one takes, so that the other tab is refused meanwhile.
    setTimeout(() => send(200, 'text/plain', `fresh-key-${refreshes}`), 300)
  } else if (headers.authorization?.startsWith('ApiKey fresh-key')) send(200, 'application/json', '{"id":"42"}')
  else send(401, 'application/json', '{}')
}

/** `lisa-query/core` as one file, as a bundler makes it from the built package. */
async function bundled(): Promise<string> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'error',
    plugins: [{ name: 'core', resolveId: (id) => (id === 'core' ? resolve('dist/core.js') : null) }],
    build: { write: false, rolldownOptions: { input: 'core', preserveEntrySignatures: 'strict' } },
  })) as Rolldown.RolldownOutput
  const [chunk] = output
  return chunk.code
}
