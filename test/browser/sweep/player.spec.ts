import type { Locator, Page } from '@playwright/test'
import { freshSandbox, seesNoViolations } from '../page.ts'
import { box, player, playerFrame, watch } from '../player-page.ts'
import { expect, test } from '../test.ts'

// The shop and its player on two origins: the page's own, and `player.localhost`.

// A reused context keeps scripts of an earlier test's clock for new frames of another origin, where they fail.
test.use({ reuseContext: false, mayComplainOf: 'refused requests' })

test.beforeEach(({ request }) => freshSandbox(request))
const cart = (page: Page): Locator => page.getByRole('button', { name: /^Cart, / })
test('what lies beside and below a docked player takes clicks', async ({ page }) => {
  // So high that nothing is scrolled: right after scrolling, Chromium can route a click to where a frame has been.
  await page.setViewportSize({ width: 1280, height: 2_400 })
  await watch(page)
  const docked = await box(page).boundingBox()
  const below = page.getByRole('article').getByRole('button', { name: /^Add to cart/ })
  expect((await below.first().boundingBox())?.y).toBeGreaterThan((docked?.y ?? 0) + (docked?.height ?? 0))
  await below.first().click()
  await expect(cart(page)).toHaveAccessibleName('Cart, 1 piece')
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(player(page).getByRole('button', { name: 'Play' })).toBeVisible()
})

test('axe finds nothing in the player’s own document, docked and floating', async ({ page }) => {
  await watch(page)
  await seesNoViolations(playerFrame(page))
  await player(page).getByRole('button', { name: 'Float' }).click()
  await expect(player(page).locator('main')).toHaveAttribute('data-mode', 'floating')
  await seesNoViolations(playerFrame(page))
})
