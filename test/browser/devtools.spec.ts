import { makeHappen, openPanel } from './devtools-page.ts'
import { freshSandbox, signIn } from './page.ts'
import { expect, test } from './test.ts'

// In production the panel makes nothing happen.
test.use({ site: 'development', mayComplainOf: 'refused requests' })

test('a failure is made to happen to the next request, in the lab, and is in the list', async ({ page, request }) => {
  await freshSandbox(request)
  await page.goto('/#/lab/limits')
  await signIn(page, 'Mia')
  const panel = await openPanel(page)
  await makeHappen(panel, '500 Internal Server Error')
  await panel.getByRole('button', { name: 'Close the LiSA panel' }).click()
  await page.getByRole('button', { name: '20 widgets at once' }).click()
  await openPanel(page)
  await expect(panel.getByRole('button', { name: /GET.*500 server-error/ })).toHaveCount(1)
})

test('a strict Content-Security-Policy lets it look as it should', async ({ page }) => {
  const policy = "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:"
  await page.route('**/*', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } })
  })
  const refused: string[] = []
  page.on('console', (said) => said.text().includes('Content Security Policy') && refused.push(said.text()))
  await page.goto('/#/lab/limits')
  await expect(page.getByRole('button', { name: 'LiSA: open the panel' })).toBeVisible()
  // What the page itself has done wrong is not the panel's.
  refused.length = 0
  const panel = await openPanel(page)
  await expect(panel).toHaveCSS('display', 'flex')
  expect(refused).toEqual([])
})
