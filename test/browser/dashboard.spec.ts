import type { Page } from '@playwright/test'
import { addDraft, choose, makeItFail, next, open, rows, status, widget } from './dashboard-page.ts'
import { freshSandbox, once, seenByTheServer, soon, stopTime } from './page.ts'
import { expect, test } from './test.ts'

test.beforeEach(({ request }) => freshSandbox(request))

test('a draft is made, published, and then found under Upcoming', async ({ page }) => {
  await open(page)
  const shows = widget(page, 'Shows')
  await addDraft(page, 'Bread before breakfast')
  await shows.getByRole('button', { name: 'Publish Bread before breakfast' }).click()
  await expect(shows.locator('p[role="status"]')).toHaveText('“Bread before breakfast” is published: it is under Upcoming now.')
  await expect(rows(shows)).toHaveText([/^No drafts/])
  await shows.getByRole('tab', { name: 'Upcoming' }).click()
  await expect(rows(shows).filter({ hasText: 'Bread before breakfast' })).toHaveCount(1)
})

test('what LiSA refuses of a draft stands at the field, and what was typed stays', async ({ page }) => {
  await open(page)
  const shows = widget(page, 'Shows')
  await shows.getByRole('tab', { name: 'Drafts' }).click()
  await shows.getByRole('textbox', { name: 'New draft' }).fill('Tomorrow <b>already</b>')
  await shows.getByLabel('Starts').fill('2020-01-01T19:00')
  await shows.getByRole('button', { name: 'Add it' }).click()
  await expect(shows.getByLabel('Starts')).toHaveAccessibleDescription('is in the past')
  await expect(shows.getByRole('textbox', { name: 'New draft' })).toHaveAccessibleDescription(/must be plain text/)
  await expect(status(shows)).toContainText('A picture is needed for a show in the next three days')
  await expect(shows.getByRole('textbox', { name: 'New draft' })).toHaveValue('Tomorrow <b>already</b>')
})

test('a publish whose answer is cut off says so at its row, and Check finds out', async ({ page, request }) => {
  await open(page)
  const shows = widget(page, 'Shows')
  await addDraft(page, 'Rye')
  await next(request, { drop: true, applied: true, method: 'POST', path: '/shows/*' })
  await shows.getByRole('button', { name: 'Publish Rye' }).click()
  const row = rows(shows).filter({ hasText: 'Rye' })
  await expect(row.getByText('It may have been saved or not').first()).toBeVisible()
  await expect(row.getByRole('button')).toHaveText(['Check', 'Send again'])
  await row.getByRole('button', { name: 'Check' }).click()
  await expect(shows.locator('p[role="status"]')).toHaveText('“Rye” is published: it is under Upcoming now.')
})

test('archiving asks first, names the show, works with the keyboard alone, and the focus goes on to the next row', async ({
  page,
}) => {
  await open(page)
  const shows = widget(page, 'Shows')
  const archives = shows.getByRole('button', { name: /^Archive/ })
  await expect(archives).toHaveCount(3)
  const first = await rows(shows).first().getByRole('heading').innerText()
  const second = await rows(shows).nth(1).getByRole('heading').innerText()
  await archives.first().focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('alertdialog', { name: `Archive “${first}”?` })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(archives.first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(rows(shows)).toHaveCount(2)
  await expect(shows.getByRole('button', { name: `Archive ${second}` })).toBeFocused()
})

test('a product is corrected after a 422, and nothing that was typed is lost, not even by looking at another one', async ({
  page,
}) => {
  await open(page)
  const editor = widget(page, 'Product editor')
  const title = editor.getByRole('textbox', { name: 'Title', exact: true })
  const discounted = editor.getByLabel('Discounted price')
  await expect(title).not.toHaveValue('')
  const chosen = await editor.getByRole('combobox').innerText()
  await editor.getByRole('textbox', { name: 'Title in German' }).fill('Skibrille für Schneetage')
  await title.fill(' ')
  await discounted.fill('9999')
  await editor.getByRole('button', { name: 'Save the product' }).click()
  await expect(title).toHaveAccessibleDescription("can't be blank")
  await expect(discounted).toHaveAccessibleDescription('must be less than the original price')
  await expect(discounted).toHaveValue('9999')

  await choose(page, editor, /Klinge/)
  await expect(title).toHaveValue(/Klinge/)
  await choose(page, editor, new RegExp(chosen))
  await expect(discounted).toHaveValue('9999')
  await title.fill('Goggles for snowy days')
  await discounted.fill('79.5')
  await editor.getByRole('button', { name: 'Save the product' }).click()
  await expect(editor.locator('p[role="status"]')).toHaveText('Saved: the shop shows it from now on.')
  await expect(title).toHaveValue('Goggles for snowy days')
  await expect(editor.getByRole('textbox', { name: 'Title in German' })).toHaveValue('Skibrille für Schneetage')
})

test('a save that fails keeps what was typed, and its way on saves it', async ({ page, request }) => {
  await open(page)
  const editor = widget(page, 'Product editor')
  const title = editor.getByRole('textbox', { name: 'Title', exact: true })
  await expect(title).not.toHaveValue('')
  await title.fill('Goggles')
  await next(request, { status: 503, method: 'PATCH', path: '/products/*' })
  await editor.getByRole('button', { name: 'Save the product' }).click()
  await expect(status(editor)).toContainText('LiSA is not available')
  await expect(title).toHaveValue('Goggles')
  await status(editor).getByRole('button', { name: 'Try again' }).click()
  await expect(editor.locator('p[role="status"]')).toHaveText('Saved: the shop shows it from now on.')
})

test('a notification gets its receipt, and one that fails stands above it with its state', async ({ page, request }) => {
  await open(page)
  const updates = widget(page, 'Product updates')
  await choose(page, updates, /Klinge/)
  await updates.getByLabel('New price').fill('89')
  await updates.getByRole('button', { name: 'Notify LiSA' }).click()
  const sent = updates.getByRole('region', { name: 'Sent updates' }).getByRole('listitem')
  await expect(sent).toHaveCount(1)
  await expect(sent).toContainText('Accepted, not processed yet')
  await expect(sent).toContainText(/Signature valid, request [0-9a-f]{8}/)
  await next(request, { status: 403, method: 'POST', path: '/plugin-notifications/*' })
  await updates.getByRole('button', { name: 'Notify LiSA' }).click()
  await expect(sent).toHaveCount(2)
  await expect(sent.first()).toContainText('Your access does not cover this')
  await expect(sent.last()).toContainText('Accepted, not processed yet')
  const [log] = (await seenByTheServer(request)).filter(({ path }) => path.startsWith('/plugin-notifications'))
  expect(log?.headers['x-hmac-signature']).toMatch(/^[0-9a-f]{64}$/)
})

test('an endpoint that fails shows in its own widget alone, which goes on when asked', async ({ page }) => {
  await open(page)
  const channels = widget(page, 'Channels')
  await makeItFail(page, 'Channels', 'LiSA answers 503')
  await expect(status(channels)).toContainText('LiSA is not available')
  await expect(channels.getByRole('heading', { name: 'Peak & Trail' })).toBeVisible()
  for (const title of ['Shows', 'Product editor', 'Product updates', 'Quota and requests']) {
    await expect(status(widget(page, title))).not.toContainText('LiSA is not available')
  }
  await expect(status(channels).getByRole('button', { name: 'Try again' })).toBeEnabled()
  await status(channels).getByRole('button', { name: 'Try again' }).click()
  await expect(status(channels)).toContainText('As of')
})

test('a widget that throws leaves the others working, and starts again', async ({ page }) => {
  await open(page)
  const shows = widget(page, 'Shows')
  await makeItFail(page, 'Shows', 'Throw in render')
  await expect(shows.getByRole('alert')).toHaveText('This widget stopped')
  await choose(page, widget(page, 'Product updates'), /Klinge/)
  await expect(widget(page, 'Channels').getByRole('heading', { name: 'The Long Table' })).toBeVisible()
  await shows.getByRole('button', { name: 'Start it again' }).click()
  await expect(rows(shows)).toHaveCount(3)
  await expect(shows).toBeFocused()
})

test('the quota shows the pause of a 429, and opens again by itself', async ({ page, request }) => {
  await page.clock.install()
  await open(page)
  const quota = widget(page, 'Quota and requests')
  await expect(quota.getByText(/of 60 left/)).toBeVisible()
  await expect(quota.getByText('Open', { exact: true })).toBeVisible()
  await next(request, { status: 429, retryAfter: '3', method: 'GET', path: '/shows' })
  await stopTime(page)
  await widget(page, 'Shows').getByRole('tab', { name: 'Replays' }).click()
  await soon(page, () => expect(quota.getByText('Closed', { exact: true })).toBeVisible(once))
  await soon(page, () => expect(quota.getByText(/, opens in [1-3] s/)).toBeVisible(once))
  await expect(status(widget(page, 'Shows'))).toBeVisible()
  await page.clock.runFor(3_500)
  await soon(page, () => expect(rows(widget(page, 'Shows'))).toHaveCount(9, once)) // eight, and the way to more
  await soon(page, () => expect(quota.getByText('Open', { exact: true })).toBeVisible(once))
  await expect(quota.locator('[data-part="mark"][data-of="429"]')).toHaveCount(1)
})

test('one sign-in is enough for all widgets', async ({ page }) => {
  await open(page)
  await page.getByLabel('LiSA is').selectOption('signing you out')
  const prompt = page.getByRole('region', { name: 'Sign in to go on' })
  await expect(prompt).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toHaveCount(1)
  await expect(status(widget(page, 'Shows'))).toHaveText('Goes on once you are signed in.')
  await prompt.getByRole('button', { name: 'Sign in' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign in' })
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Sign in as the studio' }).click()
  await expect(dialog).toBeHidden()
  await expect(prompt).toBeHidden()
  for (const title of ['Shows', 'Channels']) await expect(status(widget(page, title))).toContainText('As of')
})

test('on somebody else’s page the widgets work and look the same, and each keeps a cache of its own', async ({ page }) => {
  // One widget in a row on both.
  await page.setViewportSize({ width: 700, height: 900 })
  await open(page)
  const wanted = await looksOf(page)
  await page.goto('/host.html')
  await expect(page.getByText('The host’s cache: 1 query. The widgets’: 6.')).toBeVisible()
  expect(await looksOf(page)).toEqual(wanted)

  await addDraft(page, 'From the warehouse')
  const shows = widget(page, 'Shows')
  await shows.getByRole('button', { name: 'Publish From the warehouse' }).click()
  await expect(shows.locator('p[role="status"]')).toHaveText('“From the warehouse” is published: it is under Upcoming now.')
  await shows.getByRole('tab', { name: 'Upcoming' }).click()
  await shows.getByRole('button', { name: 'Archive From the warehouse' }).click()
  const dialog = page.getByRole('alertdialog')
  // It opens in the widgets' own place, where the host's looks do not reach.
  expect(await dialog.evaluate((element) => element.closest('[data-shop]') !== null)).toBe(true)
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toHaveCSS('text-transform', 'none')
  await dialog.getByRole('button', { name: 'Archive it' }).click()
  await expect(rows(shows)).toHaveCount(3)
  await choose(page, widget(page, 'Product updates'), /Klinge/)
  await expect(page.getByText(/^The host’s cache: 1 query\./)).toBeVisible()
})

test('when the widgets’ session ends, the host keeps its data', async ({ page }) => {
  await page.goto('/host.html')
  const requests: string[] = []
  await expect(page.getByRole('rowheader', { name: 'Ski goggles, smoke' })).toBeVisible()
  await expect(page.getByText('The host’s cache: 1 query. The widgets’: 6.')).toBeVisible()
  await page.getByRole('button', { name: 'Pick', exact: true }).first().click()
  page.on('request', (request) => requests.push(request.url()))
  await page.getByRole('button', { name: 'End the widgets’ session' }).click()
  await expect(page.getByRole('region', { name: 'Sign in to go on' })).toBeVisible()
  await expect(widget(page, 'Channels').getByRole('heading', { name: 'Peak & Trail' })).toHaveCount(0)
  await expect(page.getByRole('rowheader')).toHaveCount(6)
  await expect(page.getByRole('button', { name: 'Pick', exact: true }).first()).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in as the studio' }).click()
  await expect(widget(page, 'Channels').getByRole('heading', { name: 'Peak & Trail' })).toBeVisible()
  expect(requests.filter((url) => url.includes('stock'))).toEqual([])
})

/** What somebody sees of a few parts of the widgets. */
async function looksOf(page: Page): Promise<unknown> {
  await expect(rows(widget(page, 'Shows')).first().getByRole('heading')).toBeVisible()
  await expect(widget(page, 'Channels').getByRole('listitem').getByRole('heading')).toHaveCount(3)
  await expect(status(widget(page, 'Channels'))).toContainText('As of')
  const parts = [
    widget(page, 'Shows'),
    widget(page, 'Shows').getByRole('heading', { level: 2 }),
    widget(page, 'Shows').getByRole('tab').first(),
    rows(widget(page, 'Shows')).first(),
    rows(widget(page, 'Shows')).first().getByRole('heading'),
    rows(widget(page, 'Shows')).first().getByRole('button'),
    widget(page, 'Product updates').getByRole('button', { name: 'Notify LiSA' }),
    widget(page, 'Product updates').getByLabel('In stock'),
    widget(page, 'Product updates').getByText('New price in €'),
    widget(page, 'Channels').getByRole('listitem').first(),
    widget(page, 'Channels').getByRole('listitem').first().getByRole('paragraph').first(),
    widget(page, 'Channels').getByRole('listitem').first().locator('img'),
  ]
  return Promise.all(
    parts.map((part) =>
      part.evaluate((element) => {
        const { cssText, ...all } = getComputedStyle(element) as unknown as Record<string, string>
        // How wide it is, and what follows from that, is the page's, and so is whether it is light or dark.
        const isWidths =
          /width|inline-?size|inset|origin|^(left|right|top|bottom)$|^\d+$|grid|height|block-?size|columns|colorScheme/i
        return Object.fromEntries(Object.entries(all).filter(([name]) => !isWidths.test(name)))
      }),
    ),
  )
}
