import { existsSync, readdirSync, readFileSync } from 'node:fs'
import * as core from 'lisa-query/core'
import { expect, test } from 'vitest'
import { rows } from '../example/lab/rows.ts'

const readme = readFileSync('README.md', 'utf8')
const start = readFileSync('example/guide/pages/start.md', 'utf8')

interface Sample {
  language: string
  /** The line of the README on which its first line of code stands. */
  line: number
  code: string
}

const samples: Sample[] = [...readme.matchAll(/^```(\w+).*\n([\s\S]*?)^```$/gm)].map(
  ({ 1: language = '', 2: code = '', index }) => ({
    language,
    line: readme.slice(0, index).split('\n').length + 1,
    code,
  }),
)
const modules = samples.filter(({ language }) => /^tsx?$/.test(language))

const minimal = readdirSync('example/minimal')

interface Definition {
  method: string
  path: string
  docs?: string
}

const endpoints = Object.entries<object>(core).filter(
  (entry): entry is [string, Definition] => 'method' in entry[1] && 'path' in entry[1],
)

test('the first code stands by line 20', () => {
  expect(modules[0]?.line).toBeLessThanOrEqual(20)
})

test('it has at most 200 lines', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(200)
})

test('every file that it leads to is there', () => {
  const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target)
  expect(targets.length).toBeGreaterThan(10)
  expect(targets.filter((target) => !existsSync(target))).toEqual([])
})

test.each(minimal)('the first page of the guide shows example/minimal/%s as it is', (file) => {
  expect(start).toContain(`\n${readFileSync(`example/minimal/${file}`, 'utf8')}\`\`\`\n`)
})

test('the first minutes are five files of about 150 lines', () => {
  expect(minimal).toHaveLength(5)
  const lines = minimal.flatMap((file) => readFileSync(`example/minimal/${file}`, 'utf8').trimEnd().split('\n'))
  expect(lines.length).toBeLessThanOrEqual(165)
})

test('there are endpoints to look for', () => {
  expect(endpoints).not.toEqual([])
})

test.each(endpoints)('the table says of %s where it is and whether it is documented', (name, { method, path, docs }) => {
  const row = readme.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${name}\``))
  expect(row).toContain(`\`${method} ${path}\``)
  expect(row).toMatch(docs ? /\bdocumented\b/ : /\bassumed\b/)
  expect(row).not.toMatch(docs ? /\bassumed\b/ : /\bdocumented\b/)
  if (docs) expect(row).toContain(docs)
})

test('each address in the lab leads to a row, and each status of the lab stands in the table', () => {
  const named = [...readme.matchAll(/#\/lab\/([\w-]+)/g)].flatMap(([, slug = '']) => (slug === 'limits' ? [] : [slug]))
  const slugs = rows.map(({ slug }) => slug)
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((slug) => !slugs.includes(slug))).toEqual([])
  const statuses = [...readme.matchAll(/^\| ((?:\d{3}|[\w ,.]+)[^|]*) \|/gm)].flatMap(
    ([, cell = '']) => cell.match(/\d{3}/g) ?? [],
  )
  expect(slugs.filter((slug) => /^\d+$/.test(slug) && !statuses.includes(slug))).toEqual([])
})

test('no link leads to a server on the reader’s own machine', () => {
  expect(readme).not.toMatch(/\]\(http:\/\/localhost/)
})
