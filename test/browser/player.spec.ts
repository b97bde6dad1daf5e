import type { Locator, Page } from '@playwright/test'
import type { SandboxPlayer } from 'lisa-query/sandbox/player'
import { freshSandbox } from './page.ts'
import { box, player, playerFrame, watch } from './player-page.ts'
import { expect, test } from './test.ts'

// The shop and its player on two origins: the page's own, and `player.localhost`.

// A reused context keeps scripts of an earlier test's clock for new frames of another origin, where they fail.
test.use({ reuseContext: false, mayComplainOf: 'refused requests' })

test.beforeEach(({ request }) => freshSandbox(request))
const cart = (page: Page): Locator => page.getByRole('button', { name: /^Cart, / })
const addInPlayer = (page: Page): Locator =>
  player(page)
    .getByRole('button', { name: /^Add to cart/ })
    .first()

/** Has the player in its frame do something. */
async function inPlayer(page: Page, does: (player: SandboxPlayer) => void): Promise<void> {
  await playerFrame(page).evaluate(`(${does})(sandboxPlayer)`)
}

test('the player is on another origin, in a sandboxed frame over the stage', async ({ page }) => {
  await watch(page)
  const src = new URL((await page.locator('iframe').getAttribute('src')) ?? '')
  expect(src.hostname).toBe('player.localhost')
  expect(src.origin).not.toBe(new URL(page.url()).origin)
  await expect(page.locator('iframe')).toHaveAttribute('sandbox', /allow-scripts allow-same-origin/)
  await expect(player(page).getByRole('heading', { level: 1 })).toHaveText('Slow fire: one pot, four hours')
  expect(await page.evaluate(() => document.querySelector('iframe')?.contentDocument)).toBeNull()
})

test('a product goes from the player into the cart by keyboard, once, and the drawer opens from there', async ({ page }) => {
  await watch(page)
  await page.locator('iframe').focus()
  const add = addInPlayer(page)
  const title = (await add.getAttribute('aria-label'))?.replace('Add to cart: ', '') ?? ''
  for (let step = 0; step < 15 && !(await isFocused(add)); step += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(cart(page)).toHaveAccessibleName('Cart, 1 piece')
  await expect(page.getByRole('status').filter({ hasText: `Added: ${title}. In the cart: 1.` })).toBeAttached()
  const open = player(page).getByRole('button', { name: 'Cart', exact: true })
  for (let step = 0; step < 15 && !(await isFocused(open)); step += 1) await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog', { name: 'Your cart' })
  await expect(drawer.getByRole('listitem')).toContainText([title])
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
})

const isFocused = (locator: Locator): Promise<boolean> => locator.evaluate((element) => element === document.activeElement)

test('a docked player comes where it stands: after the shop’s header, before the page about its show', async ({ page }) => {
  await watch(page)
  const said = await page.locator('body').ariaSnapshot()
  const places = ['link "Soft Rooms"', 'region "Player: Slow fire', 'heading "Slow fire'].map((part) => said.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((one, other) => one - other))

  const first = player(page).getByRole('button', { name: 'Pause' })
  await cart(page).focus()
  for (let step = 0; step < 6 && !(await isFocused(first)); step += 1) await page.keyboard.press('Tab')
  await expect(first).toBeFocused()
  for (let step = 0; step < 60 && (await isInFrame(page)); step += 1) await page.keyboard.press('Tab')
  // The focus has left the player for the page about the show, and not for the top.
  expect(await page.evaluate(() => document.activeElement?.closest('section')?.querySelector('h1')?.textContent)).toBe(
    'Slow fire: one pot, four hours',
  )
})

const isInFrame = (page: Page): Promise<boolean> => page.evaluate(() => document.activeElement?.tagName === 'IFRAME')

test('it floats over three pages in the same frame, and goes on', async ({ page }) => {
  await watch(page)
  await page.evaluate(() => Object.assign(document.querySelector('iframe') as HTMLElement, { isSame: true }))
  const startedIn = await player(page)
    .locator('main')
    .evaluate(() => performance.timeOrigin)
  const channels = page.getByRole('navigation', { name: 'Channels' })
  await channels.getByRole('link', { name: 'Peak & Trail' }).click()
  await expect(box(page)).toHaveAttribute('data-floating', 'true')
  await expect(player(page).locator('main')).toHaveAttribute('data-mode', 'floating')
  await page.getByRole('article').getByRole('link').first().press('Enter')
  await expect(page).toHaveURL(/#\/s\/.+/)
  await channels.getByRole('link').last().click()
  await expect(page).toHaveURL(/#\/channel\/.+/)
  await expect(box(page)).toBeVisible()
  expect(await page.evaluate(() => 'isSame' in (document.querySelector('iframe') as HTMLElement))).toBe(true)
  expect(
    await player(page)
      .locator('main')
      .evaluate(() => performance.timeOrigin),
  ).toBe(startedIn)
  await expect(player(page).getByRole('button', { name: 'Pause' })).toBeVisible()
  await player(page).getByRole('button', { name: 'Full size' }).click()
  await expect(page).toHaveURL(/#\/s\/42$/)
  await expect(box(page)).not.toHaveAttribute('data-floating')
  await expect(player(page).locator('main')).toHaveAttribute('data-mode', 'fullscreen')
  expect(
    await player(page)
      .locator('main')
      .evaluate(() => performance.timeOrigin),
  ).toBe(startedIn)
})

test('a floating player is moved and closed by keyboard and pointer', async ({ page }) => {
  await watch(page)
  await player(page).getByRole('button', { name: 'Float' }).click()
  const handle = page.getByRole('button', { name: /^Move the player/ })
  await handle.focus()
  await page.keyboard.press('ArrowUp')
  await expect(box(page)).toHaveAttribute('data-corner', 'top-right')
  await page.keyboard.press('ArrowLeft')
  await expect(box(page)).toHaveAttribute('data-corner', 'top-left')
  const { x = 0, y = 0 } = (await handle.boundingBox()) ?? {}
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  await page.mouse.move(x + 20, y + 20)
  await page.mouse.down()
  await page.mouse.move(width / 2, height / 2, { steps: 5 })
  await page.mouse.move(width - 60, height - 60, { steps: 5 })
  await page.mouse.up()
  await expect(box(page)).toHaveAttribute('data-corner', 'bottom-right')
  await handle.focus()
  await page.keyboard.press('Escape')
  await expect(page.locator('iframe')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Watch' })).toBeVisible()
})

test('forged messages from the page, another frame, another origin and a popup do nothing', async ({ page, context }) => {
  await watch(page)
  const forged = [
    { messageType: 'lsc:product:add-to-cart', sender: 'LiSA', productId: 'forged', productTitle: 'Forged', intent: 'add' },
    { messageType: 'lsc:cart:view', sender: 'LiSA' },
    { messageType: 'lsc:player:dismiss', sender: 'LiSA' },
  ]
  // The page itself, and a frame of the page's own.
  await page.evaluate(async (messages) => {
    for (const message of messages) window.postMessage(message, '*')
    const frame = document.body.appendChild(document.createElement('iframe'))
    frame.title = 'Another frame'
    frame.srcdoc = `<script>for (const message of ${JSON.stringify(messages)}) parent.postMessage(message, '*')</script>`
    await new Promise((resolve) => frame.addEventListener('load', resolve))
    frame.remove()
  }, forged)
  // A popup of the player's own origin.
  const popup = context.waitForEvent('page')
  await page.evaluate((address) => void window.open(address), (await page.locator('iframe').getAttribute('src')) ?? '')
  const opened = await popup
  await opened.waitForLoadState()
  await opened.evaluate((messages) => {
    for (const message of messages) window.opener.postMessage(message, '*')
  }, forged)
  await opened.close()
  // Frames within the player: one of its own origin, one without any.
  await inPlayer(page, (sandboxPlayer) => sandboxPlayer.misbehave('forged-frame'))
  await inPlayer(page, (sandboxPlayer) => sandboxPlayer.misbehave('forged-origin'))
  // What the player says itself comes after all of that, and is all that is heard.
  await addInPlayer(page).click()
  await expect(cart(page)).toHaveAccessibleName('Cart, 1 piece')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(box(page)).toBeVisible()
  expect(await page.evaluate(() => localStorage.getItem('fjell-tisch cart'))).not.toContain('orged')
})

test('ten thousand messages in a second, and nonsense among them, leave the page usable', async ({ page }) => {
  await watch(page)
  await inPlayer(page, (sandboxPlayer) => {
    sandboxPlayer.misbehave('flood')
    sandboxPlayer.misbehave('shapes')
  })
  const add = page.getByRole('article').getByRole('button', { name: /^Add to cart/ })
  // By keyboard: a click right after scrolling can still be routed to where the frame has been.
  await add.nth(0).press('Enter')
  await expect(cart(page)).toHaveAccessibleName('Cart, 1 piece')
  await add.nth(1).press('Enter')
  await expect(cart(page)).toHaveAccessibleName('Cart, 2 pieces')
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(player(page).getByRole('button', { name: 'Play' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Watch' })).toBeVisible()
})

test('a frame that reloads in mid-play is heard and obeyed again', async ({ page }) => {
  await watch(page)
  await player(page).getByRole('button', { name: 'Float' }).click()
  await expect(player(page).locator('main')).toHaveAttribute('data-mode', 'floating')
  const startedIn = await player(page)
    .locator('main')
    .evaluate(() => performance.timeOrigin)
  await inPlayer(page, (sandboxPlayer) => sandboxPlayer.misbehave('reload'))
  await expect
    .poll(() =>
      player(page)
        .locator('main')
        .evaluate(() => performance.timeOrigin),
    )
    .not.toBe(startedIn)
  // The new document is told that it floats.
  await expect(player(page).locator('main')).toHaveAttribute('data-mode', 'floating')
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(player(page).getByRole('button', { name: 'Play' })).toBeVisible()
  await player(page).getByRole('button', { name: 'Full size' }).click()
  await addInPlayer(page).click()
  await expect(cart(page)).toHaveAccessibleName('Cart, 1 piece')
})
