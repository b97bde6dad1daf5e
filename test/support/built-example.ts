import { type Browser, chromium } from '@playwright/test'
import { preview } from 'vite'
import { provideChromium } from './chromium.ts'

/** Where `npm run build:example` puts it. */
export const builtExample = 'dist-example'

/** Serves the built example as any static host would, and lends a browser to look at it. */
export async function withBuiltExample(use: (browser: Browser, address: string) => Promise<void>): Promise<void> {
  const server = await preview({
    configFile: false,
    logLevel: 'error',
    build: { outDir: builtExample },
    preview: { host: '127.0.0.1', port: 0 },
  })
  const browser = await chromium.launch({ executablePath: provideChromium(), chromiumSandbox: process.getuid?.() !== 0 })
  try {
    await use(browser, server.resolvedUrls?.local[0] ?? '')
  } finally {
    await browser.close()
    await server.close()
  }
}
