import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import exampleConfig from '../../example/vite.config.ts'
import { pages } from './serve-pages.ts'

/** Playwright's global setup: builds the pages that need no `npm run build:example` from `dist/`. */
export default async function setup(): Promise<void> {
  const { plugins = [], ...example } = exampleConfig({ command: 'build', mode: 'production' })
  for (const [mode, outDir] of [
    ['production', pages.example],
    ['development', pages.development],
  ] as const) {
    await inMode(mode, () =>
      build({
        ...example,
        mode,
        logLevel: 'error',
        configFile: false,
        // The shop's server stands beside the page.
        plugins: plugins.flat().filter((plugin) => !(plugin && 'name' in plugin && plugin.name === 'shop-in-page')),
        build: { ...example.build, outDir },
      }),
    )
  }
  await inMode('development', () =>
    build({
      mode: 'development',
      logLevel: 'error',
      configFile: fileURLToPath(new URL('../browser/ui-stage/vite.config.ts', import.meta.url)),
      build: { outDir: join(pages.example, 'ui-stage') },
    }),
  )
}

/** Vite takes which React it builds with from the environment; the workers inherit what was before. */
async function inMode(mode: 'production' | 'development', work: () => Promise<unknown>): Promise<void> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = mode
  await work()
  if (before === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = before
}
