import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { defineConfig } from '@playwright/test'

// The workers load this file too, and inherit what the first load found out.
process.env.LISA_EXAMPLE_PORT ??= String(await freePort())

const port = Number(process.env.LISA_EXAMPLE_PORT)
const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'test/browser',
  globalSetup: './test/support/chromium.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  workers: 1, // all tests share one sandbox
  retries: 0,
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    trace: 'retain-on-failure',
    launchOptions: {
      // Set by the global setup, before the workers load this file.
      executablePath: process.env.LISA_CHROMIUM ?? '',
      chromiumSandbox: !isRoot,
      args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    },
  },
  webServer: {
    command: `npm run build:example && npx vite preview --config example/vite.config.ts --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}`,
    timeout: 120_000,
    reuseExistingServer: false,
  },
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
