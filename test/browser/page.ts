import { type APIRequestContext, expect, type Frame, type Locator, type Page } from '@playwright/test'
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

/** Stops the time of a page that has been opened after `page.clock.install()`: it moves by `page.clock.runFor` alone. */
export async function stopTime(page: Page): Promise<void> {
  // The moment must not be over when the page hears of it.
  await expect(async () => page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000))).toPass()
}

/** Lets a page whose time is stopped do what it does at once, in a few of its milliseconds, until this holds. */
export async function soon(page: Page, holds: () => Promise<void>): Promise<void> {
  const look = async (): Promise<void> => {
    await page.clock.runFor(10)
    await holds()
  }
  await expect(look).toPass({ intervals: [20] })
}

/** How `soon` looks: once. */
export const once = { timeout: 1 }

/** Chooses in the demo's bar how LiSA is. */
export async function lisaIs(page: Page, weather: string): Promise<void> {
  await page.getByRole('combobox', { name: 'LiSA is' }).selectOption({ label: weather })
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
    .locator('[data-part="my-shows"]')
    .getByRole('listitem')
    .filter({ hasText: `${name} cooks: ` })

/** The widgets that show what they read. */
export const filledWidgets = (page: Page): Locator => page.locator('[data-part="widget"][data-state="ok"]')

/** The `Authorization` header of whoever is signed in on the page. */
export async function credentialOf(page: Page): Promise<{ authorization: string }> {
  const stored = await page.evaluate(() => localStorage.getItem('lisa-query-example session'))
  return { authorization: `ApiKey ${JSON.parse(stored ?? '{}').key}` }
}

/** Adds up how far what is on the page moves from now on, right after an input, too. */
export async function shiftsOf(page: Page): Promise<() => Promise<{ sum: number; worst: string[] }>> {
  await page.addInitScript(() => {
    const shifts: { value: number; moved: string }[] = []
    Object.assign(globalThis, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node?: Node }[] })[]) {
        const moved = entry.sources.map(({ node }) => `${node?.nodeName.toLowerCase()} “${node?.textContent?.slice(0, 40)}”`)
        shifts.push({ value: entry.value, moved: moved.join(', ') })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return async () => {
    const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: { value: number; moved: string }[] }).shifts)
    const worst = shifts.toSorted((one, other) => other.value - one.value).slice(0, 5)
    return {
      sum: shifts.reduce((sum, { value }) => sum + value, 0),
      worst: worst.map(({ value, moved }) => `${value.toFixed(4)}: ${moved}`),
    }
  }
}

/** axe finds nothing on the page, or in a frame of it, as it is, once what fades in has faded in. */
export async function seesNoViolations(page: Page | Frame, options: axe.RunOptions = {}): Promise<void> {
  await page.evaluate(() => {
    const ends = ({ effect }: Animation): boolean => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY
    return Promise.allSettled(
      document
        .getAnimations()
        .filter(ends)
        .map(({ finished }) => finished),
    )
  })
  if (await page.evaluate(() => !('axe' in globalThis))) await page.addScriptTag({ content: axe.source })
  const { violations } = await page.evaluate(
    (options) => (globalThis as unknown as { axe: typeof axe }).axe.run(options),
    // Frames are looked at by themselves: axe waits half a second for each that has no axe of its own.
    { resultTypes: ['violations'] satisfies axe.resultGroups[], iframes: false, ...options },
  )
  // Soft: the other states are looked at, too.
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
}

/** axe finds nothing, light and dark, and the page is no wider than the window. */
export async function isFineInBothSchemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await seesNoViolations(page)
  // All else is the same in the dark.
  await page.emulateMedia({ colorScheme: 'dark' })
  await seesNoViolations(page, { runOnly: ['color-contrast'] })
  const [needed, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect.soft(needed, 'the width of the page').toBeLessThanOrEqual(Number(width))
}
