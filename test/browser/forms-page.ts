import { expect, type Locator, type Page } from '@playwright/test'

/** An entry of a form: the field's label, and what is typed; `→` goes on to the next part of a date. */
export interface Entry {
  label: string
  keys: string
  /** What the field then holds, where that is not what was typed. */
  value?: string
}

interface Correction extends Entry {
  /** What LiSA says at this field. Without it, the field is the way out of what LiSA says elsewhere. */
  said?: string
}

/** A page with a form, and what LiSA says to it. */
export interface Form {
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

export const forms: Form[] = [
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

export async function open(page: Page, { slug, submit }: Form): Promise<void> {
  await page.goto(`/#/forms/${slug}`)
  await expect(button(page, submit)).toBeVisible()
}

export const field = (page: Page, label: string): Locator => page.getByLabel(label, { exact: true })
export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })
export const summary = (page: Page): Locator => page.getByRole('group', { name: 'Some entries need a correction' })

/** Goes to a field with Tab, or stays there, and writes over what it holds. */
export async function type(page: Page, { label, keys }: Entry): Promise<void> {
  await tabTo(page, field(page, label))
  await page.keyboard.press('ControlOrMeta+A')
  const [first = '', ...parts] = keys.split('→')
  await page.keyboard.type(first)
  for (const part of parts) {
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type(part)
  }
}

/** Puts an entry into its field, by no way of a person. */
export const fill = (page: Page, { label, keys, value = keys }: Entry): Promise<void> => field(page, label).fill(value)

/** Goes to a button or link with Tab and presses it. */
export async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, button(page, name).or(page.getByRole('link', { name, exact: true })))
  await page.keyboard.press('Enter')
}

/** The choice in the panel is no part of what a person does with the form. */
export async function answerNext(page: Page, answer: string): Promise<void> {
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
export async function holds(page: Page, entries: readonly Entry[]): Promise<void> {
  for (const { label, keys, value = keys } of entries) await expect(field(page, label)).toHaveValue(value)
}
