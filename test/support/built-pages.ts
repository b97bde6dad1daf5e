import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import exampleConfig from '../../example/vite.config.ts'
import { pages } from './serve-pages.ts'

/** Playwright's global setup: builds the pages of `npm test` from `dist/`. */
export default async function setup(): Promise<void> {
  process.env.NODE_ENV = 'development' // React then warns, and a warning fails a test
  const { plugins = [], ...example } = exampleConfig({ command: 'build', mode: 'development' })
  const common = { mode: 'development', logLevel: 'error' } as const
  await build({
    ...example,
    ...common,
    configFile: false,
    // The shop's server stands beside the page.
    plugins: plugins.flat().filter((plugin) => !(plugin && 'name' in plugin && plugin.name === 'shop-in-page')),
    build: { ...example.build, outDir: pages.example },
  })
  await build({
    ...common,
    configFile: fileURLToPath(new URL('../browser/ui-stage/vite.config.ts', import.meta.url)),
    build: { outDir: join(pages.example, 'ui-stage') },
  })
}
