import { expect, type Locator, type Page } from '@playwright/test'

export const live = 'Slow fire: one pot, four hours'
export const section = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })
export const card = (page: Page, name: string): Locator => page.getByRole('article').filter({ hasText: name })
export const replays = (page: Page): Locator => section(page, 'Watch again').getByRole('article')
export const cart = (page: Page, pieces: string): Locator => page.getByRole('button', { name: `Cart, ${pieces}` })

/** Lets LiSA be so; the page stays where it is scrolled to. */
export const weather = (page: Page, name: string): Promise<void> =>
  page.getByRole('combobox', { name: 'LiSA is' }).evaluate((select, value) => {
    Object.assign(select, { value }).dispatchEvent(new Event('change', { bubbles: true }))
  }, name)

/** The page has come: its show, its shelf, its stories and its replays. */
export async function seesAll(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(live)
  await expect(card(page, 'Hof cast-iron casserole')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Fogged up?' })).toBeVisible()
  await expect.poll(() => replays(page).count()).toBeGreaterThanOrEqual(4)
}
