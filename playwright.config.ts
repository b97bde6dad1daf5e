import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { defineConfig } from '@playwright/test'

// The workers load this file too, and inherit what the first load found out.
process.env.LISA_HTTP_PORT ??= String(await freePort())
process.env.LISA_STATIC_PORT ??= String(await freePort())

const { LISA_HTTP_PORT: httpPort, LISA_STATIC_PORT: staticPort } = process.env
const onPort = (port: string): string => `--config example/vite.config.ts --host 127.0.0.1 --port ${port} --strictPort`
const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'test/browser',
  globalSetup: './test/support/chromium.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  workers: 2,
  retries: 0,
  reporter: 'list',
  use: {
    trace: 'retain-on-failure',
    launchOptions: {
      // Set by the global setup, before the workers load this file.
      executablePath: process.env.LISA_CHROMIUM ?? '',
      chromiumSandbox: !isRoot,
      args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    },
  },
  projects: [
    // `npm start`, over real HTTP; all its tests share one sandbox.
    { name: 'http', workers: 1, use: { baseURL: `http://127.0.0.1:${httpPort}` }, testIgnore: /every-state/ },
    // The static build of the built package, with a sandbox in each page.
    { name: 'static', workers: 1, use: { baseURL: `http://127.0.0.1:${staticPort}` }, testMatch: /(walks|every-state)\.spec/ },
  ],
  webServer: [
    { command: `npx vite ${onPort(httpPort)}`, url: `http://127.0.0.1:${httpPort}`, timeout: 60_000 },
    {
      command: `npm run build:example && npx vite preview ${onPort(staticPort)}`,
      url: `http://127.0.0.1:${staticPort}`,
      timeout: 120_000,
    },
  ],
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
