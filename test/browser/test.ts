import { test as base, expect, type Page } from '@playwright/test'
import type { Served } from '../support/serve.ts'
import { type pages, servePages } from '../support/serve-pages.ts'

interface WorkerFixtures {
  /** Which built pages a test opens. */
  site: keyof typeof pages
  /** Their server; each worker has one of its own, so that no other test meets its sandbox. */
  server: Served
}

interface TestFixtures {
  /** What the page may complain of; a test fails at its end where it has complained of more. */
  mayComplainOf: 'nothing' | 'refused requests' | 'anything'
  complaints: string[]
}

/** Playwright's `test`, on the built example: `page.goto('/#/lab/429')`. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  site: ['example', { scope: 'worker', option: true }],
  server: [
    async ({ site }, use) => {
      const server = await servePages(site)
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ server }, use) => use(server.url),
  mayComplainOf: ['anything', { option: true }],
  complaints: [
    async ({ page, mayComplainOf }, use) => {
      const complaints = complaintsOf(page, mayComplainOf)
      await use(complaints)
      if (mayComplainOf !== 'anything') expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** What the page complains of from now on: errors that nobody caught, dialogs, and errors and warnings in its console. */
function complaintsOf(page: Page, mayComplainOf: TestFixtures['mayComplainOf']): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (said) => {
    // Chromium's own line about each 4xx and 5xx.
    const isRefusal = mayComplainOf === 'refused requests' && /^Failed to load resource/.test(said.text())
    if (['error', 'warning'].includes(said.type()) && !isRefusal) complaints.push(said.text())
  })
  return complaints
}
