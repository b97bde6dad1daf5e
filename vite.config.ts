import { fileURLToPath } from 'node:url'
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

export default defineConfig({
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    lib: { entry: entries, formats: ['es'] },
    rolldownOptions: {
      external: [/^react($|\/)/, /^@tanstack\//, /^ky$/, /^zod($|\/)/],
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
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
