import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { contents } from './contents.ts'
import { type GuidePage, pageReader } from './page.ts'
import { shell } from './shell.ts'

const folder = fileURLToPath(new URL('pages', import.meta.url))

/** Gives a function that reads all pages of the guide as they are written now, in the order of its contents. */
export async function guideReader(): Promise<() => GuidePage[]> {
  const read = await pageReader(folder)
  return () => contents.flatMap(({ pages }) => pages.filter((name) => existsSync(`${folder}/${name}.md`)).map(read))
}

/** The template with this page in it. */
export function filled(template: string, page: GuidePage, pages: readonly GuidePage[]): string {
  return template
    .replace('<!--title-->', () => `${page.title} – lisa-query`)
    .replace('<!--summary-->', () => page.summary.replaceAll('"', '&quot;').replaceAll('<', '&lt;'))
    .replace('<!--body-->', () => shell(page, pages))
}

/** What the search looks through: a piece for each heading, with the text below it. */
export function searchable(pages: readonly GuidePage[]): object[] {
  return pages.flatMap((page) =>
    page.html.split(/(?=<h[123] )/).flatMap((piece, nth) => {
      const [, id = ''] = /^<h[123] id="([^"]*)"/.exec(piece) ?? []
      const text = piece
        .replace(/<[^>]+>/g, ' ')
        .replace(/&\w+;/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
      const heading = /^<h[123][^>]*>([\s\S]*?)<\/h/.exec(piece)?.[1]?.replace(/<[^>]+>/g, '') ?? page.title
      return text
        ? [{ id: `${page.name}-${nth}`, address: `${page.name}.html${id && `#${id}`}`, page: page.title, heading, text }]
        : []
    }),
  )
}

/** The guide for a machine: a list of its pages, as llmstxt.org describes it. */
export function llmsList(pages: readonly GuidePage[]): string {
  const parts = contents.map(({ title, pages: names }) => {
    const lines = pages
      .filter(({ name }) => names.includes(name))
      .map((page) => `- [${page.title}](guide/${page.name}.md): ${page.summary}`)
    return lines.length > 0 ? `## ${title}\n\n${lines.join('\n')}\n` : ''
  })
  return `# lisa-query\n\n> React hooks for the LiSA Social Commerce API, on TanStack Query, ky and zod: whatever status LiSA answers, a component gets a state that it can show.\n\nThe whole guide in one file: [llms-full.txt](llms-full.txt)\n\n${parts.filter(Boolean).join('\n')}`
}

/** The whole guide in one file. */
export const llmsFull = (pages: readonly GuidePage[]): string => pages.map(({ markdown }) => markdown.trim()).join('\n\n---\n\n')
