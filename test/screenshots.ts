import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from '@playwright/test'
import { withBuiltExample } from './support/built-example.ts'

// Pictures of the static build: the README's two, or with `--all <folder>` every page, narrow and wide, light and dark.
const { all } = parseArgs({ options: { all: { type: 'string' } } }).values

interface Picture {
  name: string
  path: string
  /** What somebody does before it is taken. */
  after?: (page: Page) => Promise<unknown>
}

const send = (page: Page): Promise<void> => page.getByRole('button', { name: 'Send the request' }).click()
const refuse = async (page: Page): Promise<void> => {
  const submit = page.locator('form button[type="submit"]')
  await submit.waitFor()
  await page.getByRole('button', { name: 'Fill in what is refused' }).click()
  await submit.click()
  await page.getByRole('group', { name: 'Some entries need a correction' }).waitFor()
}
const openCart = async (page: Page): Promise<void> => {
  await page
    .getByRole('button', { name: /^Add to cart/ })
    .first()
    .click()
  await page.getByRole('button', { name: /^Cart/ }).click()
}
const signIn = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Sign in as Mia' }).click()
  await page.getByRole('button', { name: '20 widgets at once' }).click()
  await page.locator('[data-part="widget"][data-state="ok"]').last().waitFor()
}
const cutOff = async (page: Page): Promise<void> => {
  await send(page)
  await page.getByText('It may have been saved or not').first().waitFor()
}
const lisaIs = (weather: string) => async (page: Page) => {
  await page
    .getByText('Live now')
    .or(page.getByRole('heading', { name: 'Studio' }))
    .first()
    .waitFor()
  await page.getByRole('combobox', { name: 'LiSA is' }).selectOption({ label: weather })
  await page.waitForTimeout(4_000)
}

const storefront: Picture = { name: 'storefront', path: '/', after: (page) => page.getByText('Live now').waitFor() }
const counting: Picture = { name: 'lab', path: '/#/lab/429', after: send }

const pictures: Picture[] = [
  storefront,
  { name: 'storefront-down', path: '/', after: lisaIs('down') },
  { name: 'storefront-signed-out', path: '/', after: lisaIs('signing you out') },
  { name: 'show-upcoming', path: '/#/s/72542ac9-3805-40c2-b09e-752bd4f819ab' },
  { name: 'show-replay', path: '/#/s/de482998-65b1-45ad-9f71-4a1270ec40b8' },
  { name: 'show-unknown', path: '/#/s/unknown' },
  { name: 'channel', path: '/#/channel/soft-rooms' },
  { name: 'cart', path: '/', after: openCart },
  { name: 'dashboard', path: '/#/dashboard' },
  { name: 'dashboard-down', path: '/#/dashboard', after: lisaIs('down') },
  { name: 'host', path: '/host.html' },
  { name: 'lab-200', path: '/#/lab/200', after: send },
  { name: 'lab-422', path: '/#/lab/422', after: send },
  { name: 'lab-429', path: '/#/lab/429', after: send },
  { name: 'lab-unknown', path: '/#/lab/unknown', after: cutOff },
  ...['start', 'questions', 'errors', 'components', 'mistakes', 'api', 'api-main'].map((name) => ({
    name: `guide-${name}`,
    path: `/guide/${name}.html`,
  })),
  { name: 'limits', path: '/#/lab/limits' },
  { name: 'limits-signed-in', path: '/#/lab/limits', after: signIn },
  ...['show', 'product', 'notify'].flatMap((form) => [
    { name: `form-${form}`, path: `/#/forms/${form}` },
    { name: `form-${form}-refused`, path: `/#/forms/${form}`, after: refuse },
  ]),
]

await withBuiltExample(async (browser, address) => {
  const folder = all ?? 'example/screenshots'
  mkdirSync(folder, { recursive: true })
  const widths = all === undefined ? [1280] : [390, 1280]
  const schemes = all === undefined ? (['light'] as const) : (['light', 'dark'] as const)
  for (const picture of all === undefined ? [storefront, counting] : pictures) {
    for (const width of widths) {
      for (const colorScheme of schemes) {
        const file = all === undefined ? picture.name : `${picture.name}-${width}-${colorScheme}`
        await take(
          browser,
          { ...picture, path: new URL(picture.path, address).href },
          join(folder, `${file}.png`),
          width,
          colorScheme,
        )
      }
    }
  }
})

async function take(
  browser: Browser,
  { name, path, after }: Picture,
  file: string,
  width: number,
  colorScheme: 'light' | 'dark',
): Promise<void> {
  const viewport = { width, height: all === undefined ? 1240 : 900 }
  const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: 1, reducedMotion: 'reduce' })
  await page.goto(path, { waitUntil: 'networkidle' })
  await after?.(page).catch((error: Error) => console.error(`${name}: ${error.message}`))
  if (all !== undefined) await seeAll(page)
  await page.waitForTimeout(700)
  // Without a window, Chromium keeps the room of a scrollbar that it does not draw.
  await page.addStyleTag({ content: 'html { scrollbar-gutter: auto }' })
  // The README's are what one sees first; the others are all that there is.
  await page.screenshot({ path: file, fullPage: all !== undefined })
  await page.close()
}

/** Pictures are fetched when they come into sight. */
async function seeAll(page: Page): Promise<void> {
  for (let screen = 1; screen < 5; screen += 1) {
    await page.mouse.wheel(0, 800)
    await page.waitForTimeout(100)
  }
  await page.evaluate(() => scrollTo(0, 0))
}
