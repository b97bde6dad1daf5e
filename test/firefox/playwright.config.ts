import { defineConfig } from '@playwright/test'
import ours from '../../playwright.config.ts'
import { skipMissingCommand } from './bidi.ts'

// `npm run test:firefox`: what people do with the pages, in a Firefox as it is installed. Playwright speaks WebDriver BiDi with it.

skipMissingCommand()

export default defineConfig({
  ...ours,
  globalSetup: ['./find-firefox.ts', '../support/built-pages.ts'],
  outputDir: '../../test-results',
  projects: [{ name: 'firefox', testDir: '.' }],
  use: {
    browserName: 'firefox',
    channel: 'moz-firefox',
    launchOptions: {
      executablePath: process.env.LISA_FIREFOX ?? '',
      firefoxUserPrefs: { 'ui.prefersReducedMotion': 1 },
    },
    trace: 'off',
  },
})
