import assert from 'node:assert/strict'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Feature } from './apps.ts'
import { password, type RunningApp, webhookSecret } from './running-app.ts'
import { patient, type Seen } from './visit.ts'

/** What a person does on a page after hydration. */
export interface Step {
  kind: string
  path: string
  /** Whether somebody has signed in before; the page is opened after that. */
  isSignedIn?: true
  /** Only applications that have it take the step. */
  needs?: Feature
  isWithoutJavaScript?: true
  /** What happens to the page's own read. */
  prepare?(running: RunningApp): void
  /** The page's status where pages have that of their state; 200 unless it is said. */
  status?: number
  perform(page: Page, running: RunningApp, seen: Seen): Promise<void>
  /** What Chromium itself writes into the console, and may. */
  line?: RegExp
}

export const steps: readonly Step[] = [
  {
    // First of all, while the gateway has nothing. Twice, since Next reads for its proxy and for the page; elsewhere the browser's
    // own read meets the second one.
    kind: 'countdown through the gateway',
    path: '/shows/42',
    prepare: ({ sandbox }) => sandbox.next({ status: 503, retryAfter: '2', path: '/shows/42' }, 2),
    status: 503,
    perform: async (page) => expect(page.getByRole('heading', { level: 1 })).toHaveText(/\S/, patient),
    line: /^Failed to load resource: the server responded with a status of 503 /,
  },
  {
    kind: 'data',
    path: '/shows/42',
    async perform(page, _running, seen) {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\S/, patient)
      assert.deepEqual(seen.requests, [], 'requests from the browser')
    },
  },
  {
    kind: 'data, no JavaScript',
    path: '/shows/42',
    isWithoutJavaScript: true,
    perform: async (page) => expect(page.getByRole('heading', { level: 1 })).toHaveText(/\S/, patient),
  },
  {
    kind: 'sign-in',
    path: '/team',
    needs: 'team',
    status: 401,
    async perform(page, _running, seen) {
      assert.deepEqual(seen.requests, [], 'requests from the browser before anything is pressed')
      await signIn(page)
    },
  },
  {
    kind: 'try again',
    path: '/team',
    needs: 'team',
    isSignedIn: true,
    prepare: ({ sandbox }) => sandbox.next({ status: 500, path: '/products' }),
    status: 500,
    async perform(page, { sandbox }, seen) {
      assert.deepEqual(seen.requests, [], 'requests from the browser before anything is pressed')
      await page.getByRole('button', { name: 'Try again' }).click()
      await expect(products(page)).toHaveCount(8, patient)
      assert.equal(sandbox.requests.length, 2, 'requests to LiSA')
    },
  },
  {
    // Nobody presses anything: the page asks again once the wait that LiSA named is over.
    kind: 'countdown',
    path: '/team',
    needs: 'team',
    isSignedIn: true,
    prepare: ({ sandbox }) => sandbox.next({ status: 429, retryAfter: '2', path: '/products' }),
    status: 429,
    async perform(page, { sandbox }) {
      await expect(products(page)).toHaveCount(8, patient)
      assert.equal(sandbox.requests.length, 2, 'requests to LiSA')
    },
  },
  {
    kind: 'form: 422',
    path: '/team',
    isSignedIn: true,
    needs: 'form',
    async perform(page, running) {
      await submit(page, running)
      await expect(page.getByLabel('Title')).toHaveAccessibleDescription("can't be blank", patient)
    },
    line: /^Failed to load resource: the server responded with a status of 422 /,
  },
  {
    kind: 'form: 422, no JavaScript',
    path: '/team',
    isSignedIn: true,
    needs: 'form',
    isWithoutJavaScript: true,
    async perform(page, running) {
      await submit(page, running)
      await expect(page.getByLabel('Title')).toHaveAccessibleDescription("can't be blank", patient)
    },
  },
  {
    kind: 'form: added, one after the other',
    path: '/team',
    isSignedIn: true,
    needs: 'form',
    async perform(page) {
      for (const title of ['Skis', 'Poles']) {
        await page.getByLabel('Title').fill(title)
        await page.getByRole('button', { name: 'Add' }).click()
        await expect(page.getByText(`Added: ${title}`)).toBeVisible(patient)
        await expect(page.getByLabel('Title')).toHaveValue('', patient)
      }
    },
  },
  {
    kind: 'live',
    path: '/shows/42',
    async perform(page, { url, sandbox }, seen) {
      await expect.poll(() => seen.isLive, patient).toBe(true)
      assert.deepEqual(seen.requests, [], 'requests from the browser before any news')
      const title = 'A new title, told by the webhook'
      const headers = { authorization: 'ApiKey sandbox', 'content-type': 'application/json' }
      const body = JSON.stringify({ title: { '*': title, en: title } })
      await sandbox.fetch(new Request('https://lisa.test/v2/shows/42', { method: 'PATCH', headers, body }))
      const news = JSON.stringify({ collection: 'Show', action: 'update', id: '42' })
      const told = { method: 'POST', headers: { ...headers, 'x-webhook-secret': webhookSecret }, body: news }
      assert.equal((await fetch(`${url}/api/lisa/_webhook`, told)).status, 200)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title, patient)
    },
  },
]

/** Signs in on a page that asks for it; resolves once the page shows what was asked for. */
export async function signIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in', exact: true }).first().click()
  await page.getByLabel('Password').fill(password)
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click()
  await expect(products(page)).toHaveCount(8, patient)
}

/** The products of the team's page. */
const products = (page: Page): Locator => page.locator('main > ul > li')

/** Sends the team's form, which LiSA refuses: the message is on the page, and what was typed stays. */
async function submit(page: Page, { sandbox }: RunningApp): Promise<void> {
  sandbox.next({ status: 422, method: 'POST', path: '/products' })
  await page.getByLabel('Title').fill('Skis')
  await page.getByRole('button', { name: 'Add' }).click()
  await expect(page.locator('.lisa-summary')).toContainText("can't be blank", patient)
  await expect(page.getByLabel('Title')).toHaveValue('Skis', patient)
  await expect(products(page)).toHaveCount(8, patient)
}
