import assert from 'node:assert/strict'
import { type Browser, expect, type Page } from '@playwright/test'
import type { Incident } from 'lisa-query/sandbox'
import type { FrameworkApp } from './apps.ts'
import { password, type RunningApp, webhookSecret } from './running-app.ts'
import { visit, visitWithoutJavaScript } from './visit.ts'

/** What one page showed. */
export interface Row {
  kind: string
  framework: string
  page: string
  status: number
  /** Whether it can be read without JavaScript. */
  isInHtml: boolean
  /** What the browser itself asked the gateway for. */
  requests: number
  failure?: string
}

interface Case {
  kind: string
  incident: Incident
  status: number
  /** LiSA names a moment ten minutes from now: longer than any of this takes. */
  isLimited?: true
}

const always = 1_000
// Ends what hangs: a slow machine may take its time.
const patient = { timeout: 120_000 }

/** On a page of the visitor's own session LiSA's answer is the page's. */
const ownCases: Case[] = [
  { kind: 'bad-request', incident: { status: 400 }, status: 400 },
  { kind: 'auth-required', incident: { status: 401 }, status: 401 },
  { kind: 'forbidden', incident: { status: 403 }, status: 403 },
  { kind: 'not-found', incident: { status: 404 }, status: 404 },
  { kind: 'conflict', incident: { status: 409 }, status: 409 },
  { kind: 'too-large', incident: { status: 413 }, status: 413 },
  { kind: 'invalid', incident: { status: 422 }, status: 422 },
  { kind: 'rate-limited', incident: { status: 429 }, status: 429, isLimited: true },
  { kind: 'server-error', incident: { status: 500 }, status: 500 },
  { kind: 'unavailable', incident: { status: 503 }, status: 503, isLimited: true },
  { kind: 'timeout', incident: { status: 504 }, status: 504 },
  { kind: 'unreachable', incident: { drop: true }, status: 503 },
  { kind: 'unexpected', incident: { html: true }, status: 502 },
]

/** On a public page the gateway answers: it keeps what is about the shop's key to itself. */
const publicCases: Case[] = [
  { kind: 'not-found', incident: { status: 404 }, status: 404 },
  { kind: 'rate-limited', incident: { status: 429 }, status: 429, isLimited: true },
  { kind: 'unavailable', incident: { status: 401 }, status: 503 },
]

/** Looks at every kind of error on its pages, and at what a person does there. */
export async function walk(app: FrameworkApp, start: () => Promise<RunningApp>, browser: Browser): Promise<Row[]> {
  const rows: Row[] = []
  const on = async (look: (running: RunningApp) => Promise<void>): Promise<void> => {
    const running = await start()
    try {
      await look(running)
    } finally {
      await running.close()
    }
  }
  if (app.hasTeam) {
    await on(async (running) => {
      for (const one of ownCases) rows.push(await lookAt(app, browser, running, '/team', one))
    })
  }
  // A refusal closes the gateway's gate for all of its pages: each case has a server of its own.
  for (const one of publicCases) {
    await on(async (running) => {
      rows.push(await lookAt(app, browser, running, '/shows/42', one))
    })
  }
  await on(async (running) => {
    for (const [kind, path, does] of steps) {
      if (path === '/team' && !app.hasTeam) continue
      rows.push(await take(app, browser, running, { kind, path, does }))
    }
  })
  return rows
}

/** A page whose read fails: without JavaScript, and with it. */
async function lookAt(app: FrameworkApp, browser: Browser, { url, sandbox }: RunningApp, path: string, one: Case): Promise<Row> {
  const row: Row = { kind: one.kind, framework: app.name, page: path, status: 0, isInHtml: false, requests: 0 }
  const failing = path === '/team' ? '/products' : path
  const retryAfter = one.isLimited && { retryAfter: new Date(Date.now() + 600_000).toUTCString() }
  const takeBack = sandbox.next({ ...one.incident, ...retryAfter, path: failing }, always)
  try {
    const plain = await visitWithoutJavaScript(browser, url + path)
    row.status = plain.status
    row.isInHtml = plain.kind === one.kind
    assert.equal(plain.kind, one.kind, 'the kind of the state in the HTML')
    if (app.hasStatus || one.status === 404) assert.equal(plain.status, one.status, 'the HTTP status')
    if (app.hasStatus && one.isLimited) assert.match(plain.retryAfter ?? '', /^[1-9]\d+$/, 'Retry-After')
    await visit(browser, url + path, async (page, seen) => {
      await expect(page.locator('main [data-kind]').first()).toHaveAttribute('data-kind', one.kind)
      row.requests = seen.requests.length
      assert.deepEqual(seen.requests, [], 'requests from the browser')
      assert.deepEqual(seen.lines, [], 'lines in the console')
    })
    return row
  } catch (error) {
    return { ...row, failure: error instanceof Error ? error.message : String(error) }
  } finally {
    takeBack()
  }
}

type Step = (page: Page, running: RunningApp) => Promise<void>

/** What a person does after hydration. */
const steps: [kind: string, path: string, does: { before?: (running: RunningApp) => void; perform: Step }][] = [
  ['data', '/shows/42', { perform: async (page) => expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty(patient) }],
  [
    'try again',
    '/team',
    {
      before: ({ sandbox }) => sandbox.next({ status: 500, path: '/products' }),
      async perform(page, { sandbox }) {
        await page.getByRole('button', { name: 'Try again' }).click()
        // The visitor has not signed in: the gateway says so now.
        await expect(page.locator('main [data-kind]').first()).toHaveAttribute('data-kind', 'auth-required', patient)
        assert.equal(sandbox.requests.length, 1)
      },
    },
  ],
  [
    'countdown',
    '/team',
    {
      before: ({ sandbox }) => sandbox.next({ status: 429, retryAfter: '2', path: '/products' }),
      perform: async (page) =>
        expect(page.locator('main [data-kind]').first()).toHaveAttribute('data-kind', 'auth-required', patient),
    },
  ],
  [
    'sign-in',
    '/team',
    {
      async perform(page) {
        await page.locator('main').getByRole('button', { name: 'Sign in' }).click()
        await page.getByLabel('Password').fill(password)
        await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click()
        await expect(page.locator('main li')).toHaveCount(8, patient)
      },
    },
  ],
  [
    'live',
    '/shows/42',
    {
      async perform(page, { url, sandbox }) {
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
  ],
]

/** A page on which a person does something. */
async function take(
  app: FrameworkApp,
  browser: Browser,
  running: RunningApp,
  { kind, path, does }: { kind: string; path: string; does: (typeof steps)[number][2] },
): Promise<Row> {
  const row: Row = { kind, framework: app.name, page: path, status: 200, isInHtml: true, requests: 0 }
  running.sandbox.reset()
  does.before?.(running)
  try {
    await visit(browser, running.url + path, async (page, seen) => {
      row.status = seen.status
      assert.deepEqual(seen.requests, [], 'requests from the browser before anything is pressed')
      if (kind === 'live') await expect.poll(() => seen.isLive, patient).toBe(true)
      await does.perform(page, running)
      row.requests = seen.requests.length
      assert.deepEqual(
        seen.lines.filter((line) => !line.includes('401')),
        [],
        'lines in the console',
      )
    })
    return row
  } catch (error) {
    return { ...row, failure: error instanceof Error ? error.message : String(error) }
  }
}
