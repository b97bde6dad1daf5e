import { expect, type Frame, test } from '@playwright/test'
import type * as Core from 'lisa-query/core'
import { type CoreServer, inPage, serveCore } from './core-server.ts'

// Tabs, locks and frames as a real browser has them. The server knows which keys are good, and how often a tab has refreshed.

let server: CoreServer

test.beforeAll(async () => {
  server = await serveCore()
})

test.afterAll(() => server.close())

test.beforeEach(() => {
  server.refreshes = 0
})

test('two tabs with headers of their own each refresh, and both are answered', async ({ page }) => {
  const other = await page.context().newPage()
  await Promise.all([page.goto(server.url), other.goto(server.url)])
  const ids = await Promise.all([page, other].map((tab) => inPage(tab, readWithOwnHeader)))
  expect(ids).toEqual(['42', '42'])
  expect(server.refreshes).toBe(2)
})

test('two tabs that share their header refresh once', async ({ page }) => {
  const other = await page.context().newPage()
  await Promise.all([page.goto(server.url), other.goto(server.url)])
  const ids = await Promise.all([page, other].map((tab) => inPage(tab, readWithSharedHeader)))
  expect(ids).toEqual(['42', '42'])
  expect(server.refreshes).toBe(1)
})

test('a tab that never lets go of the lock holds nobody up for longer than `timeout`', async ({ page }) => {
  const frozen = await page.context().newPage()
  await Promise.all([page.goto(server.url), frozen.goto(server.url)])
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
  expect(server.refreshes).toBe(1)
})

test('a frame without an origin, where locks are refused, works alone', async ({ page }) => {
  await page.goto(server.url)
  await page.setContent(`<iframe sandbox="allow-scripts" src="${server.url}"></iframe>`)
  const frame = await page.waitForSelector('iframe').then((element) => element.contentFrame())
  expect(await inPage(frame as Frame, readWithOwnHeader)).toBe('42')
  expect(server.refreshes).toBe(1)
})

test('an end in one tab ends the session in the other', async ({ page }) => {
  const other = await page.context().newPage()
  await Promise.all([page.goto(server.url), other.goto(server.url)])
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
