import type { FrameLocator, Locator, Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { stage } from './ui-stage-page.ts'

/** Opens a scene of the stage on the page itself, in a shadow root or in a frame; gives where to look for it. */
async function open(page: Page, scene: string, place?: 'shadow' | 'frame'): Promise<Page | FrameLocator> {
  await page.goto(`${stage}?scene=${scene}${place ? `&in=${place}` : ''}#/here`)
  return place === 'frame' ? page.frameLocator('iframe') : page
}

const focused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element)

for (const place of ['shadow', 'frame'] as const) {
  test(`in a ${place}, the stylesheet has its colours, and a summary its labels and links`, async ({ page }) => {
    const within = await open(page, 'form', place)
    await within.getByRole('button', { name: 'Send' }).click()
    const summary = within.getByRole('group', { name: 'Some entries need a correction' })
    await expect(summary).toBeFocused()
    await expect(summary).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
    await expect(summary.getByRole('listitem')).toHaveText(['Text: is short', 'Title: is short'])
    await summary.getByRole('link', { name: 'Title: is short' }).click()
    await expect(within.getByLabel('Title')).toBeFocused()
    expect(new URL(page.url()).hash).toBe('#/here')
  })

  test(`in a ${place}, the focus stays where the bar was that somebody put away`, async ({ page }) => {
    const within = await open(page, 'prompt', place)
    await within.getByRole('region').getByRole('button', { name: 'Not now' }).press('Enter')
    await expect(within.getByRole('region')).toHaveCount(0)
    await expect.poll(() => focused(within.locator('main > div').first())).toBe(true)
  })
}

test('the focus goes to the first part of a group that can have it, and a link leads there', async ({ page }) => {
  await open(page, 'fields')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('textbox', { name: 'editor' })).toBeFocused()

  await open(page, 'form')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('link', { name: 'Text: is short' }).click()
  await expect(page.getByRole('textbox', { name: 'editor' })).toBeFocused()
  expect(new URL(page.url()).hash).toBe('#/here')
})

for (const place of [undefined, 'shadow', 'frame'] as const) {
  test(`the dialog’s own form has the focus where it wants it, and keeps its own events: ${place ?? 'on the page'}`, async ({
    page,
  }) => {
    const within = await open(page, 'prompt', place)
    await within.getByRole('button', { name: 'Sign in', exact: true }).click()
    const dialog = within.getByRole('dialog', { name: 'Sign in to go on' })
    await expect(dialog.getByLabel('Password')).toBeFocused()

    await dialog.getByLabel('Picture').evaluate((input) => input.dispatchEvent(new Event('cancel', { bubbles: true })))
    await expect(dialog).toBeVisible()

    await dialog.getByRole('button', { name: 'A dialog inside' }).click()
    await expect(within.getByRole('dialog', { name: 'inner' })).toBeVisible()
    await within.getByRole('button', { name: 'Stay' }).press('Escape')
    await expect(within.getByRole('dialog', { name: 'inner' })).toHaveCount(0)
    await expect(dialog).toBeVisible()

    await dialog.getByRole('button', { name: 'A dialog of another make' }).click()
    await within.getByRole('button', { name: 'Leave' }).press('Escape')
    await expect(within.getByRole('dialog', { name: 'other' })).toHaveCount(0)
    await expect(dialog).toBeVisible()

    await dialog.getByLabel('Name').press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(within.getByRole('button', { name: 'Sign in', exact: true })).toBeFocused()
  })
}

test('the page behind the dialog does not scroll, and does again afterwards', async ({ page }) => {
  await open(page, 'prompt')
  const scrolled = (): Promise<number> => page.evaluate(() => Math.round(scrollY))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Sign in to go on' })).toBeVisible()
  await page.mouse.move(5, 5)
  await page.mouse.wheel(0, 400)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await scrolled()).toBe(0)
  await page.mouse.wheel(0, 400)
  await expect.poll(scrolled).toBeGreaterThan(0)
})

test('a word of 220 letters makes no page of 320 pixels scroll sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 })
  await open(page, 'words')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('link')).toHaveCount(2)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})
