import { type APIRequestContext, expect, type Page } from '@playwright/test'
import axe from 'axe-core'

/** The sandbox as it was when the server started. */
export async function freshSandbox(request: APIRequestContext): Promise<void> {
  expect((await request.post('/api/lisa/__sandbox/reset')).ok()).toBe(true)
}

/** axe finds nothing on the page as it is. */
export async function seesNoViolations(page: Page): Promise<void> {
  await page.addScriptTag({ content: axe.source })
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
}
