import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { codeReader } from './highlight.ts'

const suffix = '?highlighted'

/**
 * `import * as source from './read-show.tsx?highlighted'` gives a file of this project as it stands: its `text`, and that in
 * coloured `pieces`. No highlighter comes to the browser.
 */
export function sourceCode(): Plugin {
  let reader: ReturnType<typeof codeReader> | undefined
  return {
    name: 'source-code',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (!id.endsWith(suffix)) return undefined
      const file = await this.resolve(id.slice(0, -suffix.length), importer)
      return file && `${file.id}${suffix}`
    },
    async load(id) {
      if (!id.endsWith(suffix)) return undefined
      const file = id.slice(0, -suffix.length)
      this.addWatchFile(file)
      const text = await readFile(file, 'utf8')
      reader ??= codeReader()
      const pieces = (await reader)(text, 'tsx')
      return `export const text = ${JSON.stringify(text)}\nexport const pieces = ${JSON.stringify(pieces)}`
    },
  }
}
