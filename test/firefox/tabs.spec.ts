import { filledWidgets, freshSandbox, seenByTheServer, showsOf, signIn } from '../browser/page.ts'
import { expect, test } from './test.ts'

// The tabs of a browser share what this is about. Firefox lets a tab behind another sleep, as a person's would.

test('an expired key costs two tabs together one refresh, and each shows its data once somebody looks at it', async ({
  page,
  request,
}) => {
  await freshSandbox(request)
  await page.goto('/#/lab/limits')
  await signIn(page, 'Mia')
  const other = await page.context().newPage()
  await other.goto('/#/lab/limits')
  await expect(showsOf(other, 'Mia')).toHaveCount(6)
  await page.bringToFront()
  await page.getByRole('button', { name: 'Expire the key' }).click()
  for (const tab of [page, other]) {
    await tab.bringToFront()
    await tab.getByRole('button', { name: '20 widgets at once' }).click()
    await expect(filledWidgets(tab)).toHaveCount(20, { timeout: 120_000 })
  }
  expect(await (await request.get('/api/session/refreshes')).json()).toEqual({ refreshes: 1 })
  const refused = (await seenByTheServer(request, page)).filter(({ status }) => status === 401)
  expect(refused.length).toBeGreaterThan(0)
})
