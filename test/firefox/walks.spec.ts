import { freshSandbox } from '../browser/page.ts'
import { walks } from '../browser/walks.ts'
import { expect, test } from './test.ts'

/** What needs the clipboard, which a page may not be given here, and what goes round by Tab, which leads through Firefox's own bar. */
const others = [
  'a developer takes a preset, turns a knob, and passes it on as a link',
  'a visitor puts a variant into the cart, opens it with the keyboard and takes two',
]

let complaints: string[] = []

test.beforeEach(async ({ page, request }) => {
  await freshSandbox(request)
  complaints = []
  page.on('pageerror', ({ message }) => complaints.push(message))
})

test.afterEach(() => expect(complaints).toEqual([]))

for (const [name, walk] of Object.entries(walks)) if (!others.includes(name)) test(name, ({ page }) => walk(page))

test('a visitor puts a piece into the cart, opens it with the keyboard, and finds it there after a reload', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Add to cart: Hof cast-iron casserole 4.2 l' }).click()
  const cart = page.getByRole('button', { name: 'Cart, 1 piece' })
  await cart.focus()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog', { name: 'Your cart' })
  await expect(drawer.getByRole('listitem')).toContainText(['Hof cast-iron casserole 4.2 l'])
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(cart).toBeFocused()
  await page.reload()
  await expect(cart).toBeVisible()
})
