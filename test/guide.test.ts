import { readdirSync, readFileSync } from 'node:fs'
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
import { llmsFull, llmsList, readPages, searchable } from '../example/guide/files.ts'

const folder = 'example/guide/pages'
const names = readdirSync(folder).map((file) => file.replace('.md', ''))
const textOf = (name: string): string => readFileSync(`${folder}/${name}.md`, 'utf8')
const pages = await readPages()

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

test.each(mistakes())('the page about mistakes has "%s" of %s', (said) => {
  expect(textOf('mistakes').replaceAll('\\`', '`')).toContain(said)
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

test('every page has a title, a sentence about it, and no empty heading', () => {
  expect(pages.filter(({ title, summary }) => !title || summary.length < 20).map(({ name }) => name)).toEqual([])
  expect(pages.flatMap(({ headings }) => headings.filter(({ text, id }) => !text || !id))).toEqual([])
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

/** What the package says to a developer: the longest piece without a value of each message, and its file. */
function mistakes(): [string, string][] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  return (
    files
      .filter((file) => /\.tsx?$/.test(file) && !/^(generate|sandbox)\//.test(file))
      .flatMap((file) => {
        const source = readFileSync(`src/${file}`, 'utf8')
        const thrown = source.matchAll(
          /throw new (?:Type)?Error\(\s*(?:process\.env\.NODE_ENV !== 'production' \? )?(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g,
        )
        return [...thrown].map(([, , text = '']): [string, string] => {
          const pieces = text
            .replaceAll('\\`', '`')
            .replaceAll("\\'", "'")
            .split(/\$\{(?:[^{}]|\{[^}]*\})*\}/)
          return [pieces.reduce((longest, piece) => (piece.trim().length > longest.length ? piece.trim() : longest), ''), file]
        })
      })
      // Caught again where it is thrown, or an event: nobody reads these.
      .filter(
        ([said]) => !['This tab is alone', 'the last `refresh` has not ended', '`fetch` gave `Response.error()`'].includes(said),
      )
  )
}
