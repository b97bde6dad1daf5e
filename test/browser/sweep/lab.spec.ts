import { readFileSync } from 'node:fs'
import { becomes, box, found, has, onTheWay, press, pressAtStoppedTime, stateOf, table, titleOf, wire } from '../lab-page.ts'
import { freshSandbox, once, seenByTheServer, seesNoViolations, soon, stopTime } from '../page.ts'
import { expect, test } from '../test.ts'

test.beforeEach(({ request }) => freshSandbox(request))

for (const expected of table.filter(({ row }) => !onTheWay.includes(row))) {
  test(`${expected.row} becomes ${expected.kind}`, ({ page }) => becomes(page, expected))
}

test('422 shows what LiSA says and at which field', async ({ page }) => {
  await press(page, '422')
  await expect(box(page).getByRole('listitem')).toHaveText(["Title: can't be blank"])
})

test('axe finds nothing while 429 counts down', async ({ page }) => {
  await press(page, '429?retryAfter=50')
  await expect(stateOf(page)).toContainText('Trying again in')
  await seesNoViolations(page)
})

test('without a network nothing is sent until it is connected again', async ({ page, request }) => {
  await press(page, 'offline')
  await expect(titleOf(page)).toHaveText('You are offline')
  expect(await seenByTheServer(request)).toEqual([])
  await page.getByRole('button', { name: 'Connect again' }).click()
  await expect(titleOf(page)).toHaveText(found)
})

test('the lab works with the keyboard alone', async ({ page }) => {
  await page.goto('/#/lab/200')
  await expect(page.getByRole('button', { name: 'Send the request' })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.getByRole('link', { name: /^404/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/lab\/404$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Send the request' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Look again' })).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(titleOf(page)).toHaveText(found)
})

test('on a narrow screen the list unfolds over the page, and folds again', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/#/lab/429')
  const fold = page.getByRole('button', { name: '429 Too Many Requests' })
  await expect(page.getByRole('link', { name: /^404/ })).toBeHidden()
  await fold.click()
  await expect(page.getByRole('link', { name: /^404/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: /^404/ })).toBeHidden()
  await expect(fold).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: /^404/ }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '404 Not Found' })).toBeFocused()
  await expect(page.getByRole('link', { name: /^200/ })).toBeHidden()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('every row has its title, and a row that is not there says so beside the list', async ({ page }) => {
  await page.goto('/#/lab/429')
  await expect(page).toHaveTitle('429 Too Many Requests · lisa-query lab')
  await page.goto('/#/lab/418')
  await expect(page.getByRole('heading', { name: 'There is no row “418” in the table' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'What LiSA answers' }).getByRole('link', { name: /^429/ })).toBeVisible()
})

test('an address with turned knobs shows them, and does exactly that', async ({ page, request }) => {
  await press(page, '200?status=503&times=always&latency=400&retryAfter=1&request=create')
  await expect(page.getByRole('textbox', { name: 'Status' })).toHaveValue('503')
  await expect(page.getByRole('textbox', { name: 'Latency' })).toHaveValue('400')
  await expect(page.getByRole('combobox', { name: 'Request' })).toHaveValue('create')
  await expect(page.getByRole('radio', { name: 'Always' })).toBeChecked()
  await expect(titleOf(page)).toHaveText('This service is not available')
  const [seen] = await seenByTheServer(request)
  expect(seen).toMatchObject({ method: 'POST', path: '/shows', status: 503 })
  await expect(wire(page)).toContainText('retry-after: 1')
  const [duration] = await wire(page)
    .getByText(/^\d+ ms$/)
    .allInnerTexts()
  expect(Number.parseInt(duration ?? '', 10)).toBeGreaterThanOrEqual(400)
})

test('a knob that is turned is in the address, survives a reload and can be put back', async ({ context }) => {
  const page = await context.newPage() // with a history of its own
  await page.goto('/#/lab/429')
  const before = await page.evaluate(() => history.length)
  await page.getByRole('combobox', { name: 'Unit of Retry-After' }).selectOption('milliseconds')
  await page.getByRole('textbox', { name: 'Retry-After' }).fill('1500')
  await page.getByRole('radio', { name: 'Three times' }).check({ force: true })
  await page.getByRole('slider', { name: 'Latency' }).press('PageUp')
  await expect(page).toHaveURL(/#\/lab\/429\?/)
  const asked = (): URLSearchParams => new URLSearchParams(page.url().split('?')[1])
  await expect
    .poll(() => Object.fromEntries(asked()))
    .toEqual({ retryAfter: '1500', unit: 'ms', times: 'thrice', latency: '1000' })
  expect(await page.evaluate(() => history.length)).toBe(before)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Retry-After' })).toHaveValue('1500')
  await expect(page.getByRole('radio', { name: 'Three times' })).toBeChecked()
  await page.getByRole('button', { name: 'Put 4 back' }).click()
  await expect(page).toHaveURL(/#\/lab\/429$/)
  await expect(page.getByRole('textbox', { name: 'Retry-After' })).toHaveValue('6')
})

test('a number that cannot be stays with who types it, and Enter sends', async ({ page }) => {
  await page.goto('/#/lab/200')
  const status = page.getByRole('textbox', { name: 'Status' })
  await status.fill('9000')
  await expect(status).toHaveAttribute('aria-invalid', 'true')
  await expect(page).toHaveURL(/#\/lab\/200$/)
  await status.fill('418')
  await expect(page).toHaveURL(/\?status=418$/)
  await status.press('Enter')
  await expect(stateOf(page)).toHaveAttribute('data-kind', 'bad-request')
})

test('nonsense in the address is told and ignored', async ({ page }) => {
  await page.goto('/#/lab/404?status=9000&latency=soon&colour=%3Cb%3Ered')
  await expect(page.getByText('Ignored, as it makes no sense: status=9000, latency=soon, colour=<b>red.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Status' })).toHaveValue('404')
  await page.getByRole('button', { name: 'Send the request' }).click()
  await expect(stateOf(page)).toHaveAttribute('data-kind', 'not-found')
})

test('the link that is copied leads to the same knobs', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.clock.install()
  await page.goto('/#/lab/503?latency=800')
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible()
  await stopTime(page)
  await page.getByRole('button', { name: 'Copy link' }).click()
  await soon(page, () => expect(page.getByRole('button', { name: 'Copied' })).toBeVisible(once))
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
})

test('a link that is copied beside a state leads to that state', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/#/lab/404')
  await page.getByRole('button', { name: 'Send the request' }).click()
  await expect(page.getByText('This is not here now', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Copy link' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const other = await context.newPage()
  await other.goto(link)
  await expect(other.getByText('This is not here now', { exact: true })).toBeVisible()
  await expect(other.getByText(/^Ignored, as/)).toHaveCount(0)
})

for (const [request, file] of [
  ['read', 'read-show.tsx'],
  ['create', 'create-show.tsx'],
  ['stock', 'create-product.tsx'],
  ['notify', 'notify-product.tsx'],
] as const) {
  test(`the code shown for ${request} is ${file} as it stands`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const text = readFileSync(`example/lab/${file}`, 'utf8')
    await page.goto(`/#/lab/200?request=${request}`)
    await expect(page.getByRole('tab', { name: file })).toHaveAttribute('aria-selected', 'true')
    const code = page.getByRole('tabpanel')
    expect((await code.textContent())?.trimEnd()).toBe(text.trimEnd())
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text)
    await page.getByRole('tab', { name: 'Client' }).click()
    await expect(page.getByRole('tabpanel', { name: 'Client' })).toContainText('createLisaClient({')
  })
}

test('the wire shows what is sent and what comes back, without the credential', async ({ page }) => {
  await press(page, '202')
  await expect(wire(page).getByRole('listitem')).toHaveCount(2)
  const [sent = '', received = ''] = await wire(page).getByRole('listitem').allInnerTexts()
  expect(sent).toContain('POST /api/lisa/plugin-notifications/plugin-1/updates')
  expect(sent).toContain('authorization: ApiKey ••••••')
  expect(sent).toMatch(/x-hmac-signature: [0-9a-f]{64}/)
  expect(sent).toContain('"productId": "123"')
  expect(received).toContain('202 Accepted')
  expect(await wire(page).innerText()).not.toMatch(/ApiKey (?!•)/)
})

for (const [search, shown, least, most] of [
  ['retryAfter=2500&unit=ms', /Trying again in 3 seconds\./, 2_500, 2_700],
  ['retryAfter=1.5&unit=fraction', /Trying again in 2 seconds\./, 1_500, 1_700],
  // A date knows whole seconds only, and the clock of the page is a little ahead.
  ['retryAfter=30&unit=date', /Trying again in (2[6-9]|3[01]) seconds\./, 26_000, 34_000],
] as const) {
  test(`429 with ${search} counts down to the right second`, async ({ page, request }) => {
    await pressAtStoppedTime(page, `429?${search}`)
    await soon(page, () => has(stateOf(page), shown))
    await page.clock.runFor(least - 500)
    expect(await seenByTheServer(request)).toHaveLength(1)
    await page.clock.runFor(most - least + 500)
    await soon(page, () => has(titleOf(page), found))
    expect(await seenByTheServer(request)).toHaveLength(2)
  })
}
