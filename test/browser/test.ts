import { test as base } from '@playwright/test'
import type { Served } from '../support/serve.ts'
import { type pages, servePages } from '../support/serve-pages.ts'

interface WorkerFixtures {
  /** Which built pages a test opens. */
  site: keyof typeof pages
  /** Their server; each worker has one of its own, so that no other test meets its sandbox. */
  server: Served
}

/** Playwright's `test`, on the built example: `page.goto('/#/lab/429')`. */
export const test = base.extend<object, WorkerFixtures>({
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
})

export { expect } from '@playwright/test'
