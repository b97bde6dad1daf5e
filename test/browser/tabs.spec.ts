import { expect, type Page, test } from '@playwright/test'
import { filledWidgets, freshSandbox, next, seenByTheServer, showsOf, signIn } from './page.ts'

test.beforeEach(({ request }) => freshSandbox(request))

test('a 429 in one tab holds the other', async ({ page, request }) => {
  const other = await secondTab(page)
  await next(page, { status: 429, retryAfter: '5', method: 'GET', path: '/shows/*' })
  await page.getByRole('button', { name: '20 widgets at once' }).click()
  await expect(page.getByText('Closed', { exact: true })).toBeVisible()
  await expect(filledWidgets(page)).toHaveCount(19)
  await expect(page.locator('[data-part="widget"]').getByText(/Trying again in \d seconds?\.$/)).toHaveCount(1)
  const before = await seenByTheServer(request, page)
  const refused = before.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(1)

  await expect(other.getByText('Closed', { exact: true })).toBeVisible()
  await other.getByRole('button', { name: '20 widgets at once' }).click()
  await expect(other.locator('[data-part="widget"]').getByText(/Trying again in \d seconds?\.$/)).toHaveCount(20)
  await expect(filledWidgets(other)).toHaveCount(20, { timeout: 10_000 })
  await expect(filledWidgets(page)).toHaveCount(20)

  const later = (await seenByTheServer(request, page)).slice(before.length)
  const waits = later.map(({ at }) => at - Number(refused[0]?.at))
  test
    .info()
    .annotations.push({ type: 'figures', description: `${later.length} requests, the first ${Math.min(...waits)} ms later` })
  expect(later).toHaveLength(21)
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(5_000)
})

test('an expired key costs both tabs together one refresh, and both show their data', async ({ page, request }) => {
  const other = await secondTab(page)
  await page.getByRole('button', { name: 'Expire the key' }).click()
  await Promise.all([page, other].map((tab) => tab.getByRole('button', { name: '20 widgets at once' }).click()))
  for (const tab of [page, other]) await expect(filledWidgets(tab)).toHaveCount(20, { timeout: 20_000 })
  expect(await (await request.get('/api/session/refreshes')).json()).toEqual({ refreshes: 1 })

  const reads = (await seenByTheServer(request, page)).filter(({ path }) => /^\/shows\/./.test(path))
  const refused = reads.filter(({ status }) => status === 401)
  test.info().annotations.push({ type: 'figures', description: `${refused.length} × 401, ${reads.length} requests` })
  expect(refused.length).toBeGreaterThan(0)
  for (const tab of [page, other]) await expect(tab.getByRole('region', { name: 'Sign-in' })).toHaveCount(0)
})

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
