import { expect, type Frame, type FrameLocator, type Locator, type Page } from '@playwright/test'
import { once } from './page.ts'

/** The player in its frame. */
export const player = (page: Page): FrameLocator => page.frameLocator('iframe')
/** The part of the shop's page that holds it. */
export const box = (page: Page): Locator => page.getByRole('region', { name: /^Player: / })

/** The same as a frame, to have scripts run in it. */
export function playerFrame(page: Page): Frame {
  const frame = page.frames().find((inner) => /player\.html|\/s\//.test(new URL(inner.url()).pathname))
  if (!frame) throw new Error('No player is on the page')
  return frame
}

/** Opens the shop and has the current show played. */
export async function watch(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: 'Watch' }).click()
  await expect(page.locator('[data-part="lisa-player"][data-ready]')).toBeVisible()
}

/** The player has come, and plays: for `soon`. */
export async function plays(page: Page): Promise<void> {
  await expect(page.locator('[data-part="lisa-player"][data-ready]')).toBeVisible(once)
  await expect(player(page).getByRole('button', { name: 'Pause' })).toBeVisible(once)
}
