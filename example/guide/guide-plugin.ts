import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import type { Plugin, ViteDevServer } from 'vite'
import { filled, guideReader, llmsFull, llmsList, searchable } from './files.ts'
import type { GuidePage } from './page.ts'

const templateFile = fileURLToPath(new URL('template.html', import.meta.url))

/** The guide: pages that a static host serves, made from the Markdown in `pages/`. */
export function guide(): Plugin {
  // One for all builds and requests of a run: what sets code in colours takes seconds to make, and memory that it never gives back.
  let reader: ReturnType<typeof guideReader> | undefined
  const readPages = async (): Promise<GuidePage[]> => {
    reader ??= guideReader()
    return (await reader)()
  }
  return {
    name: 'guide',
    configureServer: (server) =>
      void server.middlewares.use('/guide', (request, response, next) => {
        answer(server, readPages, request.originalUrl ?? '').then((found) => {
          if (!found) return next()
          response.setHeader('content-type', `${found.type}; charset=utf-8`)
          response.end(found.text)
        }, next)
      }),
    async writeBundle({ dir = '' }) {
      const pages = await readPages()
      const template = readFileSync(join(dir, 'guide/template.html'), 'utf8')
      rmSync(join(dir, 'guide/template.html'))
      mkdirSync(join(dir, 'guide'), { recursive: true })
      for (const page of pages) {
        writeFileSync(join(dir, `guide/${page.name}.html`), filled(template, page, pages))
        writeFileSync(join(dir, `guide/${page.name}.md`), page.markdown)
      }
      writeFileSync(join(dir, 'guide/search.json'), JSON.stringify(searchable(pages)))
      writeFileSync(join(dir, 'llms.txt'), llmsList(pages))
      writeFileSync(join(dir, 'llms-full.txt'), llmsFull(pages))
    },
  }
}

interface Found {
  type: string
  text: string
}

/** What the dev server answers: each page as it is written now. */
async function answer(server: ViteDevServer, readPages: () => Promise<GuidePage[]>, url: string): Promise<Found | undefined> {
  const [path = ''] = url.split(/[?#]/)
  const file = path.replace(/^\/guide\/?/, '') || 'start.html'
  const pages = await readPages()
  if (file === 'search.json') return { type: 'application/json', text: JSON.stringify(searchable(pages)) }
  const page = pages.find(({ name }) => file === `${name}.html` || file === `${name}.md`)
  if (!page) return undefined
  if (file.endsWith('.md')) return { type: 'text/markdown', text: page.markdown }
  const html = filled(readFileSync(templateFile, 'utf8'), page, pages)
  return { type: 'text/html', text: await server.transformIndexHtml(`/guide/${file}`, html) }
}
