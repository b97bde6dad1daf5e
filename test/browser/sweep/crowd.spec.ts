import { isFineInBothSchemes } from '../page.ts'
import { expect, test } from '../test.ts'

test.use({ mayComplainOf: 'refused requests' })

test('a crowd that comes at once: LiSA refuses most of it without the gateway, and nobody with it', async ({ page }) => {
  await page.goto('/#/lab/crowd')
  await page.getByRole('combobox', { name: 'Visitors' }).selectOption('100')
  await page.getByRole('button', { name: 'Let them come' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'All have come.' })).toBeVisible({ timeout: 120_000 })
  const row = async (name: string): Promise<number[]> => {
    const cells = page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name }) })
      .getByRole('cell')
    return (await cells.allInnerTexts()).map((text) => Number(text.replace(/\D/g, '')))
  }
  expect(await row('Visitors so far')).toEqual([100, 100])
  const [refused = 0, refusedAtGateway] = await row('Reads refused')
  expect(refused).toBeGreaterThan(0)
  expect(refusedAtGateway).toBe(0)
  const [straight = 0, guarded = 0] = await row('Requests at LiSA')
  expect(straight).toBe(300)
  expect(guarded).toBeLessThan(150)
  expect(await row('429 from LiSA')).toEqual([refused, 0])
  await isFineInBothSchemes(page)
})
