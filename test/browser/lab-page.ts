import { expect, type Locator, type Page } from '@playwright/test'
import { once, stopTime } from './page.ts'

/** What a row of the lab becomes. */
export interface Expected {
  row: string
  kind: string
  title: string | RegExp
  description: string | RegExp
  /** The labels of the ways on, if there are any, and what comes of the first. */
  actions?: string[]
  after?: string | RegExp
}

/** The rows that are more than another status: `npm test` has them, too. */
export const onTheWay = ['401', 'timeout', 'cut', 'truncated']

export const found = /^Here it is: \S/
const unread = {
  title: 'This answer could not be read',
  description: /^Try again in a moment\.$/,
}

export const table: Expected[] = [
  { row: '200', kind: 'ok', title: found, description: /^Show \S+, live$/ },
  { row: '201', kind: 'ok', title: 'Created: An evening by the fire', description: /^Show \S+, upcoming$/ },
  {
    row: '202',
    kind: 'accepted',
    title: 'Accepted, not processed yet',
    description: /The change shows once it is processed/,
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
    title: 'There is a problem with this service',
    description: /Try again in a moment\.$/,
    actions: ['Try again'],
    after: found,
  },
  {
    row: '502',
    kind: 'unavailable',
    title: 'This service is not available',
    description: /may have been saved or not: check before/,
    actions: ['Check', 'Send again'],
  },
  {
    row: '503',
    kind: 'unavailable',
    title: 'This service is not available',
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
    title: 'This service cannot be reached',
    description: /Check your connection/,
    actions: ['Try again'],
    after: found,
  },
  {
    row: 'cut-write',
    kind: 'unreachable',
    title: 'This service cannot be reached',
    description: /may have been saved or not: check before/,
    actions: ['Check', 'Send again'],
  },
  { row: 'truncated', kind: 'unexpected', ...unread, actions: ['Try again'], after: found },
  { row: 'html', kind: 'unexpected', ...unread, actions: ['Try again'], after: found },
  { row: 'shape', kind: 'unexpected', ...unread, actions: ['Try again'], after: found },
  { row: 'empty', kind: 'unexpected', ...unread, actions: ['Try again'], after: found },
]

export const box = (page: Page): Locator => page.locator('[data-part="state"]')
export const stateOf = (page: Page): Locator => box(page).locator('[data-kind]')
export const titleOf = (page: Page): Locator => stateOf(page).locator('.lisa-title')
export const wire = (page: Page): Locator => page.getByRole('region', { name: 'On the wire' })

/** Opens a row and sends its request. */
export async function press(page: Page, row: string): Promise<void> {
  await page.goto(`/#/lab/${row}`)
  await page.getByRole('button', { name: 'Send the request' }).click()
}

/** As `press`, while the page’s time stands still. */
export async function pressAtStoppedTime(page: Page, row: string): Promise<void> {
  await page.clock.install()
  await page.goto(`/#/lab/${row}`)
  const send = page.getByRole('button', { name: 'Send the request' })
  await expect(send).toBeVisible()
  await stopTime(page)
  await send.click()
}

/** For `soon`. */
export const has = (part: Locator, text: string | RegExp): Promise<void> => expect(part).toContainText(text, once)

/** The state becomes what the table says, and so does what comes of its first way on. */
export async function becomes(page: Page, { row, kind, title, description, actions = [], after }: Expected): Promise<void> {
  await page.clock.install()
  await press(page, row)
  await isFinal(page)
  const state = stateOf(page)
  await expect(state).toHaveAttribute('data-kind', kind)
  await expect(titleOf(page)).toHaveText(title)
  await expect(state.locator('p').nth(1)).toHaveText(description)

  const buttons = state.getByRole('button')
  await expect(buttons).toHaveText(actions)
  if (actions.length === 0) return
  await expect(buttons.first()).toBeEnabled()
  await buttons.first().press('Enter')
  if (after !== undefined) await expect(titleOf(page)).toHaveText(after)
}

/** Nothing is under way, and nothing is to be tried again by itself. The waits of a page with a clock are skipped. */
export async function isFinal(page: Page): Promise<void> {
  await expect(async () => {
    await page.clock.runFor(1_000)
    await expect(box(page)).not.toContainText(/…|Trying again|Nothing has been sent/, once)
  }).toPass({ intervals: [20] })
}
