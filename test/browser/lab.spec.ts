import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { freshSandbox, once, seenByTheServer, seesNoViolations, soon, stopTime } from './page.ts'
import { expect, test } from './test.ts'

interface Expected {
  row: string
  kind: string
  title: string | RegExp
  description: string | RegExp
  /** The labels of the ways on, if there are any, and what comes of the first. */
  actions?: string[]
  after?: string | RegExp
}

const found = /^Here it is: \S/
const unread = {
  title: 'This answer could not be read',
  description: /^Try again in a moment\.$/,
}

const table: Expected[] = [
  { row: '200', kind: 'ok', title: found, description: /^Show \S+, live$/ },
  { row: '201', kind: 'ok', title: 'Created: An evening by the fire', description: /^Show \S+, upcoming$/ },
  {
    row: '202',
    kind: 'accepted',
    title: 'Accepted, not processed yet',
    description: /The change shows once LiSA is done with it/,
  },
  { row: '400', kind: 'bad-request', title: 'This request was not understood', description: /Reload the page/ },
  {
    row: '401',
    kind: 'auth-required',
    title: 'Sign in to go on',
    description: /not signed in/,
    actions: ['Sign in'],
    after: found,
  },
  { row: '403', kind: 'forbidden', title: 'Your access does not cover this', description: /add the scope shows:write\.$/ },
  {
    row: '404',
    kind: 'not-found',
    title: 'This is not here now',
    description: /may come back/,
    actions: ['Look again'],
    after: found,
  },
  {
    row: '409',
    kind: 'conflict',
    title: 'This may have changed meanwhile',
    description: /latest version/,
    actions: ['Load the latest version'],
    after: 'The latest version is here',
  },
  { row: '413', kind: 'too-large', title: 'This is too large to send', description: /to 192 kB at most/ },
  { row: 'too-large', kind: 'too-large', title: 'This is too large to send', description: /to 192 kB at most/ },
  { row: '422', kind: 'invalid', title: 'Some entries need a correction', description: /Correct them/ },
  {
    row: '500',
    kind: 'server-error',
    title: 'Something broke at LiSA',
    description: /Try again in a moment\.$/,
    actions: ['Try again'],
    after: found,
  },
  {
    row: '502',
    kind: 'unavailable',
    title: 'LiSA is not available',
    description: /may have been saved or not: check before/,
    actions: ['Check', 'Send again'],
  },
  {
    row: '503',
    kind: 'unavailable',
    title: 'LiSA is not available',
    description: /Try again in a moment\.$/,
    actions: ['Try again'],
    after: found,
  },
  {
    row: '504',
    kind: 'timeout',
    title: 'The answer took too long',
    description: /Try again in a moment\.$/,
    actions: ['Try again'],
    after: found,
  },
  {
    row: 'timeout',
    kind: 'timeout',
    title: 'The answer took too long',
    description: /Try again in a moment\.$/,
    actions: ['Try again'],
    after: found,
  },
  {
    row: 'cut',
    kind: 'unreachable',
    title: 'LiSA cannot be reached',
    description: /Check your connection/,
    actions: ['Try again'],
    after: found,
  },
  {
    row: 'cut-write',
    kind: 'unreachable',
    title: 'LiSA cannot be reached',
    description: /may have been saved or not: check before/,
    actions: ['Check', 'Send again'],
  },
  { row: 'truncated', kind: 'unexpected', ...unread, actions: ['Try again'], after: found },
  { row: 'html', kind: 'unexpected', ...unread, actions: ['Try again'], after: found },
  { row: 'shape', kind: 'unexpected', ...unread, actions: ['Try again'], after: found },
  { row: 'empty', kind: 'unexpected', ...unread, actions: ['Try again'], after: found },
]

test.beforeEach(({ request }) => freshSandbox(request))

for (const { row, kind, title, description, actions = [], after } of table) {
  test(`${row} becomes ${kind}`, async ({ page }) => {
    await press(page, row)
    const state = stateOf(page)
    // Reads are tried three times before the state is final.
    await expect(state).toHaveAttribute('data-kind', kind)
    await expect(titleOf(page)).toHaveText(title)
    await expect(state.locator('p').nth(1)).toHaveText(description)

    const buttons = state.getByRole('button')
    await expect(buttons).toHaveText(actions)
    if (actions.length === 0) return
    await expect(buttons.first()).toBeEnabled()
    await buttons.first().press('Enter')
    if (after !== undefined) await expect(titleOf(page)).toHaveText(after)
  })
}

test('422 shows what LiSA says and at which field', async ({ page }) => {
  await press(page, '422')
  await expect(box(page).getByRole('listitem')).toHaveText(["title: can't be blank"])
})

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

test('axe finds nothing while 429 counts down', async ({ page }) => {
  await press(page, '429?retryAfter=50')
  await expect(stateOf(page)).toContainText('Trying again in')
  await seesNoViolations(page)
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
  await expect(titleOf(page)).toHaveText('LiSA is not available')
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

const box = (page: Page): Locator => page.locator('[data-part="state"]')
const stateOf = (page: Page): Locator => box(page).locator('[data-kind]')
const titleOf = (page: Page): Locator => stateOf(page).locator('.lisa-title')
const wire = (page: Page): Locator => page.getByRole('region', { name: 'On the wire' })

async function press(page: Page, row: string): Promise<void> {
  await page.goto(`/#/lab/${row}`)
  await page.getByRole('button', { name: 'Send the request' }).click()
}

async function pressAtStoppedTime(page: Page, row: string): Promise<void> {
  await page.clock.install()
  await page.goto(`/#/lab/${row}`)
  const send = page.getByRole('button', { name: 'Send the request' })
  await expect(send).toBeVisible()
  await stopTime(page)
  await send.click()
}

/** For `soon`. */
const has = (part: Locator, text: string | RegExp): Promise<void> => expect(part).toContainText(text, once)
