import { expect, type Locator, type Page } from '@playwright/test'
import { lisaIs, once, soon, stopTime } from './page.ts'

/** What people do with the pages of the example, however they are served. */
export const walks = {
  'a visitor watches the current show: its products take turns': async (page) => {
    await page.goto('/')
    await expect(title(page)).toHaveText('Slow fire: one pot, four hours')
    await expect(page.getByText('Live now')).toBeVisible()
    await expect(page.getByText('In this show')).toBeVisible()
    await button(page, 'Watch').click()
    await expect(page.getByText('On the table now')).toBeVisible()
    await expect(page.getByRole('article').filter({ hasText: 'Shown now' })).toHaveCount(1)
    await expect(button(page, 'Pause')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText('In this show')).toBeVisible()
  },

  'a visitor puts a variant into the cart, opens it with the keyboard and takes two': async (page) => {
    await page.goto('/')
    const card = page
      .getByRole('article')
      .filter({ has: page.getByRole('combobox') })
      .first()
    const product = await card.getByRole('heading').innerText()
    const choice = card.getByRole('combobox')
    const variant = await choice.locator('option:not([disabled])').last().innerText()
    await choice.selectOption({ label: variant })
    await card.getByRole('button', { name: `Add to cart: ${product}` }).click()
    await expect(page.getByRole('status').filter({ hasText: `Added: ${product}. In the cart: 1.` })).toBeAttached()

    const cart = page.getByRole('button', { name: /^Cart, / })
    await expect(cart).toHaveAccessibleName('Cart, 1 piece')
    await tabTo(page, cart)
    await page.keyboard.press('Enter')
    const drawer = page.getByRole('dialog', { name: 'Your cart' })
    await expect(drawer.getByRole('listitem')).toContainText([new RegExp(`${escaped(product)}.*${escaped(variant)}`, 's')])
    const more = drawer.getByRole('button', { name: `One more: ${product}, ${variant}` })
    await tabTo(page, more)
    const before = await drawer.getByText('Subtotal').locator('..').innerText()
    await page.keyboard.press('Enter')
    await expect(drawer.getByText('2 pieces')).toBeAttached()
    expect(await drawer.getByText('Subtotal').locator('..').innerText()).not.toBe(before)
    await page.keyboard.press('Escape')
    await expect(drawer).toBeHidden()
    await expect(cart).toBeFocused()
    await expect(cart).toHaveAccessibleName('Cart, 2 pieces')

    await page.reload()
    await expect(cart).toHaveAccessibleName('Cart, 2 pieces')
  },

  'a visitor sees the shop run out of quota and recover, with everything still there': async (page) => {
    await page.clock.install()
    await page.goto('/')
    await hasProducts(page)
    await stopTime(page)
    await lisaIs(page, 'out of quota')
    await soon(page, () => expect(page.getByText(/Trying again in \d seconds?/).first()).toBeVisible(once))
    await hasProducts(page)
    await page.clock.runFor(8_500)
    await soon(page, () => expect(page.getByText(/Trying again in \d/)).toHaveCount(0, once))
    await hasProducts(page)
  },

  'a visitor whose visit has run out signs in again; the page stays as it was': async (page) => {
    await page.goto('/')
    await hasProducts(page)
    await lisaIs(page, 'signing you out')
    await button(page, 'Sign in').click()
    const dialog = page.getByRole('dialog', { name: 'Welcome back' })
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await hasProducts(page)
    await button(page, 'Sign in').click()
    await dialog.getByRole('button', { name: 'Go on as a guest' }).click()
    await expect(dialog).toBeHidden()
    await expect(button(page, 'Sign in')).toHaveCount(0)
    await hasProducts(page)
  },

  'a visitor reads the shop in German, also after a reload': async (page) => {
    await page.goto('/')
    await expect(page.getByText('Live now')).toBeVisible()
    await page.getByRole('group', { name: 'Language' }).locator('button[lang="de"]').click()
    const isGerman = async (): Promise<void> => {
      await expect(page.getByText('Jetzt live')).toBeVisible()
      await expect(title(page)).toHaveText(/Langsames Feuer/)
      await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    }
    await isGerman()
    await page.reload()
    await isGerman()
    await lisaIs(page, 'down')
    await expect(page.getByText('Dieser Dienst ist gerade nicht verfügbar').first()).toBeVisible()
  },

  'a visitor finds an upcoming show, and what it is about': async (page) => {
    await page.goto('/')
    await page.getByRole('navigation', { name: 'Channels' }).getByRole('link', { name: 'Soft Rooms' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Soft Rooms' })).toBeFocused()
    await expect(page.getByRole('timer', { name: 'Starts in' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Save the date' })).toBeVisible()
    // `goBack` waits for a load, which Firefox tells nothing of where only the hash changes.
    await page.evaluate(() => history.back())
    await expect(title(page)).toHaveText('Slow fire: one pot, four hours')
  },

  'the team makes a draft and publishes it': async (page) => {
    await page.goto('/#/dashboard')
    const shows = page.getByRole('region', { name: 'Shows', exact: true })
    await shows.getByRole('tab', { name: 'Drafts' }).click()
    await shows.getByLabel('New draft').fill('Soup for a crowd')
    await shows.getByRole('button', { name: 'Add it', exact: true }).click()
    const draft = shows.getByRole('listitem').filter({ hasText: 'Soup for a crowd' })
    await expect(draft).toContainText('Draft')
    await draft.getByRole('button', { name: 'Publish Soup for a crowd' }).click()
    await expect(draft).toHaveCount(0)
    await shows.getByRole('tab', { name: 'Upcoming' }).click()
    await expect(draft).toContainText('Upcoming')
  },

  'a widget of the team fails, the others go on, and it recovers': async (page) => {
    await page.goto('/#/dashboard')
    const shows = page.getByRole('region', { name: 'Shows', exact: true })
    const channels = page.getByRole('region', { name: 'Channels', exact: true })
    await expect(channels.getByText('The Long Table').first()).toBeVisible()
    await button(page, 'Make it fail: Channels').click()
    await page.getByRole('menuitem', { name: '403, scope missing' }).click()
    await expect(channels.getByText('Your access does not cover this').first()).toBeVisible()
    await expect(channels.getByText('The Long Table').first()).toBeVisible()
    await expect(shows.getByText('Your access does not cover this')).toHaveCount(0)
    await expect(shows.getByRole('listitem').first()).toBeVisible()
    await button(page, 'Make it fail: Channels').click()
    await page.getByRole('menuitem', { name: 'All is well again' }).click()
    await expect(channels.getByText('Your access does not cover this')).toHaveCount(0)
  },

  'the team corrects a product that LiSA refuses': async (page) => {
    await page.goto('/#/dashboard')
    const editor = page.getByRole('region', { name: 'Product editor' })
    await editor.getByRole('combobox', { name: 'Product' }).click()
    await page.getByRole('combobox', { name: 'Search the products' }).fill('Firn')
    await page.getByRole('option', { name: /^Firn ski goggles/ }).click()
    const name = editor.getByRole('textbox', { name: 'Title', exact: true })
    await expect(name).toHaveValue('Firn ski goggles')
    await name.fill('Firn <b>goggles</b>')
    await button(page, 'Save the product').click()
    await expect(editor.getByRole('group', { name: 'Some entries need a correction' })).toBeFocused()
    await expect(name).toHaveAccessibleDescription('must be plain text, not Firn <b>goggles</b>')
    await expect(name).toHaveValue('Firn <b>goggles</b>')
    await name.fill('Firn goggles')
    await button(page, 'Save the product').click()
    await expect(editor.getByText('Saved: the shop shows it from now on.')).toBeVisible()
  },

  'a form says what LiSA refuses, keeps what was typed, and is sent once it is right': async (page) => {
    await page.goto('/#/forms/notify')
    await page.getByLabel('Product id in the shop').fill('101')
    await page.getByLabel('Price in €').fill('19.99')
    await page.getByLabel('In stock').fill('5000')
    await button(page, 'Notify LiSA').click()
    await expect(page.getByRole('group', { name: 'Some entries need a correction' })).toBeFocused()
    await page.getByRole('link', { name: 'In stock: must be 1000 or less' }).click()
    await expect(page.getByLabel('In stock')).toBeFocused()
    await page.getByLabel('In stock').fill('50')
    await button(page, 'Notify LiSA').click()
    await expect(page.getByRole('status').filter({ hasText: 'Accepted, not processed yet' })).toBeVisible()
    await expect(page.getByLabel('Product id in the shop')).toHaveValue('101')
  },

  'a developer takes a preset, turns a knob, and passes it on as a link': async (page) => {
    const context = page.context()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto('/')
    await page.getByRole('navigation', { name: 'Demo' }).getByRole('link', { name: 'Lab' }).click()
    await page.getByRole('navigation', { name: 'What LiSA answers' }).getByRole('link', { name: '404 Not Found' }).click()
    await expect(title(page)).toContainText('404')
    await page
      .getByRole('spinbutton', { name: 'Latency' })
      .or(page.getByLabel('Latency', { exact: true }))
      .first()
      .fill('800')
    await page.keyboard.press('Tab')
    await expect(page).toHaveURL(/#\/lab\/404\?latency=800$/)
    await button(page, 'Send the request').click()
    const state = page.getByRole('region', { name: 'The state' })
    await expect(state).toContainText('This is not here now')
    await button(page, 'Look again').click()
    await expect(state).toContainText('Here it is')

    await button(page, 'Copy link').click()
    await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    const other = await context.newPage()
    await other.goto(link)
    await expect(title(other)).toContainText('404')
    await expect(other.getByLabel('Latency', { exact: true })).toHaveValue('800')
  },
} satisfies Record<string, (page: Page) => Promise<void>>

const title = (page: Page): Locator => page.getByRole('heading', { level: 1 })
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

/** The show and its shelf are there. */
async function hasProducts(page: Page): Promise<void> {
  await expect(title(page)).toHaveText('Slow fire: one pot, four hours')
  await expect(page.getByRole('heading', { name: 'Hof cast-iron casserole 4.2 l' })).toBeVisible()
}

/** Goes on with Tab until it has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${target}`)
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
