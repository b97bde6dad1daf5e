import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { sourceAliases } from '../../../vite.config.ts'

// As the example does it: `vite build` takes the package as users get it; the dev server takes its source.
const builtAliases = [
  { find: /^lisa-query$/, replacement: fileURLToPath(new URL('../../../dist/index.js', import.meta.url)) },
  { find: /^lisa-query\//, replacement: fileURLToPath(new URL('../../../dist/', import.meta.url)) },
]

export default defineConfig(({ command }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  cacheDir: fileURLToPath(new URL('../../../.cache/ui-stage', import.meta.url)),
  resolve: { alias: command === 'build' ? builtAliases : sourceAliases },
  build: { emptyOutDir: true, target: 'es2022' },
}))
