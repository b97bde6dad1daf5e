import { expect, test } from '@playwright/test'
import type * as Core from 'lisa-query/core'
import { type CoreServer, inPage, serveCore } from './core-server.ts'

// A widget in a frame of another site, in a browser that blocks third-party cookies and keeps each site's storage apart.
test.use({
  reuseContext: false,
  // Playwright's own list of features to switch off has the partitions of storage in it; of two lists the last one counts.
  launchOptions: ({ launchOptions: { args = [], ...rest } }, use) =>
    use({ ...rest, args: [...args, '--test-third-party-cookie-phaseout', '--disable-features=HttpsUpgrades'] }),
})

let server: CoreServer

test.beforeAll(async () => {
  server = await serveCore()
})

test.afterAll(() => server.close())

test('a frame of another site, whose cookies, locks and channel are its own, is held up by no tab of its site', async ({
  page,
}) => {
  const site = server.url.replace('127.0.0.1', 'localhost')
  const tab = await page.context().newPage()
  await tab.goto(site)
  // The tab has a cookie, and the lock of this very client for ever.
  await tab.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: as old as it is, it is what the test is about
    document.cookie = 'visitor=mia; SameSite=None; Secure; Path=/'
    return new Promise<void>((held) => {
      void navigator.locks.request(`lisa ${location.origin}/v2`, () => {
        held()
        return new Promise(() => undefined)
      })
    })
  })
  await inPage(tab, async ({ createLisaClient }) => {
    Object.assign(globalThis, { lisa: createLisaClient({ baseUrl: `${location.origin}/v2` }) })
  })
  expect(await tab.evaluate(() => document.cookie)).toBe('visitor=mia')

  await page.goto(server.url)
  await page.setContent(`<iframe src="${site}"></iframe>`)
  const frame = await page.waitForSelector('iframe').then((element) => element.contentFrame())
  if (!frame) throw new Error('an iframe has a frame')
  await frame.waitForLoadState()
  expect(await frame.evaluate(() => document.cookie)).toBe('')

  expect(await inPage(frame, readAndLeave)).toEqual({ id: '42', ends: 1 })
  expect(server.refreshes).toBe(1)
  // News of a frame stay among frames of its kind.
  expect(await tab.evaluate(() => (globalThis as unknown as { lisa: Core.LisaClient }).lisa.session.ends)).toBe(0)
})

/** A read whose key has expired, its one refresh, and the end of the session. */
async function readAndLeave({ createLisaClient, getShow }: typeof Core): Promise<{ id: string; ends: number }> {
  let key = 'expired-key'
  const client = createLisaClient({
    baseUrl: `${location.origin}/v2`,
    // Far more than it takes: whoever waited for the tab's lock would end only after it.
    timeout: 600_000,
    authorization: () => `ApiKey ${key}`,
    refresh: async ({ signal }) => {
      key = await (await fetch('/refresh', { method: 'POST', signal })).text()
    },
  })
  const { id } = await client.request(getShow, { id: '42' })
  client.session.end()
  return { id, ends: client.session.ends }
}
