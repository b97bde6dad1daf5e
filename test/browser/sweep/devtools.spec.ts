import type { Locator, Page, TestInfo } from '@playwright/test'
import { openPanel } from '../devtools-page.ts'
import { freshSandbox, signIn } from '../page.ts'
import { expect, test } from '../test.ts'

const sizes = [390, 1_280].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })))

// Three windows of the rate limit are waited for.
test.describe.configure({ timeout: 600_000 })

for (const { width, scheme } of sizes) {
  // `test-results/` has the pictures: look at them.
  test(`shows a storm, a herd, a sign-out and a dead gateway, ${width} pixels wide, ${scheme}`, async ({
    page,
    request,
  }, info) => {
    await freshSandbox(request, { limit: 8, window: 10_000 })
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme: scheme })
    await page.goto('/#/lab/limits')
    await signIn(page, 'Mia')

    await page.getByRole('button', { name: 'Use up the quota' }).click()
    await page.getByRole('button', { name: '20 widgets at once' }).click()
    const panel = await openPanel(page)
    await expect(panel.getByText(/Rate limit closed for/).first()).toBeVisible()
    await picture(panel, info, 'storm')

    await behindThePanel(page, panel, 'Expire the key')
    await behindThePanel(page, panel, '20 widgets at once')
    await expect(panel.getByText(/Credential refreshed after/)).toHaveCount(1)
    await picture(panel, info, 'herd')

    await behindThePanel(page, panel, 'Sign out')
    await expect(panel.getByText(/Session ended/)).toBeVisible()
    await picture(panel, info, 'sign-out')

    await page.route('**/api/lisa/**', (route) => route.abort())
    await behindThePanel(page, panel, 'Sign in as Mia')
    await expect(panel.getByRole('button', { name: /GET .*unreachable/ }).first()).toBeVisible()
    await picture(panel, info, 'dead-gateway')
    await panel.getByRole('tab', { name: 'On screen' }).click()
    await expect(panel.getByText(/^unreachable/).first()).toBeVisible()
    await picture(panel, info, 'dead-gateway-on-screen')
  })
}

/** Presses a button of the page, which the panel may stand before, and shows the requests again. */
async function behindThePanel(page: Page, panel: Locator, name: string): Promise<void> {
  await page.getByRole('button', { name }).dispatchEvent('click')
  await panel.getByRole('tab', { name: 'Requests' }).click()
}

async function picture(panel: Locator, info: TestInfo, name: string): Promise<void> {
  await panel.page().screenshot({ path: info.outputPath(`${name}.png`) })
}
