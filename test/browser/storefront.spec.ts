import { expect, test } from '@playwright/test'
import { freshSandbox, seesNoViolations } from './page.ts'

test.beforeEach(({ request }) => freshSandbox(request))

test('the storefront shows the current show, its products and replays in pages', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Slow fire: one pot, four hours')
  await expect(page.getByText('Live now')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Hof cast-iron casserole 4.2 l' })).toBeVisible()
  const replays = page.getByRole('region', { name: 'Watch again' }).getByRole('article')
  await expect(replays).toHaveCount(4)
  await page.getByRole('button', { name: 'More replays' }).click()
  await expect(replays).toHaveCount(8)
  expect(new Set(await replays.getByRole('heading').allTextContents()).size).toBe(8)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1280]) {
    test(`axe finds nothing on the storefront, ${colorScheme}, ${width} pixels wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await page.goto('/')
      await expect(page.getByRole('region', { name: 'Watch again' }).getByRole('article')).toHaveCount(4)
      await seesNoViolations(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    })
  }
}

test('a part that fails says so and leaves the others alone', async ({ page }) => {
  await page.route('**/api/lisa/media-items*', (route) =>
    route.continue({ headers: { ...route.request().headers(), 'x-sandbox-incident': 'status=403' } }),
  )
  await page.goto('/')
  await expect(page.getByRole('region', { name: 'Watch again' }).getByRole('status')).toHaveText(
    'Your access does not cover this',
  )
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Slow fire: one pot, four hours')
})
