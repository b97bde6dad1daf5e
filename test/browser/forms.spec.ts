import { type APIRequestContext, expect, type Locator, type Page, test } from '@playwright/test'
import { complaintsOf, freshSandbox, isFineInBothSchemes, seenByTheServer } from './page.ts'

/** An entry of a form: the field's label, and what is typed; `→` goes on to the next part of a date. */
interface Entry {
  label: string
  keys: string
  /** What the field then holds, where that is not what was typed. */
  value?: string
}

interface Correction extends Entry {
  /** What LiSA says at this field. Without it, the field is the way out of what LiSA says elsewhere. */
  said?: string
}

interface Form {
  slug: string
  submit: string
  /** What LiSA takes. */
  good: Entry[]
  /** What it refuses, in three ways. */
  bad: Entry[]
  refused: { ofNoField: string; ofAFieldThatIsNotThere: string }
  corrections: Correction[]
  done: string | RegExp
  write: { method: string; path: RegExp; status: number }
}

const script = '<img src=x onerror=alert(1)>'

const forms: Form[] = [
  {
    slug: 'show',
    submit: 'Plan the show',
    good: [
      { label: 'Title', keys: 'Soup for a crowd' },
      { label: 'Title in German', keys: 'Suppe für viele' },
      { label: 'Description', keys: 'Ten litres, one ladle' },
      { label: 'Starts', keys: '03042031→0700PM', value: '2031-03-04T19:00' },
    ],
    bad: [
      { label: 'Title', keys: 'Soup for a crowd' },
      { label: 'Title in German', keys: `Suppe ${script}` },
      { label: 'Description', keys: 'Soup for a crowd' },
      { label: 'Starts', keys: '01022020→0700PM', value: '2020-01-02T19:00' },
    ],
    refused: {
      ofNoField: 'The title and the description say the same',
      ofAFieldThatIsNotThere: 'A picture is needed for a show in the next three days',
    },
    corrections: [
      { label: 'Title in German', keys: 'Suppe für viele', said: `must be plain text, not Suppe ${script}` },
      { label: 'Starts', keys: '03042031→0700PM', value: '2031-03-04T19:00', said: 'is in the past' },
      { label: 'Description', keys: 'Ten litres, one ladle' },
    ],
    done: 'Planned: Soup for a crowd',
    write: { method: 'POST', path: /^\/shows$/, status: 201 },
  },
  {
    slug: 'product',
    submit: 'Save the product',
    good: [
      { label: 'Title', keys: 'Firn goggles' },
      { label: 'Price in € of variant 1', keys: '119.5' },
      { label: 'SKU of variant 2', keys: 'FIRN-2' },
    ],
    bad: [
      { label: 'Title', keys: 'Firn goggles' },
      { label: 'Price in € of variant 1', keys: '12000' },
      { label: 'Variant 2', keys: `Glacier ${script}` },
    ],
    refused: {
      ofNoField: 'One variant costs more than ten times another',
      ofAFieldThatIsNotThere: 'A shipping class is needed above 5000',
    },
    corrections: [
      { label: 'Price in € of variant 1', keys: '119.5', said: 'must be 10000 or less' },
      { label: 'Variant 2', keys: 'Glacier', said: `must be plain text, not Glacier ${script}` },
    ],
    done: 'Saved',
    write: { method: 'PATCH', path: /^\/products\/./, status: 200 },
  },
  {
    slug: 'notify',
    submit: 'Notify LiSA',
    good: [
      { label: 'Product id in the shop, such as 101', keys: '101' },
      { label: 'Price in €', keys: '19.99' },
      { label: 'In stock', keys: '50' },
    ],
    bad: [
      { label: 'Product id in the shop, such as 101', keys: `101 ${script}` },
      { label: 'Price in €', keys: '1200' },
      { label: 'In stock', keys: '5000' },
    ],
    refused: {
      ofNoField: 'This is worth more than a million: send it in parts',
      ofAFieldThatIsNotThere: 'A currency is needed above 1000',
    },
    corrections: [
      { label: 'Product id in the shop, such as 101', keys: '101', said: `must be plain text, not 101 ${script}` },
      { label: 'In stock', keys: '50', said: 'must be 1000 or less' },
      { label: 'Price in €', keys: '19.99' },
    ],
    done: 'Accepted, not processed yet',
    write: { method: 'POST', path: /^\/plugin-notifications\/./, status: 202 },
  },
]

const answers = [
  ['403', 'Your access does not cover this'],
  ['409', 'This may have changed meanwhile'],
  ['413', 'This is too large to send'],
  ['500', 'Something broke at LiSA'],
  ['429', 'Too many requests at once'],
] as const

let complaints: string[] = []

test.beforeEach(async ({ page, request }) => {
  await freshSandbox(request)
  complaints = complaintsOf(page, { isOverHttp: true })
})

test.afterEach(() => expect(complaints).toEqual([]))

for (const form of forms) {
  const { slug, submit, good, bad, refused, corrections, done, write } = form

  test(`${slug}: what LiSA refuses is found, corrected and saved with the keyboard alone`, async ({ page, request }) => {
    await open(page, form)
    for (const entry of bad) await type(page, entry)
    await press(page, submit)

    // All of it is there, the summary has the focus, and what was typed stays.
    const lines = summary(page).getByRole('listitem')
    await expect(summary(page)).toBeFocused()
    const said = corrections.filter((correction) => correction.said !== undefined)
    await expect(lines).toHaveCount(said.length + 2)
    await expect(lines.filter({ hasText: refused.ofNoField })).toHaveCount(1)
    await expect(lines.filter({ hasText: refused.ofAFieldThatIsNotThere })).toHaveCount(1)
    for (const { label, said: message } of said) {
      await expect(summary(page).getByRole('link', { name: `${label}: ${message}`, exact: true })).toBeVisible()
      await expect(field(page, label)).toHaveAccessibleDescription(`${message}`)
      await expect(field(page, label)).toHaveAttribute('aria-invalid', 'true')
    }
    await holds(page, bad)
    await expect(page.locator('main img')).toHaveCount(0)

    // A link leads to its field, and an edit puts away what was said there, and nothing else.
    let left = said.length
    for (const correction of corrections) {
      if (correction.said !== undefined) {
        await press(page, `${correction.label}: ${correction.said}`)
        await expect(field(page, correction.label)).toBeFocused()
        left -= 1
      }
      await type(page, correction)
      await expect(lines).toHaveCount(left + 2)
      await expect(field(page, correction.label)).not.toHaveAttribute('aria-invalid')
      await expect(field(page, correction.label)).toHaveAccessibleDescription('')
    }
    await press(page, submit)
    await expect(page.getByRole('status').filter({ hasText: done })).toBeVisible()
    await expect(summary(page)).toHaveCount(0)
    await holds(page, corrections)
    expect(await writes(request, form)).toEqual([422, write.status])
  })

  test(`${slug}: signed out in mid-form, signs in, and it is saved`, async ({ page, request }) => {
    await open(page, form)
    for (const entry of good) await type(page, entry)
    await answerNext(page, '401')
    await press(page, submit)
    await expect(page.getByRole('group', { name: 'Sign in to go on' })).toBeVisible()
    await holds(page, good)
    await press(page, 'Sign in and save')
    await expect(page.getByRole('dialog', { name: 'Sign in' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(button(page, 'Sign in and save')).toBeFocused()
    await holds(page, good)
    await page.keyboard.press('Enter')
    await press(page, 'Sign in as Mia')
    await expect(page.getByRole('status').filter({ hasText: done })).toBeVisible()
    await holds(page, good)
    expect(await writes(request, form)).toEqual([401, write.status])
  })

  test(`${slug}: cut off, it may have been saved: all that was typed is there, to check and to send again`, async ({
    page,
    request,
  }) => {
    await open(page, form)
    for (const entry of good) await type(page, entry)
    await answerNext(page, 'Nothing: cut off')
    await press(page, submit)
    const notice = page.getByRole('group', { name: 'LiSA cannot be reached' })
    await expect(notice).toContainText('It may have been saved or not')
    await expect(notice.getByRole('button')).toHaveText(['Check', 'Send again'])
    await holds(page, good)
    await press(page, 'Check')
    await expect(button(page, 'Check')).toBeFocused()
    await holds(page, good)
    expect(await writes(request, form)).toHaveLength(1)
    await press(page, 'Send again')
    await expect(page.getByRole('status').filter({ hasText: done })).toBeVisible()
    await holds(page, good)
    expect(await writes(request, form)).toHaveLength(2)
  })

  test(`${slug}: no other answer takes anything away`, async ({ page, request }) => {
    await open(page, form)
    for (const entry of good) await type(page, entry)
    for (const [answer, title] of answers) {
      await answerNext(page, answer)
      await press(page, submit)
      const notice = page.getByRole('group', { name: title })
      await expect(notice).toBeVisible()
      await holds(page, good)
      if (answer !== '409') continue
      await changeEverything(request)
      await press(page, 'Load the latest version')
      await expect(notice).toHaveCount(0)
      await holds(page, good)
    }
  })

  for (const width of [360, 1280]) {
    test(`${slug}: axe finds nothing in any state, light or dark, ${width} pixels wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 })
      await open(page, form)
      await isFineInBothSchemes(page)
      for (const entry of bad) await type(page, entry)
      await press(page, submit)
      await expect(summary(page)).toBeFocused()
      await isFineInBothSchemes(page)
      for (const entry of corrections) await type(page, entry)
      await answerNext(page, '401')
      await press(page, submit)
      await expect(button(page, 'Sign in and save')).toBeVisible()
      await isFineInBothSchemes(page)
      await press(page, 'Sign in and save')
      await expect(page.getByRole('dialog')).toBeVisible()
      await isFineInBothSchemes(page)
      await press(page, 'Sign in as Mia')
      await expect(page.getByRole('status').filter({ hasText: done })).toBeVisible()
      await isFineInBothSchemes(page)
    })
  }

  test(`${slug}: the panel fills in what LiSA refuses`, async ({ page }) => {
    await open(page, form)
    await press(page, 'Fill in what is refused')
    await press(page, submit)
    await expect(summary(page)).toBeFocused()
    for (const message of Object.values(refused)) await expect(summary(page)).toContainText(message)
    expect(await summary(page).getByRole('link').count()).toBeGreaterThan(0)
  })
}

test('product: variants come and go, and what LiSA said of one stays with it', async ({ page, request }) => {
  const form = forms[1] as Form
  await open(page, form)
  await type(page, { label: 'Price in € of variant 2', keys: '12000' })
  await press(page, form.submit)
  await expect(summary(page)).toBeFocused()
  await press(page, 'Remove variant 1')
  await expect(button(page, 'Add a variant')).toBeFocused()
  await expect(field(page, 'Price in € of variant 1')).toHaveAccessibleDescription('must be 10000 or less')
  await page.keyboard.press('Enter')
  await expect(field(page, 'Variant 2')).toBeFocused()
  await page.keyboard.type('Storm')
  await type(page, { label: 'Price in € of variant 1', keys: '99' })
  await press(page, form.submit)
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  const headers = { authorization: 'ApiKey sandbox' }
  const { items } = await (await request.get('/api/lisa/products?limit=1', { headers })).json()
  expect(items[0].variants).toMatchObject([
    { name: 'Glacier', price: { original: { value: 99 } } },
    { name: 'Storm', price: { currency: { symbol: '€' }, original: { value: 129.95 } } },
  ])
})

test('the storefront loads nothing of the forms', async ({ page }) => {
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const atFirst = loaded.filter((path) => /\.(tsx?|jsx?|css)$/.test(path))
  await page.goto('/#/forms/show') // the same page: only its hash changes
  await expect(field(page, 'Title')).toBeVisible()
  const later = loaded.filter((path) => /\.(tsx?|jsx?|css)$/.test(path)).slice(atFirst.length)
  expect(atFirst.filter((path) => /form/.test(path))).toEqual([])
  expect(later.filter((path) => /forms-page.*js$/.test(path))).toHaveLength(1)
})

async function open(page: Page, { slug, submit }: Form): Promise<void> {
  await page.goto(`/#/forms/${slug}`)
  await expect(button(page, submit)).toBeVisible()
}

const field = (page: Page, label: string): Locator => page.getByLabel(label, { exact: true })
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })
const summary = (page: Page): Locator => page.getByRole('group', { name: 'Some entries need a correction' })

/** Goes to a field with Tab, or stays there, and writes over what it holds. */
async function type(page: Page, { label, keys }: Entry): Promise<void> {
  await tabTo(page, field(page, label))
  await page.keyboard.press('ControlOrMeta+A')
  const [first = '', ...parts] = keys.split('→')
  await page.keyboard.type(first)
  for (const part of parts) {
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type(part)
  }
}

/** Goes to a button or link with Tab and presses it. */
async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, button(page, name).or(page.getByRole('link', { name, exact: true })))
  await page.keyboard.press('Enter')
}

/** The choice in the panel is no part of what a person does with the form. */
async function answerNext(page: Page, answer: string): Promise<void> {
  const select = page.getByLabel('The next answer')
  const label = await select.getByRole('option').filter({ hasText: answer }).first().textContent()
  await select.selectOption({ label: `${label}` })
}

/** Goes on with Tab until it has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element.contains(document.activeElement))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${target}`)
}

/** What was typed is there. */
async function holds(page: Page, entries: readonly Entry[]): Promise<void> {
  for (const { label, keys, value = keys } of entries) await expect(field(page, label)).toHaveValue(value)
}

/** Somebody else has been at the product that the form is about. */
async function changeEverything(request: APIRequestContext): Promise<void> {
  const headers = { authorization: 'ApiKey sandbox' }
  const { items } = await (await request.get('/api/lisa/products?limit=1', { headers })).json()
  const data = { title: { '*': 'Changed meanwhile' }, variants: [] }
  expect((await request.patch(`/api/lisa/products/${items[0].id}`, { headers, data })).ok()).toBe(true)
}

/** The answers to the form's writes; 0 where there was none. */
async function writes(request: APIRequestContext, { write }: Form): Promise<number[]> {
  const seen = await seenByTheServer(request)
  return seen.filter(({ method, path }) => method === write.method && write.path.test(path)).map(({ status }) => status)
}
