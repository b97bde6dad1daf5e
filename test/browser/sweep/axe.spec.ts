import { contents } from '../../../example/guide/contents.ts'
import { addDraft, makeItFail, open as openDashboard, status, widget } from '../dashboard-page.ts'
import { answerNext, button, fill, forms, open as openForm, summary } from '../forms-page.ts'
import { filledWidgets, freshSandbox, isFineInBothSchemes, next, signIn } from '../page.ts'
import { box, player, watch } from '../player-page.ts'
import { cart, seesAll, weather } from '../storefront-page.ts'
import { expect, test } from '../test.ts'

// React's development build warns, and a warning fails a test.
test.use({ site: 'development', mayComplainOf: 'refused requests' })

test.beforeEach(({ request }) => freshSandbox(request))

for (const form of forms) {
  const { slug, submit, bad, corrections, done } = form
  for (const width of [360, 1280]) {
    test(`axe finds nothing in any state of the form ${slug}, light and dark, ${width} pixels wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 })
      await openForm(page, form)
      await isFineInBothSchemes(page)
      for (const entry of bad) await fill(page, entry)
      await button(page, submit).click()
      await expect(summary(page)).toBeFocused()
      await isFineInBothSchemes(page)
      for (const entry of corrections) await fill(page, entry)
      await answerNext(page, '401')
      await button(page, submit).click()
      await expect(button(page, 'Sign in and save')).toBeVisible()
      await isFineInBothSchemes(page)
      await button(page, 'Sign in and save').click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await isFineInBothSchemes(page)
      await button(page, 'Sign in as Mia').click()
      await expect(page.getByRole('status').filter({ hasText: done })).toBeVisible()
      await isFineInBothSchemes(page)
    })
  }
}

test('axe finds nothing on the storefront, light and dark, on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 900 })
  await page.goto('/')
  await seesAll(page)
  await isFineInBothSchemes(page)
  await page.getByRole('button', { name: 'Add to cart: Hof' }).click()
  await cart(page, '1 piece').click()
  await expect(page.getByRole('dialog').getByText('Subtotal')).toBeVisible()
  await isFineInBothSchemes(page)
  await page.keyboard.press('Escape')
  await weather(page, 'signed-out')
  await expect(page.getByRole('region', { name: 'Sign in to go on' })).toBeVisible()
  await isFineInBothSchemes(page)
  await page.goto('/#/channel/soft-rooms')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Soft Rooms')
  await isFineInBothSchemes(page)
})

test('axe finds nothing on the dashboard, whatever fails, light and dark, on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 900 })
  await openDashboard(page)
  await isFineInBothSchemes(page)
  const editor = widget(page, 'Product editor')
  await editor.getByLabel('Discounted price').fill('9999')
  await editor.getByRole('button', { name: 'Save the product' }).click()
  await next(page, { status: 503, method: 'POST', path: '/shows/*' })
  await addDraft(page, 'Rye')
  await widget(page, 'Shows').getByRole('button', { name: 'Publish Rye' }).click()
  await makeItFail(page, 'Channels', '403, scope missing')
  await makeItFail(page, 'Quota and requests', 'Throw in render')
  await expect(status(widget(page, 'Channels'))).toContainText('channels:read')
  await isFineInBothSchemes(page)
  await widget(page, 'Product updates').getByRole('combobox').click()
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(30)
  await isFineInBothSchemes(page)
  await page.keyboard.press('Escape')
  await widget(page, 'Shows').getByRole('tab', { name: 'Upcoming' }).click()
  await widget(page, 'Shows')
    .getByRole('button', { name: /^Archive/ })
    .first()
    .click()
  await isFineInBothSchemes(page)
})

test('axe finds nothing on the page about limits and session, light and dark, on a phone', async ({ page }) => {
  await page.clock.install()
  await page.setViewportSize({ width: 390, height: 900 })
  await page.goto('/#/lab/limits')
  await page.getByRole('region', { name: 'Sign-in' }).getByRole('button', { name: 'Sign in' }).click()
  await isFineInBothSchemes(page)
  await page.keyboard.press('Escape')
  await isFineInBothSchemes(page)
  await signIn(page, 'Mia')
  await isFineInBothSchemes(page)
  await page.getByRole('button', { name: 'Expire the key' }).click()
  await next(page, { status: 429, retryAfter: '50', method: 'GET', path: '/shows/*' })
  await page.getByRole('button', { name: '20 widgets at once' }).click()
  await expect(page.getByText('Closed', { exact: true })).toBeVisible()
  await expect(page.locator('[data-part="chart"] [data-part="mark"][data-of="401"]')).not.toHaveCount(0)
  await isFineInBothSchemes(page)
  await page.clock.fastForward(55_000)
  await expect(filledWidgets(page)).toHaveCount(20)
  await page.locator('[data-part="timeline"] summary').click()
  await isFineInBothSchemes(page)
  await page.getByRole('button', { name: 'Revoke the sign-in' }).click()
  await page.getByRole('button', { name: '20 widgets at once' }).click()
  await expect(page.locator('[data-part="widget"][data-state="auth-required"]')).toHaveCount(20)
  await isFineInBothSchemes(page)
})

for (const width of [360, 768, 1280]) {
  test(`axe finds nothing while a show is played, docked and floating, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await watch(page)
    await isFineInBothSchemes(page)
    await player(page).getByRole('button', { name: 'Float' }).click()
    await expect(box(page)).toHaveAttribute('data-floating', 'true')
    await isFineInBothSchemes(page)
  })
}

for (const name of contents.flatMap(({ pages }) => pages)) {
  test(`axe finds nothing on the guide's page ${name}, wide and on a phone, light and dark, and it fits`, async ({ page }) => {
    await page.goto(`/guide/${name}.html`)
    await expect(page.getByRole('searchbox')).toBeVisible()
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 })
      await isFineInBothSchemes(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  })
}
