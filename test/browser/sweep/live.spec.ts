import { memoryStore } from 'lisa-query/server'
import { asTeam, openShop, startNextShow } from '../live-shop.ts'
import { expect, test } from '../test.ts'

test.use({ reuseContext: false })

test('a tab that stands still loses the connection to the other, and has missed nothing when it goes on', async ({ browser }) => {
  const store = { ...memoryStore(), close: async () => undefined }
  await using shop = await openShop(() => store)
  const context = await browser.newContext()
  const [still, awake] = [await context.newPage(), await context.newPage()]
  for (const page of [still, awake]) {
    await page.goto(`${shop.fronts[0]?.url}/`)
    await expect(page.getByRole('status')).toHaveText('live')
  }
  const onAir = `live ${await startNextShow(shop.lisa)}`
  for (const page of [still, awake]) await expect(page.getByText(onAir)).toBeVisible()

  // Chromium freezes no page that can be seen. A debugger that pauses has the same effect, and tells the page nothing of it.
  const inspector = await context.newCDPSession(still)
  await inspector.send('Debugger.enable')
  await inspector.send('Debugger.pause')
  const rename = (name: string): Promise<Response> =>
    asTeam(shop.lisa, 'PATCH', `/shows/${onAir.slice('live '.length)}`, { title: { '*': name } })
  await rename('Told meanwhile')
  // The other tab believes in it for 75 to 82.5 seconds.
  await expect(awake.getByText(`${onAir}: Told meanwhile`)).toBeVisible({ timeout: 150_000 })

  await inspector.send('Debugger.disable')
  await expect(still.getByText(`${onAir}: Told meanwhile`)).toBeVisible()
  await rename('Told after that')
  for (const page of [still, awake]) {
    await expect(page.getByText(`${onAir}: Told after that`)).toBeVisible()
    await expect(page.getByRole('status')).toHaveText('live')
  }
  await context.close()
})
