import { freshSandbox, once, seesNoViolations, soon, stopTime } from './page.ts'
import { card, live, replays, section, seesAll, weather } from './storefront-page.ts'
import { expect, test } from './test.ts'

test.beforeEach(({ request }) => freshSandbox(request))

test('shows what is on now, for how long, and what is in it', async ({ page }) => {
  await page.goto('/')
  await seesAll(page)
  await expect(page).toHaveTitle(/Fjell & Tisch$/)
  await expect(page.getByText('Live now')).toBeVisible()
  const clock = page.getByRole('timer')
  await expect(clock).toHaveText(/On air for (\d+:)?\d+:\d\d$/)
  const before = await clock.textContent()
  await expect(clock).not.toHaveText(before ?? '')
  await expect(card(page, 'casserole')).toContainText(/Price €149\.00-21%Before €189\.00/)
  const mill = card(page, 'Korn pepper mill')
  await expect(mill.getByRole('button', { name: 'Sold out' })).toHaveAttribute('aria-disabled', 'true')
  await expect(card(page, 'casserole').getByRole('option', { name: 'Brick – sold out' })).toBeDisabled()
})

test('a page that fails says so where it would stand, and comes when asked again', async ({ page }) => {
  await page.route('**/media-items*cursor*', (route) =>
    route.continue({ headers: { ...route.request().headers(), 'x-sandbox-incident': 'status=500' } }),
  )
  await page.goto('/')
  await expect(replays(page)).toHaveCount(4)
  await page.getByRole('button', { name: 'More replays' }).scrollIntoViewIfNeeded()
  const again = section(page, 'Watch again').getByRole('button', { name: 'Try again' })
  await expect(again).toBeEnabled()
  await expect(replays(page)).toHaveCount(4)
  await expect(section(page, 'Watch again').getByText('All shows so far')).toBeVisible()
  await page.unroute('**/media-items*cursor*')
  await again.click()
  await expect.poll(() => replays(page).count()).toBeGreaterThanOrEqual(8)
})

test('a part that fails says so and leaves the others alone', async ({ page }) => {
  await page.route('**/api/lisa/media-items?*type=replay*', (route) =>
    route.continue({ headers: { ...route.request().headers(), 'x-sandbox-incident': 'status=403' } }),
  )
  await page.goto('/')
  await expect(section(page, 'Watch again').getByRole('group')).toContainText('Your access does not cover this')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(live)
  await expect(page.getByRole('button', { name: 'Fogged up?' })).toBeVisible()
})

test('out of quota, everything stays, a line says so, and it goes on by itself', async ({ page }) => {
  await page.clock.install()
  await page.goto('/')
  await seesAll(page)
  await stopTime(page)
  await weather(page, 'limited')
  const notices = page.getByRole('group').filter({ hasText: 'Too many requests at once' })
  await soon(page, () => expect(notices.first()).toContainText(/Trying again in \d seconds/, once))
  await seesAll(page)
  await page.clock.runFor(8_500)
  await soon(page, () => expect(notices).toHaveCount(0, once))
  const all = section(page, 'On the shelf').getByText('Everything from this show')
  await soon(page, () => expect(all).toBeVisible(once))
})

test('while LiSA is down everything stays, and the button of a section brings it back', async ({ page, request }) => {
  await page.goto('/')
  await seesAll(page)
  await weather(page, 'down')
  const shelf = section(page, 'On the shelf')
  await expect(shelf.getByRole('button', { name: 'Try again' })).toBeEnabled()
  await expect(shelf.getByRole('group')).toContainText('This service is not available')
  await seesAll(page)
  await request.post('/api/lisa/__sandbox/clear')
  await shelf.getByRole('button', { name: 'Try again' }).click()
  await expect(shelf.getByText('Everything from this show')).toBeVisible()
})

test('where nothing has come yet, each part says so in its place', async ({ page, request }) => {
  await request.post('/api/lisa/__sandbox/next', { data: { status: 503, times: 100_000 } })
  await page.goto('/')
  await expect(page.getByRole('group').filter({ hasText: 'This service is not available' })).toHaveCount(3)
  await expect(section(page, 'Stories').getByRole('button', { name: 'Try again' })).not.toHaveAttribute('aria-disabled', 'true')
  await seesNoViolations(page)
  await request.post('/api/lisa/__sandbox/clear')
  await section(page, 'Stories').getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('button', { name: 'Fogged up?' })).toBeVisible()
})

test('one prompt asks for all sections, and everything goes on after signing in', async ({ page }) => {
  await page.goto('/')
  await seesAll(page)
  await weather(page, 'signed-out')
  await expect(page.getByRole('region', { name: 'Sign in to go on' })).toBeVisible()
  await expect(section(page, 'On the shelf').getByRole('group')).toContainText('You are not signed in')
  await expect(page.getByRole('button', { name: 'Sign in' })).toHaveCount(1)
  await seesAll(page)
  await page.getByRole('button', { name: 'Sign in' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Welcome back' })
  await expect(dialog.getByRole('button', { name: 'Go on as a guest' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeFocused()
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Go on as a guest' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Sign in to go on' })).toBeHidden()
  await expect(section(page, 'On the shelf').getByText('Everything from this show')).toBeVisible()
  await expect(section(page, 'Watch again').getByText('All shows so far')).toBeVisible()
})

test('whoever puts the prompt away finds the same way in at each section', async ({ page }) => {
  await page.goto('/')
  await seesAll(page)
  await weather(page, 'signed-out')
  await page.getByRole('button', { name: 'Not now' }).click()
  await section(page, 'On the shelf').getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('dialog', { name: 'Welcome back' }).getByRole('button', { name: 'Go on as a guest' }).click()
  await expect(section(page, 'On the shelf').getByText('Everything from this show')).toBeVisible()
})
