import { expect, type Page, test } from '@playwright/test'
import type * as Core from 'lisa-query/core'
import { type CoreServer, inPage, serveCore } from './core-server.ts'

// A page that the back button brings back as it was left. Playwright switches that off unless it is told not to.
test.use({
  reuseContext: false,
  launchOptions: ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
})

let server: CoreServer

test.beforeAll(async () => {
  server = await serveCore()
})

test.afterAll(() => server.close())

interface Left {
  lisa: Core.LisaClient
  isRestored: boolean
  news: unknown[]
  readAgain: () => Promise<string>
}

/** Somebody reads a show, and follows a link to another page of the shop. */
async function readAndGoOn(page: Page): Promise<void> {
  await page.goto(server.url)
  await page.evaluate(() => localStorage.setItem('key', 'fresh-key-of-mia'))
  await inPage(page, async ({ createLisaClient, getShow }) => {
    const key = (): string | null => localStorage.getItem('key')
    const lisa = createLisaClient({ baseUrl: '/v2', authorization: () => (key() === null ? undefined : `ApiKey ${key()}`) })
    const read = async (): Promise<string> => (await lisa.request(getShow, { id: '42' })).id
    const left: Left = { lisa, isRestored: false, news: [], readAgain: read }
    lisa.session.subscribe((news) => left.news.push(news))
    Object.assign(globalThis, { left })
    addEventListener('pageshow', ({ persisted }) => Object.assign(left, { isRestored: persisted }))
    await read()
  })
  await page.goto(`${server.url}/other`)
}

const seen = (page: Page): Promise<object> =>
  page.evaluate(() => {
    const { lisa, isRestored, news } = (globalThis as unknown as { left: Left }).left
    return { isRestored, ends: lisa.session.ends, news }
  })

test('a page that comes back after its person has left on another one ends its session', async ({ page }) => {
  await readAndGoOn(page)
  await page.evaluate(() => localStorage.removeItem('key'))
  await goBack(page)
  await expect.poll(() => seen(page)).toEqual({ isRestored: true, ends: 1, news: ['end'] })
})

test('a page that comes back after another person has signed in does not show the last one’s answers', async ({ page }) => {
  await readAndGoOn(page)
  await page.evaluate(() => localStorage.setItem('key', 'fresh-key-of-jon'))
  await goBack(page)
  await expect.poll(() => seen(page)).toEqual({ isRestored: true, ends: 0, news: ['switch'] })
})

test('a page that comes back to the same person goes on', async ({ page }) => {
  await readAndGoOn(page)
  await goBack(page)
  await expect.poll(() => seen(page)).toEqual({ isRestored: true, ends: 0, news: [] })
  expect(await page.evaluate(async () => (globalThis as unknown as { left: Left }).left.readAgain())).toBe('42')
})

/** A page that is restored loads nothing, so it has no `load` to wait for. */
const goBack = (page: Page): Promise<unknown> => page.goBack({ waitUntil: 'commit' })
