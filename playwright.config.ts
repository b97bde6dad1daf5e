import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { defineConfig } from '@playwright/test'

// The workers load this file too, and inherit what the first load found out.
process.env.LISA_PORTS ??= (await freePorts(5)).join(' ')

const [startPort = '', staticPort = '', ...httpPorts] = process.env.LISA_PORTS.split(' ')
const at = (port = ''): string => `http://127.0.0.1:${port}`
const onPort = (port: string): string => `--config example/vite.config.ts --host 127.0.0.1 --port ${port} --strictPort`
const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'test/browser',
  globalSetup: './test/support/chromium.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  workers: 3, // they mostly wait
  retries: 0,
  reporter: 'list',
  use: {
    // A trace takes a third of the time; `npm run test:browser -- --trace retain-on-failure` has one.
    trace: 'off',
    launchOptions: {
      // Set by the global setup, before the workers load this file.
      executablePath: process.env.LISA_CHROMIUM ?? '',
      chromiumSandbox: !isRoot,
      args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    },
  },
  projects: [
    // Over real HTTP; each worker has a shop's server, with its sandboxes, of its own.
    {
      name: 'http',
      workers: 2,
      use: { baseURL: at(httpPorts[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]) },
      testIgnore: /(walks|every-state)\.spec/,
    },
    // `npm start`.
    { name: 'start', workers: 1, use: { baseURL: at(startPort) }, testMatch: /walks\.spec/ },
    // The static build, with a sandbox in each page.
    { name: 'static', workers: 2, use: { baseURL: at(staticPort) }, testMatch: /(walks|every-state)\.spec/ },
  ],
  webServer: [
    { command: `npx tsx test/support/http-example.ts ${httpPorts.join(' ')}`, url: at(httpPorts.at(-1)), timeout: 120_000 },
    { command: `npx vite ${onPort(startPort)}`, url: at(startPort), timeout: 60_000 },
    { command: `npm run build:example && npx vite preview ${onPort(staticPort)}`, url: at(staticPort), timeout: 120_000 },
  ],
})

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
