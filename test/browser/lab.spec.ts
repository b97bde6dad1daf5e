import { expect, type Page, test } from '@playwright/test'
import { freshSandbox, seenByTheServer, seesNoViolations } from './page.ts'

interface Expected {
  row: string
  kind: string
  title: string | RegExp
  description: string | RegExp
  /** The labels of the ways on, if there are any, and what comes of the first. */
  actions?: string[]
  after?: string | RegExp
}

const found = /^Here it is: \S/
const unread = {
  title: 'This answer could not be read',
  description: /^Try again in a moment\.$/,
}

const table: Expected[] = [
  { row: '200', kind: 'ok', title: found, description: /^Show \S+, live$/ },
  { row: '201', kind: 'ok', title: 'Created: An evening by the fire', description: /^Show \S+, upcoming$/ },
  {
    row: '202',
    kind: 'accepted',
    title: 'Accepted, not processed yet',
    description: /The change shows once LiSA is done with it/,
  },
  { row: '400', kind: 'bad-request', title: 'This request was not understood', description: /Reload the page/ },
  {
    row: '401',
    kind: 'auth-required',
    title: 'Sign in to go on',
    description: /not signed in/,
    actions: ['Sign in'],
    after: found,
  },
  { row: '403', kind: 'forbidden', title: 'Your access does not cover this', description: /add the scope shows:write\.$/ },
  {
    row: '404',
    kind: 'not-found',
    title: 'This is not here now',
    description: /may come back/,
    actions: ['Look again'],
    after: found,
  },
  {
    row: '409',
    kind: 'conflict',
    title: 'This may have changed meanwhile',
    description: /latest version/,
    actions: ['Load the latest version'],
    after: 'The latest version is here',
  },
  { row: '413', kind: 'too-large', title: 'This is too large to send', description: /to 192 kB at most/ },
  { row: 'too-large', kind: 'too-large', title: 'This is too large to send', description: /to 192 kB at most/ },
  { row: '422', kind: 'invalid', title: 'Some entries need a correction', description: /Correct them/ },
  {
    row: '500',
    kind: 'server-error',
    title: 'Something broke at LiSA',
    description: /Try again in a moment\.$/,
    actions: ['Try again'],
    after: found,
  },
  {
    row: '502',
    kind: 'unavailable',
    title: 'LiSA is not available',
    description: /may have been saved or not: check before/,
    actions: ['Check', 'Send again'],
  },
  {
    row: '503',
    kind: 'unavailable',
    title: 'LiSA is not available',
    description: /Try again in a moment\.$/,
    actions: ['Try again'],
    after: found,
  },
  {
    row: '504',
    kind: 'timeout',
    title: 'The answer took too long',
    description: /Try again in a moment\.$/,
    actions: ['Try again'],
    after: found,
  },
  {
    row: 'timeout',
    kind: 'timeout',
    title: 'The answer took too long',
    description: /Try again in a moment\.$/,
    actions: ['Try again'],
    after: found,
  },
  {
    row: 'cut',
    kind: 'unreachable',
    title: 'LiSA cannot be reached',
    description: /Check your connection/,
    actions: ['Try again'],
    after: found,
  },
  {
    row: 'cut-write',
    kind: 'unreachable',
    title: 'LiSA cannot be reached',
    description: /may have been saved or not: check before/,
    actions: ['Check', 'Send again'],
  },
  { row: 'truncated', kind: 'unexpected', ...unread, actions: ['Try again'], after: found },
  { row: 'html', kind: 'unexpected', ...unread, actions: ['Try again'], after: found },
  { row: 'shape', kind: 'unexpected', ...unread, actions: ['Try again'], after: found },
  { row: 'empty', kind: 'unexpected', ...unread, actions: ['Try again'], after: found },
]

test.beforeEach(({ request }) => freshSandbox(request))

for (const { row, kind, title, description, actions = [], after } of table) {
  test(`${row} becomes ${kind}`, async ({ page }) => {
    await press(page, row)
    const state = page.locator('.subject .notice')
    // Reads are tried three times before the state is final.
    await expect(state).toHaveAttribute('data-kind', kind, { timeout: 15_000 })
    await expect(state.getByRole('status')).toHaveText(title)
    await expect(state.locator('p').nth(1)).toHaveText(description, { timeout: 15_000 })
    await seesNoViolations(page)

    const buttons = state.getByRole('button')
    await expect(buttons).toHaveText(actions)
    if (actions.length === 0) return
    await buttons.first().press('Enter')
    if (after !== undefined) await expect(state.getByRole('status')).toHaveText(after)
  })
}

test('422 shows what LiSA says and at which field', async ({ page }) => {
  await press(page, '422')
  await expect(page.locator('.subject li')).toHaveText(["title: can't be blank"])
})

test('429 counts down, tries again at the time LiSA named and not before', async ({ page, request }) => {
  await press(page, '429')
  const state = page.locator('.subject .notice')
  await expect(state).toHaveAttribute('data-kind', 'rate-limited')
  await expect(state.getByRole('status')).toHaveText('Too many requests at once')
  await expect(state.locator('p').nth(1)).toHaveText(/^Trying again in [56] seconds\.$/)
  await expect(state.getByRole('button', { name: 'Try again' })).toBeDisabled()
  await seesNoViolations(page)
  await expect(state.locator('p').nth(1)).toHaveText(/^Trying again in [1-5] seconds?\.$/)
  await expect(state.getByRole('status')).toHaveText(found, { timeout: 10_000 })
  const [first, second] = await seenByTheServer(request)
  expect(Number(second?.at) - Number(first?.at)).toBeGreaterThanOrEqual(6_000)
})

test('a dead read costs exactly three requests, counted at the server', async ({ page, request }) => {
  await press(page, '500')
  await expect(page.getByRole('button', { name: 'Try again' })).toBeEnabled({ timeout: 15_000 })
  expect(await seenByTheServer(request)).toMatchObject([{ status: 500 }, { status: 500 }, { status: 500 }])
})

test('a write whose connection is cut is sent once and never again by itself', async ({ page, request }) => {
  await press(page, 'cut-write')
  // Only the final state says so; one that is still being tried again does not.
  await expect(page.locator('.subject')).toContainText('It may have been saved or not')
  expect(await seenByTheServer(request)).toMatchObject([{ method: 'POST', path: '/shows' }])
})

test('Check shows the truth: the write whose answer never came was saved, and it went out once', async ({ page, request }) => {
  await press(page, 'unknown')
  const truth = page.getByRole('region', { name: /^The newest/ }).getByRole('listitem')
  await expect(page.locator('.subject')).toContainText('It may have been saved or not')
  await expect(truth).toHaveCount(4)
  await expect(truth.filter({ hasText: 'Hand-forged bread knife' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(truth.first()).toHaveText('Hand-forged bread knife')
  expect((await seenByTheServer(request)).filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('offline says so, and goes on by itself once connected', async ({ page, context }) => {
  await page.goto('/lab/200')
  await expect(page.getByRole('button', { name: 'Send the request' })).toBeVisible()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Send the request' }).click()
  const state = page.locator('.subject .notice')
  await expect(state).toHaveAttribute('data-kind', 'unreachable')
  await expect(state.getByRole('status')).toHaveText('You are offline')
  await seesNoViolations(page)
  await context.setOffline(false)
  await expect(state.getByRole('status')).toHaveText(found)
})

test('the lab works with the keyboard alone', async ({ page }) => {
  await page.goto('/lab/200')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.getByRole('link', { name: /^404/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/lab\/404$/)
  await page.getByRole('button', { name: 'Send the request' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Look again' })).toBeVisible()
})

async function press(page: Page, row: string): Promise<void> {
  await page.goto(`/lab/${row}`)
  await page.getByRole('button', { name: 'Send the request' }).click()
}
