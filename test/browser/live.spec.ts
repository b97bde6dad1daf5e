import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { memoryStore } from 'lisa-query/server'
import type { Served } from '../support/serve.ts'
import { asTeam, openShop, startNextShow } from './live-shop.ts'

test.use({ reuseContext: false })

test('a show that starts is on in two browsers on two of four instances; the page of an instance that dies moves on', async ({
  browser,
}) => {
  // One for all, which the end of one instance leaves to the others.
  const store = { ...memoryStore(), close: async () => undefined }
  await using shop = await openShop(() => store)
  const contexts = await Promise.all([browser.newContext(), browser.newContext()])
  const [first, second] = await Promise.all(contexts.map((context, at) => openPage(context, shop.fronts[at])))
  if (!first || !second) throw new Error('Two pages are opened')
  for (const page of [first, second]) await expect(page.getByRole('status')).toHaveText('live')

  const before = shop.reads()
  const started = await startNextShow(shop.lisa)
  for (const page of [first, second]) await expect(page.getByText(`live ${started}`)).toBeVisible()
  // The show has been moved, and has started: two changes of this read.
  expect([1, 2]).toContain(shop.reads() - before)

  await shop.kill(0)
  await asTeam(shop.lisa, 'PATCH', `/shows/${started}`, { title: { '*': 'Told meanwhile' } })
  for (const page of [second, first]) await expect(page.getByText(`live ${started}: Told meanwhile`)).toBeVisible()
  await expect(first.getByRole('status')).toHaveText('live')
  expect([2, 3]).toContain(shop.reads() - before)
  await Promise.all(contexts.map((context) => context.close()))
})

async function openPage(context: BrowserContext, front: Served | undefined): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${front?.url}/`)
  return page
}
