import type { Page } from '@playwright/test'
import { nameOf, rows } from '../../../example/lab/rows.ts'
import { isFinal } from '../lab-page.ts'
import { filledWidgets, isFineInBothSchemes, lisaIs, once, shiftsOf, soon, stopTime } from '../page.ts'
import { expect, test } from '../test.ts'

// One page goes through many states, as a page does; it is the static build, so that nobody else steers its sandbox.
test.use({ site: 'static', mayComplainOf: 'nothing' })
test.describe.configure({ mode: 'parallel' })

const widths = [360, 1280]
const mostShift = 0.02

const upcoming = '/s/72542ac9-3805-40c2-b09e-752bd4f819ab'
const replay = '/s/de482998-65b1-45ad-9f71-4a1270ec40b8'

let shifts: Awaited<ReturnType<typeof shiftsOf>>

test.beforeEach(async ({ page }) => {
  shifts = await shiftsOf(page)
})

for (const width of widths) {
  test(`the lab in every state, ${width} pixels wide`, async ({ page }) => {
    await page.clock.install()
    await open(page, width, `/lab/${rows.at(-1)?.slug}`)
    for (const row of rows) {
      await test.step(nameOf(row), async () => {
        await choose(page, nameOf(row))
        await page.getByRole('button', { name: /^(Send the request|Start over)$/ }).click()
        await isFinal(page)
        await isFineInBothSchemes(page)
      })
    }
    await staysInPlace()
  })

  test(`the other pages of the lab, ${width} pixels wide`, async ({ page }) => {
    await open(page, width, '/lab/nothing-of-the-kind')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('nothing-of-the-kind')
    await isFineInBothSchemes(page)
    for (const form of ['show', 'product', 'notify']) {
      await page.goto(`/#/forms/${form}`)
      const submit = page.locator('form button[type="submit"]')
      await expect(submit).toBeVisible()
      await page.getByRole('button', { name: 'Fill in what is refused' }).click()
      await submit.click()
      await expect(page.getByRole('group', { name: 'Some entries need a correction' })).toBeFocused()
      await isFineInBothSchemes(page)
    }
    await page.goto('/#/lab/crowd')
    await page.getByRole('combobox', { name: 'Visitors' }).selectOption('100')
    await isFineInBothSchemes(page)
    await page.getByRole('button', { name: 'Let them come' }).click()
    await isFineInBothSchemes(page)
    await expect(page.getByRole('status').filter({ hasText: 'All have come.' })).toBeVisible({ timeout: 120_000 })
    await isFineInBothSchemes(page)
    await page.goto('/#/lab/limits')
    await page.getByRole('button', { name: 'Sign in as Mia' }).click()
    await page.getByRole('button', { name: '20 widgets at once' }).click()
    await expect(filledWidgets(page)).toHaveCount(20)
    await isFineInBothSchemes(page)
  })

  test(`the pages of the shop, ${width} pixels wide`, async ({ page }) => {
    await open(page, width, '/')
    await expect(page.getByText('Live now').first()).toBeVisible()
    await isFineInBothSchemes(page)
    await page.getByRole('button', { name: /^Cart/ }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await isFineInBothSchemes(page)
    await page.keyboard.press('Escape')
    await page
      .getByRole('button', { name: /^Add to cart/ })
      .first()
      .click()
    await page.getByRole('button', { name: /^Cart/ }).click()
    await isFineInBothSchemes(page)
    await page.keyboard.press('Escape')
    for (const path of [upcoming, replay, '/s/nothing-of-the-kind', '/channel/soft-rooms', '/channel/nothing-of-the-kind']) {
      await page.goto(`/#${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
      await isFineInBothSchemes(page)
    }
    await staysInPlace()
  })

  test(`the widgets in another app, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto('/host.html')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await isFineInBothSchemes(page)
    await staysInPlace()
  })

  for (const { path, button } of [
    { path: '/', button: 'Go on as a guest' },
    { path: '/dashboard', button: 'Sign in as the studio' },
  ]) {
    test(`${path} while LiSA is slow, limited, down and signs out, ${width} pixels wide`, async ({ page }) => {
      await page.clock.install()
      await open(page, width, path)
      await lisaIs(page, 'slow')
      await page.clock.runFor(3_000)
      await isFineInBothSchemes(page)
      const waiting = page.getByText(/Trying again in \d/)
      await stopTime(page)
      await lisaIs(page, 'out of quota')
      await soon(page, () => expect(waiting.first()).toBeVisible(once))
      await page.clock.resume()
      await isFineInBothSchemes(page)
      await page.clock.runFor(9_000)
      await expect(waiting).toHaveCount(0)
      await lisaIs(page, 'down')
      await expect(page.getByText('This service is not available').first()).toBeVisible()
      await isFineInBothSchemes(page)
      await lisaIs(page, 'fine')
      await expect(page.getByText('This service is not available')).toHaveCount(0)
      await lisaIs(page, 'signing you out')
      const prompt = page.getByRole('button', { name: 'Sign in', exact: true }).first()
      await expect(prompt).toBeVisible()
      await isFineInBothSchemes(page)
      await prompt.click()
      await isFineInBothSchemes(page)
      await page.getByRole('dialog').getByRole('button', { name: button }).click()
      await expect(prompt).toBeHidden()
      await lisaIs(page, 'fine')
      await isFineInBothSchemes(page)
      await staysInPlace()
    })
  }

  test(`a first look while LiSA is slow, and while it is down, ${width} pixels wide`, async ({ page }) => {
    await open(page, width, '/')
    await lisaIs(page, 'slow')
    await page.getByRole('navigation', { name: 'Demo' }).getByRole('link', { name: 'Dashboard' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Studio' })).toBeVisible()
    await isFineInBothSchemes(page)
    await page.goto(`/#${upcoming}`)
    await isFineInBothSchemes(page)
    await lisaIs(page, 'down')
    await page.goto(`/#${replay}`)
    await expect(page.getByText('This service is not available').first()).toBeVisible()
    await isFineInBothSchemes(page)
    await lisaIs(page, 'fine')
    await expect(page.getByText('This service is not available')).toHaveCount(0)
    await isFineInBothSchemes(page)
    await staysInPlace()
  })
}

async function open(page: Page, width: number, path: string): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.goto(`/#${path}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** Takes a preset from the list, which is folded where there is little room. */
async function choose(page: Page, name: string): Promise<void> {
  const presets = page.getByRole('navigation', { name: 'What LiSA answers' })
  const link = presets.getByRole('link', { name, exact: true })
  if (!(await link.isVisible())) await presets.getByRole('button').click()
  await link.click()
}

/** Nothing on the page has moved but what somebody moved. */
async function staysInPlace(): Promise<void> {
  const { sum, worst } = await shifts()
  test.info().annotations.push({ type: 'figures', description: `shifted by ${sum.toFixed(4)}` })
  expect(sum, worst.join('\n')).toBeLessThanOrEqual(mostShift)
}
