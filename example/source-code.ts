import { readFile } from 'node:fs/promises'
import { codeToHtml } from 'shiki'
import type { Plugin } from 'vite'

const suffix = '?highlighted'

/**
 * `import * as source from './read-show.tsx?highlighted'` gives a file of this project as it stands: its `text`, and that as
 * `html` with its colours, for light and dark. No highlighter comes to the browser.
 */
export function sourceCode(): Plugin {
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
      const html = await codeToHtml(text, {
        lang: 'tsx',
        themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
        defaultColor: 'light-dark()',
        tabindex: false, // what it stands in scrolls
        transformers: [{ pre: ({ properties }) => void delete properties.style }], // the ground is the page's own
      })
      return `export const text = ${JSON.stringify(text)}\nexport const html = ${JSON.stringify(html)}`
    },
  }
}
