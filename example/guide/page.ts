import { readFileSync } from 'node:fs'
import markdownIt, { type MarkdownIt } from 'markdown-it'
import anchor from 'markdown-it-anchor'
import { codeReader, type Piece } from '../highlight.ts'

/** A page of the guide, as it is shown and as it is searched. */
export interface GuidePage {
  /** Its address in the guide, and the name of its file. */
  name: string
  title: string
  /** Its first paragraph, without marks. */
  summary: string
  /** The headings below the title, in order. */
  headings: Heading[]
  html: string
  /** As it was written. */
  markdown: string
}

interface Heading {
  /** What follows `#` in its address. */
  id: string
  text: string
  level: number
}

/** Gives a function that reads the page of this name from `folder`, as it is written now; what has not changed is not made again. */
export async function pageReader(folder: string): Promise<(name: string) => GuidePage> {
  const piecesOf = await codeReader()
  const highlight = (code: string, language: string): string =>
    `<pre tabindex="0"><code>${piecesOf(code, language).map(coloured).join('')}</code></pre>`

  const made = new Map<string, GuidePage>()

  const make = (name: string, markdown: string): GuidePage => {
    const headings: Heading[] = []
    const html = printer(highlight, headings)
      .render(markdown)
      .replace(/(<div data-live[^>]*>)(?=<\/div>)/g, `$1${withoutScript}`)
    const [, title = name] = /^# (.+)$/m.exec(markdown) ?? []
    const [, summary = ''] = /^# .+\n+([^\n#<|-][^\n]*)/m.exec(markdown) ?? []
    return { name, title, summary: withoutMarks(summary), headings: headings.filter(({ level }) => level > 1), html, markdown }
  }
  return (name) => {
    const markdown = readFileSync(`${folder}/${name}.md`, 'utf8')
    const known = made.get(name)
    const page = known?.markdown === markdown ? known : make(name, markdown)
    made.set(name, page)
    return page
  }
}

function coloured([text, is]: Piece): string {
  const shown = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return is ? `<span class="code-${is}">${shown}</span>` : shown
}

/** Stands where something live comes, until it has come. */
const withoutScript = '<p>Here is a component on a LiSA in memory. It needs JavaScript.</p>'

function printer(highlight: (code: string, language: string) => string, headings: Heading[]): MarkdownIt {
  const markdown = markdownIt({ html: true, highlight }).use(anchor, {
    permalink: anchor.permalink.headerLink({ safariReaderFix: true }),
    slugify: (text) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, ''),
    callback: (token, { slug, title }) => headings.push({ id: slug, text: title, level: Number(token.tag.slice(1)) }),
  })
  // A page links to `errors.md`, which is right in the repository; in the guide the page is `errors.html`.
  const plainLink = markdown.renderer.rules.link_open
  markdown.renderer.rules.link_open = (tokens, at, options, env, self) => {
    const token = tokens[at]
    const href = token?.attrGet('href')
    if (token && typeof href === 'string') token.attrSet('href', href.replace(/^([\w-]+)\.md(?=#|$)/, '$1.html'))
    return plainLink ? plainLink(tokens, at, options, env, self) : self.renderToken(tokens, at, options)
  }
  // A picture stands in `example/public`, which is the root of the site.
  markdown.renderer.rules.image = (tokens, at, options, _env, self) => {
    const token = tokens[at]
    token?.attrSet('src', String(token.attrGet('src')).replace(/^(\.\.\/)+public\//, '../'))
    token?.attrSet('alt', token.content)
    return self.renderToken(tokens, at, options)
  }
  // What is wider than the page scrolls in itself, and with the keyboard too.
  markdown.renderer.rules.table_open = (tokens, at) =>
    `<div class="wide" tabindex="0" role="region" aria-label="${tableName(tokens, at)}"><table>`
  markdown.renderer.rules.table_close = () => '</table></div>'
  // A column without a title has no header cell; figures stand to the right by a class, since a policy may refuse inline styles.
  markdown.core.ruler.push('cells', ({ tokens }) => {
    for (const [at, token] of tokens.entries()) {
      const isEmpty = token.type === 'th_open' && !tokens[at + 1]?.content
      if (isEmpty) for (const one of [token, tokens[at + 2]]) if (one) one.tag = 'td'
      const [, side] = /^text-align:(\w+)$/.exec(String(token.attrGet('style') ?? '')) ?? []
      if (side) token.attrs = [['class', `to-${side}`]]
    }
  })
  return markdown
}

/** What a table is called: by the heading above it, and by its number where it is not the first one there. */
function tableName(tokens: readonly { type: string; content: string }[], at: number): string {
  const before = tokens.slice(0, at)
  const heading = before.findLastIndex(({ type }) => type === 'heading_open')
  const nth = before.slice(heading + 1).filter(({ type }) => type === 'table_open').length + 1
  const title = withoutMarks(before[heading + 1]?.content ?? '')
  return `Table${nth > 1 ? ` ${nth}` : ''}: ${title.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}`
}

const withoutMarks = (text: string): string => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*`_]/g, '')
