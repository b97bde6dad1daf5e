import { freshSandbox, once, soon, stopTime } from '../page.ts'
import { plays } from '../player-page.ts'
import { card, cart, live, replays, section, seesAll, weather } from '../storefront-page.ts'
import { expect, test } from '../test.ts'

test.beforeEach(({ request }) => freshSandbox(request))

test('plays the drawn stage, and marks what is shown on the shelf', async ({ page }) => {
  await page.clock.install()
  await page.goto('/')
  await seesAll(page)
  await stopTime(page)
  await expect(page.getByText('There is no video in this demo')).toBeVisible()
  await page.getByRole('button', { name: 'Watch' }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('On the table now')).toBeVisible()
  await expect(card(page, 'casserole').getByText('Shown now')).toBeVisible()
  await soon(page, () => plays(page))
  await page.clock.runFor(6_000) // the turn of the next
  await expect(card(page, "chef's knife").getByText('Shown now')).toBeVisible()
  await expect(card(page, 'casserole').getByText('Shown now')).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Watch' })).toBeFocused()
  await expect(page.getByText('Shown now')).toBeHidden()
})

test('a variant goes into the cart, outlives a reload, and can be changed and removed', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('Variant of Werk linen apron').selectOption('Olive')
  await page.getByRole('button', { name: 'Add to cart: Werk linen apron' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Added: Werk linen apron. In the cart: 1.' })).toHaveCount(1)
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.reload()
  await cart(page, '1 piece').click()
  const drawer = page.getByRole('dialog', { name: 'Your cart' })
  await expect(drawer.getByRole('listitem')).toContainText('Werk linen apronOlive')
  await drawer.getByRole('button', { name: 'One more: Werk linen apron, Olive' }).click()
  await expect(drawer.getByText('Subtotal €98.00')).toBeVisible()
  await drawer.getByRole('button', { name: 'Remove Werk linen apron, Olive' }).click()
  await expect(drawer.getByText('Nothing in it yet')).toBeVisible()
  await expect(drawer.getByText('This demo ends here')).toBeVisible()
  await drawer.getByRole('button', { name: 'Close' }).click()
  await expect(cart(page, '0 pieces')).toBeFocused()
})

test('two variants are two lines, and the same one twice is one line of two', async ({ page }) => {
  await page.clock.install()
  await page.goto('/')
  const add = page.getByRole('button', { name: 'Add to cart: Werk linen apron' })
  const added = page.getByRole('button', { name: 'Added: Werk linen apron' })
  for (let times = 0; times < 2; times += 1) {
    await add.click()
    await expect(added).toBeVisible()
    await page.clock.fastForward(2_000)
  }
  await page.getByLabel('Variant of Werk linen apron').selectOption('Olive')
  await add.click()
  await cart(page, '3 pieces').click()
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveText([/Ink€98\.00/, /Olive€49\.00/])
})

test('the cart works by keyboard alone', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: "Add to cart: Klinge chef's knife" }).focus()
  await page.keyboard.press('Enter')
  await cart(page, '1 piece').focus()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog', { name: 'Your cart' })
  await expect(drawer).toBeVisible()
  const more = drawer.getByRole('button', { name: 'One more' })
  for (let steps = 0; steps < 8 && !(await more.evaluate((it) => it === document.activeElement)); steps++)
    await page.keyboard.press('Tab')
  await expect(more).toBeFocused()
  await page.keyboard.press('Space')
  await expect(drawer.getByText('Subtotal €238.00')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(cart(page, '2 pieces')).toBeFocused()
})

test('the cart is there while LiSA is not', async ({ page }) => {
  await page.goto('/')
  await seesAll(page)
  await weather(page, 'down')
  await page.getByRole('button', { name: 'Add to cart: Brett oak cutting board' }).click()
  await cart(page, '1 piece').click()
  await expect(page.getByRole('dialog', { name: 'Your cart' }).getByText('Subtotal €64.50')).toBeVisible()
})

test('speaks English and German, remembers which, and falls back to the text for all', async ({ page }) => {
  await page.goto('/')
  await seesAll(page)
  await page.getByRole('button', { name: 'Add to cart: Hof cast-iron casserole' }).click()
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Langsames Feuer: ein Topf, vier Stunden')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(card(page, 'Gusseisenbräter Hof')).toContainText('Gießerei Lenz')
  await expect(card(page, 'Gusseisenbräter Hof')).toContainText(/149,00\s€/)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Noch einmal ansehen' })).toBeVisible()
  await page.getByRole('button', { name: 'Warenkorb, 1 Stück' }).click()
  await expect(page.getByRole('dialog').getByRole('listitem')).toContainText('Gusseisenbräter Hof 4,2 lSalbei')
  await page.keyboard.press('Escape')
  await weather(page, 'down')
  await expect(section(page, 'Im Regal').getByText('Dieser Dienst ist gerade nicht verfügbar').first()).toBeVisible()
})

test.describe('in a German browser', () => {
  test.use({ locale: 'de-AT' })
  test('the shop starts in German', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'Im Regal' })).toBeVisible()
  })
})

test('replays come page after page, each of them once', async ({ page }) => {
  await page.goto('/')
  await expect(replays(page)).toHaveCount(4)
  for (const count of [8, 10]) {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await expect.poll(() => replays(page).count()).toBeGreaterThanOrEqual(count)
  }
  await expect(page.getByRole('button', { name: 'More replays' })).toBeHidden()
  expect(new Set(await replays(page).getByRole('heading').allTextContents()).size).toBe(10)
})

test('whoever asks for more replays by keyboard goes on with the first that came', async ({ page }) => {
  // So that only the button asks.
  await page.addInitScript(() => {
    window.IntersectionObserver = class {
      observe() {}
      disconnect() {}
    } as unknown as typeof IntersectionObserver
  })
  await page.goto('/')
  await page.getByRole('button', { name: 'More replays' }).press('Enter')
  await expect(replays(page)).toHaveCount(8)
  await expect(replays(page).nth(4).getByRole('link')).toBeFocused()
})

test('a story opens above the page, and leads to the next', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'A lid that seals' }).click()
  await page.getByRole('button', { name: 'Next story' }).click()
  await expect(page.getByRole('dialog', { name: 'Fold a throw in ten seconds' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'A lid that seals' })).toBeFocused()
})

test('a replay has an address of its own, its date, its length and a bar', async ({ page }) => {
  await page.clock.install()
  await page.goto('/')
  await page.getByRole('link', { name: 'Coffee, slowly' }).click()
  await expect(page).toHaveURL(/#\/s\/.+/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Coffee, slowly')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page).toHaveTitle('Coffee, slowly · Fjell & Tisch')
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
  await expect(page.getByRole('timer')).toHaveText('0:00 / 35:00')
  await stopTime(page)
  await page.getByRole('button', { name: 'Watch' }).click()
  await soon(page, () => plays(page))
  await page.clock.runFor(2_000)
  await expect(page.getByRole('progressbar', { name: 'Played' })).toHaveAttribute('value', '2000')
  // By keyboard: a click right after scrolling can still be routed to where the player's frame has been.
  await page.getByRole('link', { name: 'Wool week' }).press('Enter')
  await soon(page, () => expect(page.getByRole('timer')).toHaveText('0:00 / 42:00', once))
  await page.goBack()
  // It goes on, wherever one looks meanwhile.
  await soon(page, () => expect(page.getByRole('timer')).toHaveText(/^0:0[1-9] \/ 35:00$/, once))
})

test('a channel has its words, its picture, its next show with a countdown, and its replays alone', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Channels' }).getByRole('link', { name: 'Peak & Trail' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Peak & Trail')
  await expect(page.getByText('Gear for cold mornings')).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: 'First tracks' })).toBeVisible()
  await expect(page.getByRole('timer', { name: 'Starts in' })).toHaveText(/00 days01 hours\d\d minutes\d\d seconds/)
  await expect(page.getByRole('link', { name: 'Save the date' })).toHaveAttribute('download', 'show.ics')
  await expect(replays(page)).toHaveCount(4 - 1)
  await expect(page).toHaveTitle('Peak & Trail · Fjell & Tisch')
})

for (const address of ['/#/s/nobody', '/#/channel/nowhere']) {
  test(`${address} says that it is not here, and leads to what is`, async ({ page }) => {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This is not here now')
    await expect(page).toHaveTitle('This is not here now · Fjell & Tisch')
    await page.getByRole('link', { name: 'See what is on now' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(live)
  })
}
