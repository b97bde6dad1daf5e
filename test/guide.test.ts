import { existsSync, readdirSync, readFileSync } from 'node:fs'
import * as main from 'lisa-query'
import * as core from 'lisa-query/core'
import * as devtools from 'lisa-query/devtools'
import * as devtoolsProduction from 'lisa-query/devtools/production'
import * as hmac from 'lisa-query/hmac'
import { en } from 'lisa-query/messages'
import * as player from 'lisa-query/player'
import * as playerCore from 'lisa-query/player/core'
import * as hookForm from 'lisa-query/react-hook-form'
import * as sandbox from 'lisa-query/sandbox'
import * as sandboxPlayer from 'lisa-query/sandbox/player'
import * as schema from 'lisa-query/schema'
import * as server from 'lisa-query/server'
import * as tanstackForm from 'lisa-query/tanstack-form'
import * as ui from 'lisa-query/ui'
import { expect, test } from 'vitest'
import { contents } from '../example/guide/contents.ts'
import { guideReader, llmsFull, llmsList, searchable } from '../example/guide/files.ts'
import { guide } from '../example/guide/guide-plugin.ts'

const folder = 'example/guide/pages'
const names = readdirSync(folder).map((file) => file.replace('.md', ''))
const textOf = (name: string): string => readFileSync(`${folder}/${name}.md`, 'utf8')
const pages = (await guideReader())()

const entries: [string, object][] = [
  ['api-main', main],
  ['api-core', core],
  ['api-devtools', devtools],
  ['api-devtools-production', devtoolsProduction],
  ['api-hmac', hmac],
  ['api-player', player],
  ['api-player-core', playerCore],
  ['api-react-hook-form', hookForm],
  ['api-sandbox', sandbox],
  ['api-sandbox-player', sandboxPlayer],
  ['api-schema', schema],
  ['api-server', server],
  ['api-tanstack-form', tanstackForm],
  ['api-ui', ui],
]

test('every page stands in the contents once, and every name in the contents has a page', () => {
  expect(contents.flatMap(({ pages }) => pages).sort()).toEqual(names.sort())
})

test.each(entries)('%s has every name that its entry exports', (page, exported) => {
  const text = textOf(page)
  const missing = Object.keys(exported).filter((name) => !text.includes(`## ${name}\n`) && !text.includes(`[\`${name}\`](`))
  expect(missing, 'run `npm run guide:api`').toEqual([])
})

test.each(Object.keys(en.errors))('the page about errors has the kind %s', (kind) => {
  expect(textOf('errors')).toContain(`\`${kind}\``)
})

test('the page about reading has the table of the README', () => {
  const rows = readFileSync('README.md', 'utf8').match(/^\| `use.*$/gm) ?? []
  expect(rows.length).toBeGreaterThan(10)
  for (const row of rows) expect(textOf('reading')).toContain(row)
})

test.each(Object.keys(ui).filter((name) => /^[A-Z]/.test(name)))('the page about components has %s', (name) => {
  expect(textOf('components')).toContain(`<${name}`)
})

test.each(incidents())('the page about testing has the incident %s', (incident) => {
  expect(textOf('testing')).toContain(`\`${incident}\``)
})

test.each(mistakes())(
  'the page about mistakes has the section "$section" with what is said there: $said',
  ({ section, said }) => {
    expect(sections().get(section)?.replaceAll('\\`', '`').replaceAll('&lt;', '<')).toContain(said)
  },
)

test('every section of the page about mistakes is of a message, and says what happened, the probable cause and the fix', () => {
  expect([...sections().keys()].sort()).toEqual([...new Set(mistakes().map(({ section }) => section))].sort())
  const thin = [...sections()].filter(
    ([, text]) => !/^> .+\n\n\*\*What happened\*\*: .+\n\n\*\*Probable cause\*\*: .+\n\n\*\*Fix\*\*: ./.test(text),
  )
  expect(thin.map(([name]) => name)).toEqual([])
})

test('nothing is thrown at a developer without the address of its section', () => {
  const plain = sources().flatMap(({ file, text }) => (/throw new (Type|Range|Syntax)?Error\(/.test(text) ? [file] : []))
  // Caught again where it is thrown.
  expect(plain.sort()).toEqual([
    'client/request/transport.ts',
    'client/session/refresher.ts',
    'player/core/plain-copy.ts',
    'sandbox/server/incidents/cut.ts',
  ])
})

test('a message ends with the address of its section in the installed package', () => {
  expect(() => main.createLisaClient({ baseUrl: '' })).toThrow(
    /query or fragment \(lisa-query\/dist\/guide\/mistakes\.md#base-url\)$/,
  )
  expect(() => server.redisStore({} as never)).toThrow(/ioredis \(lisa-query\/dist\/guide\/mistakes\.md#redis-client\)$/)
})

test('every link between pages leads to a page, and to a heading on it', () => {
  const dead = pages.flatMap(({ name, html }) =>
    [...html.matchAll(/href="(?:([\w-]+)\.html)?(?:#([^"]*))?"/g)].flatMap(([link, page = name, id]) => {
      const target = pages.find((one) => one.name === page)
      const isThere = target && (!id || target.html.includes(`id="${decodeURIComponent(id)}"`))
      return isThere ? [] : [`${name}: ${link}`]
    }),
  )
  expect(dead).toEqual([])
})

test('every picture is there, and says in words what it shows', () => {
  const pictures = pages.flatMap(({ html }) => [...html.matchAll(/<img src="\.\.\/([^"]*)" alt="([^"]*)"/g)])
  expect(pictures.length).toBeGreaterThan(0)
  for (const [, file = '', words] of pictures) {
    expect(existsSync(`example/public/${file}`), file).toBe(true)
    expect(words).toMatch(/\w+ \w+ \w+/)
  }
})

test('every page has a title, a sentence about it, and no empty heading', () => {
  expect(pages.filter(({ title, summary }) => !title || summary.length < 20).map(({ name }) => name)).toEqual([])
  expect(pages.flatMap(({ headings }) => headings.filter(({ text, id }) => !text || !id))).toEqual([])
})

test('each table of a page has a name of its own, by the heading above it', () => {
  for (const { name, html } of pages) {
    const names = [...html.matchAll(/role="region" aria-label="([^"]*)"/g)].map(([, label]) => label)
    expect(new Set(names).size, name).toBe(names.length)
  }
  expect(pages.find(({ name }) => name === 'components')?.html).toContain('aria-label="Table 2: Styling"')
})

test('a machine finds every page in the list, and all of their text in one file', () => {
  for (const { name, title, markdown } of pages) {
    expect(llmsList(pages)).toContain(`[${title}](guide/${name}.md)`)
    expect(llmsFull(pages)).toContain(markdown.trim())
  }
})

test('the search finds every heading, at an address that is there', () => {
  const pieces = searchable(pages) as { address: string; heading: string }[]
  expect(pieces.length).toBeGreaterThan(pages.length)
  for (const { address } of pieces) expect(pages.map(({ name }) => `${name}.html`)).toContain(address.split('#')[0])
})

/** The names of what can be made to happen to a request, as the sandbox declares them. */
function incidents(): string[] {
  const source = readFileSync('src/sandbox/server/incidents/incident.ts', 'utf8')
  const declared = /export interface Incident \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? ''
  return [...declared.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name = '']) => name)
}

/** The sections of the page about mistakes by the name that messages lead to. */
function sections(): Map<string, string> {
  const [, ...parts] = textOf('mistakes').split(/^### /m)
  return new Map(
    parts.map((part) => {
      const [name = '', ...lines] = part.replace(/^## [\s\S]*/m, '').split('\n')
      return [name, lines.join('\n').trim()]
    }),
  )
}

interface Mistake {
  section: string
  /** The longest piece of the message that has no value in it. */
  said: string
}

/** What the package says to a developer. */
function mistakes(): Mistake[] {
  const calls = /mistake\(\s*'([\w-]+)',\s*(?:process\.env\.NODE_ENV !== 'production' \? )?(['"`])((?:\\.|(?!\2)[\s\S])*)\2/g
  return sources().flatMap(({ text }) =>
    [...text.matchAll(calls)].map(([, section = '', , message = '']) => {
      const pieces = message
        .replaceAll('\\`', '`')
        .replaceAll("\\'", "'")
        .split(/\$\{(?:[^{}]|\{[^}]*\})*\}/)
        .map((piece) => piece.trim())
      return { section, said: pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '') }
    }),
  )
}

/** The source of what runs in an application. (The command says its refusals in a terminal: they stand on the page about OpenAPI.) */
function sources(): { file: string; text: string }[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/^(generate\/|command\.ts)/.test(file))
    .map((file) => ({ file, text: readFileSync(`src/${file}`, 'utf8') }))
}

test('answers page after page while somebody reads it on the development server', async () => {
  type Answer = (request: { originalUrl: string }, response: object, next: (error?: unknown) => void) => void
  let answer: Answer = () => undefined
  const use = (_path: string, middleware: Answer): void => {
    answer = middleware
  }
  const server = { middlewares: { use }, transformIndexHtml: async (_url: string, html: string) => html }
  const { configureServer } = guide() as { configureServer: (server: object) => void }
  configureServer(server)
  const read = (name: string): Promise<string> =>
    new Promise((resolve, reject) =>
      answer({ originalUrl: `/guide/${name}.html` }, { setHeader: () => undefined, end: resolve }, reject),
    )
  for (const { name, title } of pages) expect(await read(name)).toContain(`<title>${title} – lisa-query</title>`)
})
