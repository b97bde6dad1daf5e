import type { Locator, Page } from '@playwright/test'
import { filledWidgets, freshSandbox, next, once, seenByTheServer, showsOf, signIn, soon, stopTime } from './page.ts'
import { expect, test } from './test.ts'

// The tabs of a browser share what this is about.
test.use({ reuseContext: false })

test.beforeEach(({ request }) => freshSandbox(request))

test('a 429 in one tab holds the other, as long as LiSA named', async ({ page, request }) => {
  await page.clock.install()
  const other = await secondTab(page)
  await stopTime(page)
  await next(page, { status: 429, retryAfter: '10', method: 'GET', path: '/shows/*' })
  await page.getByRole('button', { name: '20 widgets at once' }).click()
  await soon(page, () => expect(filledWidgets(page)).toHaveCount(19, once))
  await soon(page, () => expect(waiting(page)).toHaveCount(1, once))
  const before = await seenByTheServer(request, page)
  expect(before.filter(({ status }) => status === 429)).toHaveLength(1)

  await soon(page, () => expect(other.getByText('Closed', { exact: true })).toBeVisible(once))
  await other.getByRole('button', { name: '20 widgets at once' }).click()
  await soon(page, () => expect(waiting(other)).toHaveCount(20, once))
  await page.clock.runFor(8_000)
  expect(await seenByTheServer(request, page)).toHaveLength(before.length)
  await page.clock.runFor(2_700)
  for (const tab of [page, other]) await soon(page, () => expect(filledWidgets(tab)).toHaveCount(20, once))
  expect((await seenByTheServer(request, page)).slice(before.length)).toHaveLength(21)
})

test('an expired key costs both tabs together one refresh, and both show their data', async ({ page, request }) => {
  const other = await secondTab(page)
  await page.getByRole('button', { name: 'Expire the key' }).click()
  await Promise.all([page, other].map((tab) => tab.getByRole('button', { name: '20 widgets at once' }).click()))
  for (const tab of [page, other]) await expect(filledWidgets(tab)).toHaveCount(20)
  expect(await (await request.get('/api/session/refreshes')).json()).toEqual({ refreshes: 1 })

  const reads = (await seenByTheServer(request, page)).filter(({ path }) => /^\/shows\/./.test(path))
  const refused = reads.filter(({ status }) => status === 401)
  test.info().annotations.push({ type: 'figures', description: `${refused.length} × 401, ${reads.length} requests` })
  expect(refused.length).toBeGreaterThan(0)
  for (const tab of [page, other]) await expect(tab.getByRole('region', { name: 'Sign-in' })).toHaveCount(0)
})

const waiting = (page: Page): Locator => page.locator('[data-part="widget"]').getByText(/Trying again in \d+ seconds?\.$/)

/** Two tabs of one browser, Mia signed in in the first and seen in both. */
async function secondTab(page: Page): Promise<Page> {
  await page.goto('/#/lab/limits')
  await signIn(page, 'Mia')
  const opened = page.context().waitForEvent('page')
  await page.getByRole('link', { name: 'Second tab' }).click()
  const other = await opened
  await expect(showsOf(other, 'Mia')).toHaveCount(6)
  return other
}
