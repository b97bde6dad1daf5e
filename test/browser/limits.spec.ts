import type { Page } from '@playwright/test'
import { credentialOf, filledWidgets, freshSandbox, next, seenByTheServer, signIn } from './page.ts'
import { expect, test } from './test.ts'

const aFew = { limit: 10, window: 2_000 }

test('twenty widgets without any quota left: all come, and LiSA says no a few times at most', async ({ page, request }) => {
  await freshSandbox(request, aFew)
  await page.goto('/#/lab/limits')
  await signIn(page, 'Mia')
  const before = (await seenByTheServer(request, page)).length
  const statuses = async (): Promise<number[]> => (await seenByTheServer(request, page)).slice(before).map(({ status }) => status)
  await page.getByRole('button', { name: 'Use up the quota' }).click()
  await expect.poll(statuses).toContain(429)
  await page.getByRole('button', { name: '20 widgets at once' }).click()
  await expect(filledWidgets(page)).toHaveCount(20)
  const lanes = page.locator('[data-part="chart"] [data-part="lane"]')
  await expect(lanes.filter({ hasNot: page.locator('[data-part="mark"][data-of="200"]') })).toHaveCount(0)
  // Where the list found out only now, it has a lane, too.
  expect(await lanes.count()).toBeGreaterThanOrEqual(20)
  expect((await statuses()).filter((status) => status === 200).length).toBeGreaterThanOrEqual(20)
  const refused = (await statuses()).filter((status) => status === 429).length
  test.info().annotations.push({ type: 'figures', description: `${(await statuses()).length} requests, ${refused} × 429` })
  expect(refused).toBeLessThanOrEqual(3)
})

test('while LiSA holds the key, each widget says when it goes on, and no request leaves the page', async ({ page, request }) => {
  await page.clock.install()
  await freshSandbox(request)
  await page.goto('/#/lab/limits')
  await signIn(page, 'Mia')
  await next(page, { status: 429, retryAfter: '50', method: 'GET', path: '/shows/*' })
  const widgets = page.getByRole('button', { name: '20 widgets at once' })
  await widgets.click()
  await expect(page.getByText('Closed', { exact: true })).toBeVisible()
  await expect(filledWidgets(page)).toHaveCount(19)
  const before = (await seenByTheServer(request, page)).length
  await widgets.click()
  await expect(page.locator('[data-part="widget"]').getByText(/Trying again in \d+ seconds\.$/)).toHaveCount(20)
  await expect(page.getByText(/^, opens in \d+ s$/)).toBeVisible()
  expect(await seenByTheServer(request, page)).toHaveLength(before)
  await page.clock.fastForward(55_000)
  await expect(filledWidgets(page)).toHaveCount(20)
})

test('somebody else uses up what LiSA had just said was left: no more than that is refused, and all come', async ({
  page,
  request,
}) => {
  await freshSandbox(request, aFew)
  await page.goto('/#/lab/limits')
  await signIn(page, 'Mia')
  const before = (await seenByTheServer(request, page)).length
  const headers = await credentialOf(page)
  await request.post('/api/lisa/__sandbox/exhaust', { headers })
  await page.getByRole('button', { name: '20 widgets at once' }).click()
  await expect(filledWidgets(page)).toHaveCount(20)

  const statuses = (await seenByTheServer(request, page)).slice(before).map(({ status }) => status)
  const refused = statuses.filter((status) => status === 429).length
  test.info().annotations.push({ type: 'figures', description: `${statuses.length} requests, ${refused} × 429` })
  expect(refused).toBeLessThanOrEqual(aFew.limit + 1)
  await expect(page.locator('[data-part="chart"] [data-part="lane"]')).toHaveCount(20)
  await expect(page.locator('[data-part="chart"] [data-part="mark"][data-of="429"]')).toHaveCount(refused)
})

test('one prompt for twenty widgets, and each of them comes after one sign-in', async ({ page, request }) => {
  await freshSandbox(request)
  await page.goto('/#/lab/limits')
  await signIn(page, 'Jon')
  await page.getByRole('button', { name: 'Revoke the sign-in' }).click()
  await page.getByRole('button', { name: '20 widgets at once' }).click()
  await expect(page.getByText('20 requests wait for it.')).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toHaveCount(1)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Jon' }).click()
  await expect(filledWidgets(page)).toHaveCount(20)
  await expect(page.getByRole('region', { name: 'Sign-in' })).toHaveCount(0)
})

test('the sign-in works with the keyboard alone, and Escape goes back to where one was', async ({ page, request }) => {
  await freshSandbox(request)
  await page.goto('/#/lab/limits')
  const signInButton = page.getByRole('region', { name: 'Sign-in' }).getByRole('button', { name: 'Sign in' })
  const dialog = page.getByRole('dialog', { name: 'Who are you?' })
  await expect(signInButton).toBeVisible()
  await expect(dialog).toBeHidden()
  await tabTo(page, 'Sign in')
  await expect(signInButton).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Mia' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(signInButton).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Mia' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('button', { name: 'Jon' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Good evening, Jon')).toBeFocused()
  await tabTo(page, '20 widgets at once')
  await page.keyboard.press('Enter')
  await expect(filledWidgets(page)).toHaveCount(20)
})

/** Goes on with Tab until the button with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true })
  for (let presses = 0; presses < 60; presses += 1) {
    if (await button.evaluateAll((all) => all.includes(document.activeElement as never))) return
    await page.keyboard.press('Tab')
  }
}
