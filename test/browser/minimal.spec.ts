import { freshSandbox } from './page.ts'
import { expect, test } from './test.ts'

// What the README's first minutes show, as somebody tries it who has just written it.

// The session is a cookie.
test.use({ reuseContext: false, mayComplainOf: 'refused requests' })

test('a product that was refused is sent after the sign-in, and the page says what came of it', async ({ page, request }) => {
  await freshSandbox(request)
  await page.goto('/#/minimal')
  const title = page.getByRole('textbox', { name: 'Title' })
  await title.fill('Goggles')
  await page.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByText('You are not signed in.', { exact: true })).toBeVisible()

  const prompt = page.getByRole('button', { name: 'Sign in (1 waiting)' })
  await prompt.click()
  const dialog = page.getByRole('dialog', { name: 'Sign in' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  await prompt.click()
  await dialog.getByLabel('Password').fill('ski')
  await dialog.getByRole('button', { name: 'Sign in' }).click()

  await expect(page.getByText('You are signed in now: send it again to save it.', { exact: true })).toBeVisible()
  await expect(page.getByText('You are not signed in.', { exact: true })).toHaveCount(0)
  await expect(title).toHaveValue('Goggles')
  await page.getByRole('button', { name: 'Send again' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Added: Goggles' })).toBeVisible()
  await expect(title).toHaveValue('')
})
