import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test'
import axe from 'axe-core'
import type { LoggedRequest } from 'lisa-query/sandbox'

/** The sandbox as it was when the server started, and nobody known at the shop. Who signs in from now on has this rate limit. */
export async function freshSandbox(request: APIRequestContext, rateLimit?: { limit: number; window: number }): Promise<void> {
  expect((await request.post('/api/lisa/__sandbox/reset')).ok()).toBe(true)
  expect((await request.post('/api/session/reset', { data: { rateLimit } })).ok()).toBe(true)
}

/** What has reached the sandbox, or the account of the person who is signed in on a page. */
export async function seenByTheServer(request: APIRequestContext, person?: Page): Promise<LoggedRequest[]> {
  const headers = person && (await credentialOf(person))
  const answer = await request.get('/api/lisa/__sandbox/requests', headers && { headers })
  return (await answer.json()).requests
}

/** Makes something happen to the next requests of whoever is signed in on the page. */
export async function next(page: Page, incident: object): Promise<void> {
  const headers = await credentialOf(page)
  expect((await page.request.post('/api/lisa/__sandbox/next', { headers, data: incident })).ok()).toBe(true)
}

/** Signs in on the page about rate limit and session, and sees this person's shows. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Sign in as ${name}` }).click()
  await expect(page.getByText(`Good evening, ${name}`)).toBeVisible()
  await expect(showsOf(page, name)).toHaveCount(6)
}

/** The shows in the list that are this person's own. */
export const showsOf = (page: Page, name: string): Locator =>
  page
    .locator('.my-shows')
    .getByRole('listitem')
    .filter({ hasText: `${name} cooks: ` })

/** The widgets that show what they read. */
export const filledWidgets = (page: Page): Locator => page.locator('.widget[data-state="ok"]')

/** The `Authorization` header of whoever is signed in on the page. */
export async function credentialOf(page: Page): Promise<{ authorization: string }> {
  const stored = await page.evaluate(() => localStorage.getItem('lisa-query-example session'))
  return { authorization: `ApiKey ${JSON.parse(stored ?? '{}').key}` }
}

/** axe finds nothing on the page as it is. */
export async function seesNoViolations(page: Page): Promise<void> {
  await page.addScriptTag({ content: axe.source })
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
}
