import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The package's entries: what users import, and where it starts. */
export const entries = {
  index: 'src/index.ts',
  core: 'src/core.ts',
  hmac: 'src/client/hmac.ts',
  messages: 'src/errors/messages.ts',
  sandbox: 'src/sandbox/sandbox.ts',
}

/** The public names of the package, so that tests and the example import what users import. */
export const sourceAliases = Object.entries(entries).map(([name, file]) => ({
  find: new RegExp(`^lisa-query${name === 'index' ? '' : `/${name}`}$`),
  replacement: at(file),
}))

/** Writes the `.d.ts` beside the bundles, their relative imports ending in `.js` as every TypeScript understands. */
const declarations: Plugin = {
  name: 'declarations',
  apply: 'build',
  closeBundle() {
    execFileSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', at('tsconfig.build.json')], { stdio: 'inherit' })
    const types = at('dist/types')
    for (const file of readdirSync(types, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'))) {
      const text = readFileSync(join(types, file), 'utf8')
      writeFileSync(join(types, file), text.replace(/(['"])(\.\.?\/[^'"]+)\.tsx?\1/g, '$1$2.js$1'))
    }
  },
}

export default defineConfig({
  plugins: [declarations],
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    lib: { entry: entries, formats: ['es'] },
    rolldownOptions: {
      external: [/^react($|\/)/, /^@tanstack\//, /^ky$/, /^zod($|\/)/],
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'shared/[name].js',
        minifyInternalExports: false,
        banner: ({ name }) => (name === 'index' ? "'use client'" : ''),
      },
    },
  },
  resolve: { alias: sourceAliases },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**'],
    environment: 'node',
    restoreMocks: true,
    unstubGlobals: true,
  },
})
