import { formWalks, isPromise } from '../form-walks.ts'
import { button, type Form, field, forms, open, press, summary, type } from '../forms-page.ts'
import { freshSandbox } from '../page.ts'
import { expect, test } from '../test.ts'

test.use({ mayComplainOf: 'refused requests' })

test.beforeEach(({ request }) => freshSandbox(request))

for (const form of forms) {
  for (const [name, walk] of Object.entries(formWalks)) {
    if (!isPromise(name, form)) test(`${form.slug}: ${name}`, ({ page, request }) => walk(page, request, form))
  }
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
