import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'

const minute = 60_000
const isRoot = process.getuid?.() === 0

export default defineConfig({
  globalSetup: ['./test/support/chromium.ts', './test/support/built-pages.ts'],
  outputDir: 'test-results',
  forbidOnly: true,
  retries: 0,
  reporter: 'list',
  // A browser, its page and their server keep two cores busy; more at once only wait for each other.
  workers: Math.max(1, Math.floor(availableParallelism() / 2)),
  // These end what hangs. No test is about how fast a machine is, and it may be slow or busy.
  timeout: 3 * minute,
  expect: { timeout: minute / 2 },
  use: {
    // A trace takes a third of the time; `npm run test:browser -- --trace retain-on-failure` has one.
    trace: 'off',
    // One page goes from test to test, its storage, routes and clock put back: half the time of a new one each.
    reuseContext: true,
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      // Set by the global setup, before the workers load this file.
      executablePath: process.env.LISA_CHROMIUM ?? '',
      chromiumSandbox: !isRoot,
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        // Nothing here needs a graphics card, nor a process that stands in for one.
        '--disable-gpu',
        '--disable-software-rasterizer',
        '--in-process-gpu',
      ],
    },
  },
  projects: [
    // `npm test`: each promise to a user of the package once.
    { name: 'promises', testDir: 'test/browser', testIgnore: '**/sweep/**' },
    // `npm run test:sweep`: what is about the example alone, and every state in every width, scheme and language.
    { name: 'sweep', testDir: 'test/browser/sweep' },
  ],
})
