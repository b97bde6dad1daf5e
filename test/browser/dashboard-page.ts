import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test'

/** Opens the dashboard, and waits until its shows are there. */
export async function open(page: Page): Promise<void> {
  await page.goto('/#/dashboard')
  await expect(rows(widget(page, 'Shows')).first().getByRole('heading')).toBeVisible()
}

/** The widget with this title. */
export const widget = (page: Page, title: string): Locator =>
  page.locator('[data-widget]').filter({ has: page.getByRole('heading', { name: title, level: 2, exact: true }) })
/** The rows of the widget with the shows. */
export const rows = (shows: Locator): Locator => shows.getByRole('region', { name: /list$/ }).getByRole('listitem')
/** Where a widget says how it is. */
export const status = (one: Locator): Locator => one.getByRole('group', { name: 'Status' })

/** Makes something happen to the next request of a guest. */
export async function next(request: APIRequestContext, incident: object): Promise<void> {
  expect((await request.post('/api/lisa/__sandbox/next', { data: incident })).ok()).toBe(true)
}

/** Has a widget fail in one of the ways of its menu. */
export async function makeItFail(page: Page, title: string, how: string): Promise<void> {
  await page.getByRole('button', { name: `Make it fail: ${title}` }).click()
  await page.getByRole('menuitem', { name: how }).click()
  await expect(page.getByRole('menu')).toHaveCount(0)
}

/** Makes a draft under "Drafts". */
export async function addDraft(page: Page, title: string): Promise<void> {
  const shows = widget(page, 'Shows')
  await shows.getByRole('tab', { name: 'Drafts' }).click()
  await shows.getByRole('textbox', { name: 'New draft' }).fill(title)
  await shows.getByRole('button', { name: 'Add it' }).click()
  await expect(rows(shows).filter({ hasText: title })).toBeVisible()
}

/** Takes a product from a widget's list. */
export async function choose(page: Page, one: Locator, product: RegExp): Promise<void> {
  await one.getByRole('combobox').click()
  await page.getByRole('listbox').getByRole('option', { name: product }).click()
  await expect(page.getByRole('listbox')).toHaveCount(0)
}
