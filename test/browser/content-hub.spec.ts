import type { Page } from '@playwright/test'
import { isFineInBothSchemes, seesNoViolations } from './page.ts'
import { player, playerFrame } from './player-page.ts'
import { expect, test } from './test.ts'
import { stage } from './ui-stage-page.ts'

test.use({ mayComplainOf: 'nothing' })

const live = 'Slow fire: one pot, four hours'

/** The hub with the sandbox's player, which is served from another origin, at LiSA's own addresses. */
async function openHub(page: Page, server: string): Promise<void> {
  const origin = server.replace('127.0.0.1', 'player.localhost')
  await page.route(`${origin}/s/*`, async (route) => {
    const html = await route.fetch({ url: `${server}/player.html` }).then((answer) => answer.text())
    await route.fulfill({ contentType: 'text/html', body: html.replace('<head>', '<head><base href="/">') })
  })
  await page.goto(`${stage}?${new URLSearchParams({ player: origin })}`)
  await expect(page.locator('[data-part="lisa-player"][data-ready]')).toBeVisible()
}

test('a hub plays the show that is on, and what is chosen from its list by keyboard', async ({ page, server }) => {
  await openHub(page, server.url)
  await expect(player(page).getByRole('heading', { level: 1 })).toHaveText(live)
  const choices = page.getByRole('list', { name: 'Shows' }).getByRole('button')
  await expect(choices).toHaveText(['Last week', 'Slow fire', 'Tomorrow'])
  await expect(choices.and(page.locator('[aria-current="true"]'))).toHaveText('Slow fire')

  await choices.first().focus()
  await page.keyboard.press('Enter')
  await expect(choices.and(page.locator('[aria-current="true"]'))).toHaveText('Last week')
  await expect(page.locator('iframe')).toHaveAttribute('title', 'Last week')
  await expect(player(page).getByText('Replay', { exact: true })).toBeVisible()
  await expect(page.locator('[data-part="lisa-player"][data-ready]')).toBeVisible()
  await expect(choices.first()).toBeFocused()
  await isFineInBothSchemes(page)
  await seesNoViolations(playerFrame(page))
})

test('a banner opens the show that is on, and is gone once it is put away', async ({ page, server }) => {
  await openHub(page, server.url)
  const banner = page.getByRole('complementary', { name: 'Live now' })
  await banner.getByRole('button', { name: 'Live now: Slow fire' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'live: 42' })).toBeVisible()
  await banner.getByRole('button', { name: 'Put away' }).press('Enter')
  await expect(banner).toHaveCount(0)
})
