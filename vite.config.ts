import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The package's entries: what users import, and where it starts. */
export const entries = {
  index: 'src/index.ts',
  core: 'src/core.ts',
  devtools: 'src/devtools.ts',
  'devtools/production': 'src/devtools-production.ts',
  hmac: 'src/hmac.ts',
  messages: 'src/messages.ts',
  player: 'src/player.ts',
  'player/core': 'src/player-core.ts',
  'react-hook-form': 'src/react-hook-form.ts',
  'react-server': 'src/react-server.ts',
  sandbox: 'src/sandbox.ts',
  server: 'src/server.ts',
  'sandbox/player': 'src/sandbox-player.ts',
  schema: 'src/schema.ts',
  'tanstack-form': 'src/tanstack-form.ts',
  ui: 'src/ui.ts',
}

/** The entries that render: React's server components load them in the browser only. */
const rendering = ['index', 'devtools', 'devtools/production', 'player', 'react-hook-form', 'tanstack-form', 'ui']

/** The public names of the package, so that tests and the example import what users import. */
export const sourceAliases = Object.entries({ ...entries, generate: 'src/generate.ts', 'ui.css': 'src/ui/ui.css' }).map(
  ([name, file]) => ({
    find: new RegExp(`^lisa-query${name === 'index' ? '' : `/${name}`}$`),
    replacement: at(file),
  }),
)

/** The tests that need a page. */
const inDom = ['test/**/*.test.tsx', 'test/player/*.test.ts', 'test/query/asked-waits.test.ts']

/** The tests that change what all files of a thread share: the globals of a page. */
const alone = ['test/weather/**/*.test.ts']

/** What entries share is named after one of its modules or folders. These hold more: what renders, and the client. */
const chunkNames: Readonly<Record<string, string>> = { src: 'react', 'prefetched-failure': 'client' }

const project = (name: string, test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration => ({
  extends: true,
  test: { name, ...test },
})

export default defineConfig({
  plugins: [declarations(entries, 'tsconfig.build.json', '.cache/types'), assets(), browserReferences()],
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    lib: { entry: entries, formats: ['es'] },
    rolldownOptions: {
      external: [/^react($|\/)/, /^react-dom($|\/)/, /^react-hook-form$/, /^@tanstack\//, /^ky$/, /^zod($|\/)/],
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: ({ name }) => `shared/${chunkNames[name] ?? name}.js`,
        minifyInternalExports: false,
        banner: ({ name }) => (rendering.includes(name) ? "'use client'" : ''),
      },
    },
  },
  resolve: { alias: sourceAliases },
  test: {
    projects: [
      // Files share their modules, since two thirds of the time went into imports: what a file changes of them, it puts back.
      project('node', { include: ['test/**/*.test.ts'], exclude: [...inDom, ...alone, 'test/redis/**'], isolate: false }),
      // After those in Node: a thread is kept only for a next file of the same environment.
      project('dom', {
        include: inDom,
        isolate: false,
        sequence: { groupOrder: 1 },
        setupFiles: ['test/support/fresh-page.ts'],
      }),
      project('alone', { include: alone, sequence: { groupOrder: 2 } }),
      // `npm run test:sweep`: a day, a soak, and each compiler.
      project('sweep', { include: ['test/**/*.sweep.ts'], sequence: { groupOrder: 3 } }),
    ],
    setupFiles: ['test/support/fixed-seed.ts', 'test/support/zod-words.ts'],
    // Vitest leaves one core to its watcher, which on two cores is half of the machine; a thread begins sooner than a process.
    maxWorkers: availableParallelism(),
    pool: 'threads',
    // These end what hangs. No test is about how fast a machine is, and it may be slow or busy.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
})

/**
 * Adds the `.d.ts` that the entries reach, their relative imports ending in `.js` as every TypeScript understands.
 * A type error ends the build before anything is written.
 */
export function declarations(of: Readonly<Record<string, string>>, tsconfig: string, folder: string): Plugin {
  const emitted = at(folder)
  return {
    name: 'declarations',
    apply: 'build',
    buildStart() {
      rmSync(emitted, { recursive: true, force: true })
      execFileSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', at(tsconfig)], {
        stdio: 'inherit',
      })
    },
    generateBundle() {
      const reached = new Set(Object.values(of).map((file) => file.replace(/^src\/(.*)\.ts$/, '$1.d.ts')))
      for (const file of reached) {
        const source = readFileSync(join(emitted, file), 'utf8').replace(
          /(['"])(\.\.?\/[^'"]+)\.tsx?\1/g,
          (_, quote: string, path: string) => {
            reached.add(join(dirname(file), `${path}.d.ts`))
            return `${quote}${path}.js${quote}`
          },
        )
        this.emitFile({ type: 'asset', fileName: `types/${file}`, source })
      }
    },
  }
}

/** What stands beside the code: the stylesheet, the guide, which messages to a developer lead to, and the licence of what is bundled. */
function assets(): Plugin {
  return {
    name: 'assets',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'ui.css', source: readFileSync(at('src/ui/ui.css'), 'utf8') })
      this.emitFile({ type: 'asset', fileName: 'types/ui/ui.css.d.ts', source: readFileSync(at('src/ui/ui.css.d.ts'), 'utf8') })
      for (const page of readdirSync(at('example/guide/pages'))) {
        this.emitFile({
          type: 'asset',
          fileName: `guide/${page}`,
          source: readFileSync(at(`example/guide/pages/${page}`), 'utf8'),
        })
      }
      const ocache = readFileSync(at('node_modules/ocache/LICENSE'), 'utf8')
      const adapter = readFileSync(at('node_modules/@remix-run/node-fetch-server/LICENSE'), 'utf8')
      this.emitFile({
        type: 'asset',
        fileName: 'server.LICENSE.txt',
        source: `server.js contains ocache.\n\n${ocache}\n\nIt contains @remix-run/node-fetch-server.\n\n${adapter}`,
      })
    },
  }
}

/**
 * Leaves the server components' import of what renders as it is: only from a module with 'use client' of its own does React make
 * references to the browser's.
 */
function browserReferences(): Plugin {
  return {
    name: 'browser-references',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source === './index.ts' && importer === at('src/react-server.ts') ? { id: './index.js', external: 'relative' } : null,
  }
}
