import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { FrameworkApp } from './apps.ts'
import type { Row } from './look.ts'
import type { RunningApp } from './running-app.ts'
import { type Step, signIn } from './steps.ts'
import { type Seen, visit } from './visit.ts'

/** Takes a step in a browser of its own. */
export async function take(app: FrameworkApp, browser: Browser, running: RunningApp, step: Step): Promise<Row> {
  const { kind, path, isSignedIn, isWithoutJavaScript, line } = step
  const row: Row = { kind, framework: app.name, page: path, status: 0, inHtml: isWithoutJavaScript ? 'no' : '–', requests: 0 }
  try {
    const storageState = isSignedIn && (await signedIn(browser, running.url))
    running.sandbox.reset()
    step.prepare?.(running)
    const options = { ...(storageState && { storageState }), javaScriptEnabled: !isWithoutJavaScript }
    const use = async (page: Page, seen: Seen): Promise<void> => {
      row.status = seen.status
      assert.equal(seen.status, app.hasStatus ? (step.status ?? 200) : 200, 'the HTTP status')
      await step.perform(page, running, seen)
      // What the step has found there no script has written.
      if (isWithoutJavaScript) row.inHtml = 'yes'
      row.requests = seen.requests.length
      const lines = seen.lines.filter((text) => !line?.test(text))
      assert.deepEqual(lines, [], 'lines in the console')
    }
    await visit(browser, running.url + path, use, options)
    return row
  } catch (error) {
    return { ...row, failure: error instanceof Error ? error.message : String(error) }
  }
}

/** The cookies of somebody who has signed in. */
async function signedIn(browser: Browser, url: string): Promise<StorageState> {
  let state: StorageState | undefined
  await visit(browser, `${url}/team`, async (page) => {
    await signIn(page)
    state = await page.context().storageState()
  })
  assert.ok(state)
  return state
}

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>
