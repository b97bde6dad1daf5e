import { expect, type Page } from '@playwright/test'
import { isFineInBothSchemes } from './page.ts'

/** A stage that is being worked on: `npx vite --config test/browser/ui-stage/vite.config.ts`. */
export const stage = process.env.LISA_STAGE ?? '/ui-stage/'

/** Opens the stage, with nothing in the console but what Vite and React say about development. */
export async function show(page: Page, wanted: Record<string, string> = {}): Promise<void> {
  const said: string[] = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  await page.goto(`${stage}?${new URLSearchParams(wanted)}`)
  await expect(page.getByRole('region').getByRole('button')).toHaveCount(2)
  expect(said).toEqual([])
}

interface Surroundings {
  language: string
  /** In pixels. */
  width: number
  /** The package's stylesheet, or none. */
  css: string
}

/** axe finds nothing on the stage, light and dark, in none of the states of the sign-in, and the page is no wider than the window. */
export async function isFineIn(page: Page, { language, width, css }: Surroundings): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await show(page, { language, css, signIn: 'fails,takes long' })
  await expect(page.getByRole('group')).toHaveCount(25)
  await isFineInBothSchemes(page)

  await page
    .getByRole('region', { name: /^(Sign in to go on|Melden Sie sich an)/ })
    .getByRole('button')
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await isFineInBothSchemes(page)

  await dialog.getByRole('button').first().click()
  await expect(dialog.getByRole('status')).toHaveText(/The password does not match\.$|Das Passwort passt nicht\.$/)
  await isFineInBothSchemes(page)

  await dialog.getByRole('button').first().click()
  await expect(dialog.getByRole('status')).toHaveText(/…$/)
  await isFineInBothSchemes(page)
}
