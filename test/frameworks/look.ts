import assert from 'node:assert/strict'
import { type Browser, expect, type Page } from '@playwright/test'
import type { FrameworkApp } from './apps.ts'
import { type Case, causeOf } from './cases.ts'
import type { RunningApp } from './running-app.ts'
import { patient, type Seen, visit, visitWithoutJavaScript } from './visit.ts'

/** What one page showed. */
export interface Row {
  kind: string
  /** What LiSA answered, where that is what the row is about. */
  cause?: string
  framework: string
  page: string
  status: number
  /** Whether it can be read without JavaScript; of a missing page, the framework's own. */
  inHtml: 'yes' | 'no' | 'its own page' | '–'
  /** What the browser itself asked the gateway for. */
  requests: number
  failure?: string
}

/** Looks at a page whose read fails: without JavaScript, and with it. */
export async function lookAt(
  app: FrameworkApp,
  browser: Browser,
  { url, sandbox }: RunningApp,
  path: string,
  one: Case,
): Promise<Row> {
  const isOwnPage = !app.hasStatus && one.status === 404
  const row: Row = {
    kind: one.kind,
    cause: causeOf(one),
    framework: app.name,
    page: path,
    status: 0,
    inHtml: 'no',
    requests: 0,
  }
  const failing = path === '/team' ? '/products' : path
  const retryAfter = one.isLimited && { retryAfter: new Date(Date.now() + 600_000).toUTCString() }
  const takeBack = sandbox.next({ ...one.incident, ...retryAfter, path: failing }, always)
  try {
    const plain = await visitWithoutJavaScript(browser, url + path)
    row.status = plain.status
    if (isOwnPage) {
      assert.match(plain.heading ?? '', /404/, 'the heading in the HTML')
      row.inHtml = 'its own page'
    } else {
      assert.equal(plain.kind, one.kind, 'the kind of the state in the HTML')
      row.inHtml = 'yes'
    }
    assert.equal(plain.status, app.hasStatus || isOwnPage ? one.status : 200, 'the HTTP status')
    assert.match(plain.cacheControl ?? '', /\bno-store\b/, 'Cache-Control')
    if (app.hasStatus && one.isLimited) assert.match(plain.retryAfter ?? '', /^[1-9]\d+$/, 'Retry-After')
    if (!app.hasStatus) assert.match(plain.robots ?? '', /\bnoindex\b/, 'the meta element for robots')
    const look = async (page: Page, seen: Seen): Promise<void> => {
      assert.equal(seen.status, plain.status, 'the HTTP status with JavaScript')
      if (isOwnPage) await expect(page.getByRole('heading', { level: 1 })).toHaveText('404', patient)
      else await expect(page.locator('main [data-kind]').first()).toHaveAttribute('data-kind', one.kind, patient)
      row.requests = seen.requests.length
      assert.deepEqual(seen.requests, [], 'requests from the browser')
      assert.deepEqual(seen.lines, [], 'lines in the console')
    }
    // No wait ends while the page is open, so what it asks for it asks for before one has.
    await visit(browser, url + path, look, { isTimeStill: true })
    return row
  } catch (error) {
    return { ...row, failure: error instanceof Error ? error.message : String(error) }
  } finally {
    takeBack()
  }
}

const always = 1_000
