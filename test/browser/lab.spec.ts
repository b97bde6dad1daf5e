import { becomes, box, found, has, onTheWay, press, pressAtStoppedTime, stateOf, table, titleOf, wire } from './lab-page.ts'
import { freshSandbox, once, seenByTheServer, seesNoViolations, soon } from './page.ts'
import { expect, test } from './test.ts'

test.beforeEach(({ request }) => freshSandbox(request))

// What only a real network and a real sign-in can say; all other answers are in `sweep/`.
for (const expected of table.filter(({ row }) => onTheWay.includes(row))) {
  test(`${expected.row} becomes ${expected.kind}`, ({ page }) => becomes(page, expected))
}

test('429 counts down, and tries again at the time LiSA named and not before', async ({ page, request }) => {
  await pressAtStoppedTime(page, '429')
  await soon(page, () => has(stateOf(page), 'Trying again in 6 seconds.'))
  const state = stateOf(page)
  await expect(state).toHaveAttribute('data-kind', 'rate-limited')
  await expect(titleOf(page)).toHaveText('Too many requests at once')
  await expect(state.getByRole('button', { name: 'Try again' })).toBeDisabled()
  await page.clock.runFor(4_000)
  await expect(state).toContainText('Trying again in 2 seconds.')
  await page.clock.runFor(1_500)
  expect(await seenByTheServer(request)).toHaveLength(1)
  await page.clock.runFor(1_000)
  await soon(page, () => has(titleOf(page), found))
  expect(await seenByTheServer(request)).toHaveLength(2)
})

test('429 holds the next try at least as long as LiSA named, by the clock of the server', async ({ page, request }) => {
  await press(page, '429?retryAfter=2')
  await expect(titleOf(page)).toHaveText(found)
  const [first, second] = await seenByTheServer(request)
  expect(Number(second?.at) - Number(first?.at)).toBeGreaterThanOrEqual(2_000)
})

test('a dead read costs exactly three requests, counted at the server, and seen on the wire', async ({ page, request }) => {
  await pressAtStoppedTime(page, '500')
  const tries = wire(page).getByText(/^\w+ try$/)
  const count = async (): Promise<number> => (await seenByTheServer(request)).length
  await soon(page, () => has(stateOf(page), 'Trying again'))
  expect(await count()).toBe(1)
  // The first pause is half a second to a second, the next twice as long.
  await page.clock.runFor(400)
  expect(await count()).toBe(1)
  await page.clock.runFor(600)
  await soon(page, () => has(tries.last(), '2nd try'))
  await soon(page, () => has(stateOf(page), 'Trying again'))
  await page.clock.runFor(900)
  expect(await count()).toBe(2)
  await page.clock.runFor(1_100)
  await soon(page, () => has(tries.last(), '3rd try'))
  await soon(page, () => expect(page.getByRole('button', { name: 'Try again' })).toBeEnabled(once))
  await page.clock.runFor(60_000)
  expect(await seenByTheServer(request)).toMatchObject([{ status: 500 }, { status: 500 }, { status: 500 }])
  await expect(tries).toHaveText(['1st try', '2nd try', '3rd try'])
  await expect(wire(page).getByText(/ s later$/)).toHaveText([/^0\.[5-9]|1\.0/, /^1\.\d|2\.0/])
  await wire(page).scrollIntoViewIfNeeded()
  await expect(wire(page).getByRole('listitem').last()).toBeInViewport()
})

test('a write whose connection is cut is sent once and never again by itself', async ({ page, request }) => {
  await press(page, 'cut-write')
  // Only the final state says so; one that is still being tried again does not.
  await expect(box(page)).toContainText('It may have been saved or not')
  expect(await seenByTheServer(request)).toMatchObject([{ method: 'POST', path: '/shows' }])
})

test('Check shows the truth: the write whose answer never came was saved, and it went out once', async ({ page, request }) => {
  await press(page, 'unknown')
  const truth = page.getByRole('region', { name: /^The newest/ }).getByRole('listitem')
  await expect(box(page)).toContainText('It may have been saved or not')
  await expect(truth).toHaveCount(4)
  await expect(truth.filter({ hasText: 'Hand-forged bread knife' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(truth.first()).toHaveText('Hand-forged bread knife')
  expect((await seenByTheServer(request)).filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('offline says so, and goes on by itself once connected', async ({ page, context }) => {
  await page.goto('/#/lab/200')
  await expect(page.getByRole('button', { name: 'Send the request' })).toBeVisible()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Send the request' }).click()
  await expect(stateOf(page)).toHaveAttribute('data-kind', 'unreachable')
  await expect(titleOf(page)).toHaveText('You are offline')
  await seesNoViolations(page)
  await context.setOffline(false)
  await expect(titleOf(page)).toHaveText(found)
})
