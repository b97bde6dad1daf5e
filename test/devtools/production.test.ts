import { resolve } from 'node:path'
import { build, type Rolldown } from 'vite'
import { expect, test } from 'vitest'
import { sourceAliases } from '../../vite.config.ts'

/** A build of a page with the devtools in it: all of its files in one text. */
async function bundled(entry: string, mode: 'production' | 'development'): Promise<string> {
  const page = resolve('page.js')
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = mode
  try {
    const { output } = (await build({
      configFile: false,
      logLevel: 'error',
      mode,
      plugins: [
        {
          name: 'page',
          enforce: 'pre',
          resolveId: (id) => (id.endsWith('page.js') ? page : null),
          load: (id) =>
            id === page
              ? `import { createLisaClient, LisaProvider } from 'lisa-query'
                 import { LisaDevtools, lisaDevtoolsPlugin } from '${entry}'
                 export { createLisaClient, LisaProvider, LisaDevtools, lisaDevtoolsPlugin }`
              : null,
        },
      ],
      resolve: { alias: sourceAliases },
      build: {
        write: false,
        rolldownOptions: { input: 'page.js', preserveEntrySignatures: 'strict', external: [/^react($|\/)/, /^react-dom($|\/)/] },
      },
    })) as Rolldown.RolldownOutput
    return output.map((file) => ('code' in file ? file.code : String(file.source))).join('\n')
  } finally {
    process.env.NODE_ENV = before
  }
}

/** What only the panel says, and what a client has for it alone. */
const traces = /LiSA: open the panel|Make it happen|adoptedStyleSheets|react-dom|made-by-devtools|standIn/

test('a production build has nothing of the panel', async () => {
  expect(await bundled('lisa-query/devtools', 'production')).not.toMatch(traces)
})

test('a development build has it', async () => {
  expect(await bundled('lisa-query/devtools', 'development')).toMatch(traces)
})

test('a production build has it from its own entry', async () => {
  expect(await bundled('lisa-query/devtools/production', 'production')).toMatch(traces)
})
