import { readdirSync, readFileSync } from 'node:fs'
import * as core from 'lisa-query/core'
import { expect, test } from 'vitest'
import { rows } from '../example/lab/rows.ts'

const readme = readFileSync('README.md', 'utf8')

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

test.each(minimal)('the first minutes show example/minimal/%s as it is', (file) => {
  expect(samples.map(({ code }) => code)).toContain(readFileSync(`example/minimal/${file}`, 'utf8'))
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
