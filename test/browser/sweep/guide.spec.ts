import { expect, test } from '../test.ts'

test.use({ mayComplainOf: 'nothing' })

test('the guide finds what one looks for, by the keyboard alone', async ({ page }) => {
  await page.goto('/guide/start.html')
  const field = page.getByRole('searchbox', { name: 'Search the guide' })
  await field.focus()
  await page.keyboard.type('outcome unknown')
  await expect(page.getByRole('link', { name: /^A write whose outcome is unknown/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('search').getByRole('link').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/errors\.html#a-write-whose-outcome-is-unknown$/)
})

test('the guide shows a refusal as it happens, and what comes of it', async ({ page }) => {
  await page.goto('/guide/errors.html#invalid')
  const live = page.locator('h2#invalid ~ [data-live]').first()
  await live.getByRole('button', { name: 'Add' }).click()
  await expect(live.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true')
  await live.getByLabel('Title').fill('Skis')
  await live.getByRole('button', { name: 'Add' }).click()
  await expect(live.getByLabel('Title')).toHaveValue('')
  const signedOut = page.locator('h2#auth-required ~ [data-live]').first()
  await signedOut.getByRole('button', { name: 'Sign in' }).click()
  await expect(signedOut.getByText(/^Here it is: /)).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the guide is read, and its pages lead to each other', async ({ page }) => {
    await page.goto('/guide/start.html')
    await page.getByRole('list', { name: 'Use' }).getByRole('link', { name: 'Errors' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Errors')
    await expect(page.getByText('It needs JavaScript.').first()).toBeVisible()
  })
})
