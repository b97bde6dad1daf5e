import { expect, type Locator, type Page } from '@playwright/test'

/** The panel, opened by its button at the edge of the page. */
export async function openPanel(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'LiSA: open the panel' }).click()
  const panel = page.getByRole('region', { name: /^LiSA lisa/ })
  await expect(panel).toBeVisible()
  return panel
}

/** Chooses what the next requests get, in the panel. */
export async function makeHappen(
  panel: Locator,
  incident: string,
  { of, times }: { of?: string; times?: string } = {},
): Promise<void> {
  await panel.getByRole('tab', { name: 'Make it happen' }).click()
  if (times) await panel.getByRole('combobox', { name: 'The next' }).selectOption(times)
  if (of) await panel.getByRole('combobox', { name: 'to' }).selectOption(of)
  await panel.getByRole('combobox', { name: 'get' }).selectOption(incident)
  await panel.getByRole('button', { name: 'Make it happen' }).click()
}
