import type { Page } from '@playwright/test'
import { addDraft, choose, makeItFail, next, open, rows, status, widget } from './dashboard-page.ts'
import { freshSandbox } from './page.ts'
import { expect, test } from './test.ts'

test.beforeEach(({ request }) => freshSandbox(request))

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

test('an endpoint that fails shows in its own widget alone, which goes on when asked', async ({ page }) => {
  await open(page)
  const channels = widget(page, 'Channels')
  await makeItFail(page, 'Channels', 'LiSA answers 503')
  await expect(status(channels)).toContainText('This service is not available')
  await expect(channels.getByRole('heading', { name: 'Peak & Trail' })).toBeVisible()
  for (const title of ['Shows', 'Product editor', 'Product updates', 'Quota and requests']) {
    await expect(status(widget(page, title))).not.toContainText('This service is not available')
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
