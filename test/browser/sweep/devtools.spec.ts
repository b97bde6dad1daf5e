import type { Locator, Page, TestInfo } from '@playwright/test'
import { openPanel } from '../devtools-page.ts'
import { freshSandbox, seesNoViolations, signIn } from '../page.ts'
import { expect, test } from '../test.ts'

// In production the panel knows nothing of what was before it.
test.use({ site: 'development' })

const sizes = [390, 1_280].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })))

// `test-results/` has the pictures: look at them.
test('shows a storm, a herd, a sign-out and a dead gateway', async ({ page, request }, info) => {
  await freshSandbox(request, { limit: 8, window: 2_000 })
  await page.goto('/#/lab/limits')
  await signIn(page, 'Mia')

  await page.getByRole('button', { name: 'Use up the quota' }).click()
  await page.getByRole('button', { name: '20 widgets at once' }).click()
  const panel = await openPanel(page)
  await expect(panel.getByText(/Rate limit closed for/).first()).toBeVisible()
  await pictures(panel, info, 'storm')

  await behindThePanel(page, panel, 'Expire the key')
  await behindThePanel(page, panel, '20 widgets at once')
  await expect(panel.getByText(/Credential refreshed after/)).toHaveCount(1)
  await pictures(panel, info, 'herd')

  await behindThePanel(page, panel, 'Sign out')
  await expect(panel.getByText(/Session ended/)).toBeVisible()
  await pictures(panel, info, 'sign-out')

  await page.route('**/api/lisa/**', (route) => route.abort())
  await behindThePanel(page, panel, 'Sign in as Mia')
  await expect(panel.getByRole('button', { name: /GET .*unreachable/ }).first()).toBeVisible()
  await pictures(panel, info, 'dead-gateway')
  await panel.getByRole('tab', { name: 'On screen' }).click()
  await expect(panel.getByText(/^unreachable/).first()).toBeVisible()
  await pictures(panel, info, 'dead-gateway-on-screen')
})

for (const width of [390, 1_280]) {
  test(`axe finds nothing in any of its tabs, ${width} pixels wide`, async ({ page, request }) => {
    await freshSandbox(request)
    await page.setViewportSize({ width, height: 900 })
    await page.goto('/#/lab/limits')
    const panel = await openPanel(page)
    await panel
      .getByRole('button', { name: /GET \/shows/ })
      .first()
      .click()
    for (const tab of await panel.getByRole('tab').all()) {
      await tab.click()
      await page.emulateMedia({ colorScheme: 'light' })
      await seesNoViolations(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await seesNoViolations(page, { runOnly: ['color-contrast'] })
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
}

/** Presses a button of the page, which the panel may stand before, and shows the requests again. */
async function behindThePanel(page: Page, panel: Locator, name: string): Promise<void> {
  await page.getByRole('button', { name }).dispatchEvent('click')
  await panel.getByRole('tab', { name: 'Requests' }).click()
}

async function pictures(panel: Locator, info: TestInfo, name: string): Promise<void> {
  const page = panel.page()
  for (const { width, scheme } of sizes) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: info.outputPath(`${name}-${width}-${scheme}.png`) })
  }
}
