import type { Page, Request } from '@playwright/test'
import { credentialOf, freshSandbox, next, showsOf, signIn } from './page.ts'
import { expect, test } from './test.ts'

// What one person leaves behind in a browser is what this is about.
test.use({ reuseContext: false })

test.beforeEach(({ request }) => freshSandbox(request))

const planned = 'Rhubarb for forty'
const draft = 'A secret menu'

test('when Mia leaves, nothing of hers is left for Jon: on screen, in the cache, on the network', async ({ page }) => {
  await page.goto('/#/lab/limits?debug')
  await signIn(page, 'Mia')
  const other = await page.context().newPage()
  await other.goto('/#/lab/limits?debug')
  await expect(showsOf(other, 'Mia')).toHaveCount(6)

  const title = page.getByRole('textbox', { name: 'Another evening' })
  await title.fill(planned)
  await page.getByRole('button', { name: 'Plan it' }).click()
  await expect(page.locator('[data-part="my-shows"]').getByText(planned)).toBeVisible()
  await next(page, { status: 500, method: 'POST', path: '/shows' })
  await title.fill(draft)
  await page.getByRole('button', { name: 'Plan it' }).click()
  await expect(page.getByText('There is a problem with this service', { exact: true })).toBeVisible()
  await expect(title).toHaveValue(draft)

  const { authorization } = await credentialOf(page)
  const ids = (await idsIn(page)).filter((id) => id !== '42')
  expect(ids.length).toBeGreaterThan(19)
  const hers = ['Mia cooks', 'Good evening, Mia', planned, draft, authorization.replace('ApiKey ', ''), ...ids]
  expect(found(await everythingIn(page), hers)).not.toEqual([])

  // She leaves while twenty answers are still on their way.
  await next(page, { hang: true, method: 'GET', path: '/shows/*', times: 20 })
  const aborted: string[] = []
  page.on('requestfailed', (request) => aborted.push(request.url()))
  await page.getByRole('button', { name: '20 widgets at once' }).click()
  await expect(page.locator('[data-part="widget"]').getByText('Reading…')).toHaveCount(20)
  const traffic = [record(page), record(other)]
  await page.getByRole('button', { name: 'Sign out' }).click()
  for (const tab of [page, other]) {
    await expect(tab.getByText('Nobody is signed in')).toBeVisible()
    await expect(tab.getByText('They come once you are signed in.')).toBeVisible()
    expect(found(await everythingIn(tab), hers)).toEqual([])
  }
  await expect.poll(() => aborted.filter((url) => /\/shows\/./.test(url)).length).toBe(20)

  await signIn(page, 'Jon')
  await expect(showsOf(other, 'Jon')).toHaveCount(6)
  await page.getByRole('button', { name: '20 widgets at once' }).click()
  await expect(page.locator('[data-part="widget"][data-state="ok"]')).toHaveCount(20)
  for (const tab of [page, other]) expect(found(await everythingIn(tab), hers)).toEqual([])
  const sent = (await Promise.all(traffic.map((texts) => texts()))).flat()
  test
    .info()
    .annotations.push({ type: 'figures', description: `${hers.length} markers in ${sent.length} requests and answers: none` })
  expect(sent.length).toBeGreaterThan(40)
  expect(sent.filter((text) => found(text, hers).length > 0)).toEqual([])
})

const found = (text: string, markers: readonly string[]): string[] => markers.filter((marker) => text.includes(marker))

/** The document with what is typed into it, the caches, and the storage. */
const everythingIn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { lisaQueryClient: client } = globalThis as unknown as {
      lisaQueryClient: import('@tanstack/react-query').QueryClient
    }
    const queries = client.getQueryCache().getAll()
    const mutations = client.getMutationCache().getAll()
    return JSON.stringify([
      document.documentElement.outerHTML,
      document.title,
      [...document.querySelectorAll('input')].map(({ value }) => value),
      queries.map(({ queryKey, state }) => [queryKey, state]),
      mutations.map(({ state }) => state),
      { ...localStorage, ...sessionStorage },
    ])
  })

/** The ids of the shows in the cache. */
const idsIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { lisaQueryClient: client } = globalThis as unknown as {
      lisaQueryClient: import('@tanstack/react-query').QueryClient
    }
    const text = JSON.stringify(
      client
        .getQueryCache()
        .getAll()
        .map(({ state }) => state.data),
    )
    return [...new Set([...text.matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id))]
  })

/** Writes down what a page sends and gets from now on: addresses, headers and bodies. */
function record(page: Page): () => Promise<string[]> {
  const requests: Request[] = []
  // To end a key at the shop's server, it has to be named once more.
  page.on('request', (request) => !request.url().endsWith('/api/session/revoke') && requests.push(request))
  const textOf = async (request: Request): Promise<string[]> => {
    const sent = [request.url(), JSON.stringify(await request.allHeaders()), request.postData() ?? '']
    const response = await request.response()
    const body = (await response?.body().catch(() => undefined))?.toString() ?? ''
    return [sent.join('\n'), JSON.stringify(await response?.allHeaders()) + body]
  }
  return async () => (await Promise.all(requests.map(textOf))).flat()
}
