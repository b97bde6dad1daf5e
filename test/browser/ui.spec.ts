import { readFileSync } from 'node:fs'
import { createLisaClient, type ErrorState, LisaProvider, lisaError } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from './test.ts'
import { isFineIn, show } from './ui-stage-page.ts'

test('axe finds nothing in any state, on a phone', async ({ page }) => {
  await isFineIn(page, { language: 'en', width: 360, css: 'ours' })
})

test('signs in through the dialog with the keyboard alone, and the focus goes on from where the bar was', async ({ page }) => {
  await show(page, { signIn: 'fails,works' })
  const dialog = page.getByRole('dialog')
  const opener = page.getByRole('button', { name: 'Sign in', exact: true }).first()
  // The form below has taken the focus; the bar stands before it.
  await expect(page.getByRole('group', { name: 'Some entries need a correction' }).first()).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('region').getByRole('button', { name: 'Not now' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(opener).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Sign in' })).toBeFocused()

  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(opener).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Sign in' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('button', { name: 'Not now' })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(dialog).toHaveCount(0)
  await expect(opener).toBeFocused()

  await page.keyboard.press('Space')
  await expect(dialog.getByRole('button', { name: 'Sign in' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toHaveText('You are not signed in yet. The password does not match.')
  await expect(dialog.getByRole('button', { name: 'Sign in' })).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(page.getByText('Show 1 is here')).toBeVisible()
  await expect(page.getByText('Show 2 is here')).toBeVisible()
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('.wide > div')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: "Title: can't be blank" })).toBeFocused()
  await expect(page.locator('.wide > div')).toHaveCount(0)
})

test('“Not now” in the bar puts it away, and the focus goes on from there', async ({ page }) => {
  await show(page)
  await page.getByRole('region').getByRole('button', { name: 'Not now' }).press('Enter')
  await expect(page.locator('.wide')).toHaveText('')
  await expect(page.locator('.wide > div')).toBeFocused()
})

test('the dialog closes with an Escape while the sign-in is under way', async ({ page }) => {
  await show(page, { signIn: 'takes long' })
  await page.getByRole('region').getByRole('button', { name: 'Sign in' }).press('Enter')
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Sign in' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText('Signing in…')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('region').getByRole('button', { name: 'Sign in' })).toBeFocused()
})

test('light and dark can be settled on any element around', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await show(page)
  const notice = page.locator('.lisa-notice').first()
  const surface = (): Promise<string> => notice.evaluate((element) => getComputedStyle(element).backgroundColor)
  const light = await surface()
  await page.evaluate(() => document.querySelector('main')?.setAttribute('data-lisa-scheme', 'dark'))
  expect(await surface()).not.toBe(light)
})

test('whatever the shop says about its buttons comes first', async ({ page }) => {
  await show(page)
  await page.addStyleTag({ content: 'button { background: rgb(1, 2, 3) }' })
  await expect(page.locator('.lisa-actions button').first()).toHaveCSS('background-color', 'rgb(1, 2, 3)')
})

test('a page of a server has no button where no script can answer it', async ({ browser }) => {
  const error = lisaError('auth-required', { message: 'no', method: 'GET', url: '/api/lisa/shows/42' })
  const action = { label: 'Sign in', run: () => undefined, isReady: true }
  const words = { title: 'Sign in to go on', description: 'You are not signed in.' }
  const state: ErrorState = { kind: 'auth-required', ...words, action, actions: [action], isRetrying: false, error }
  const client = createLisaClient({ baseUrl: 'https://lisa.test/v2' })
  const notice = renderToString(createElement(LisaProvider, { client }, createElement(Notice, { state })))
  const html = `<!doctype html><style>${readFileSync('src/ui/ui.css', 'utf8')}</style>${notice}`
  const buttons = async (javaScriptEnabled: boolean): Promise<number> => {
    const context = await browser.newContext({ javaScriptEnabled })
    const page = await context.newPage()
    await page.goto(`data:text/html,${encodeURIComponent(html)}`)
    await expect(page.getByText('You are not signed in.')).toBeVisible()
    const count = await page.getByRole('button').count()
    await context.close()
    return count
  }
  expect(await buttons(true)).toBe(1)
  expect(await buttons(false)).toBe(0)
})
