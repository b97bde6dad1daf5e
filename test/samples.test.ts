import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const guide = 'example/guide/pages'
// The reference shows declarations, not code to copy.
const names = readdirSync(guide).filter((name) => !/^api(-|\.)/.test(name))
const pages = ['README.md', ...names.map((name) => `${guide}/${name}`)]

interface Sample {
  /** The page on which it stands. */
  page: string
  /** The line of the page on which its first line of code stands. */
  line: number
  language: string
  code: string
}

const samples = pages.flatMap((page) => samplesOf(page, readFileSync(page, 'utf8')))

test('most pages show code', () => {
  const showing = new Set(samples.map(({ page }) => page))
  expect(showing.size).toBeGreaterThan(pages.length * 0.7)
})

test('every sample of every page compiles against the public names', () => {
  expect(complaintsAbout(samples)).toBe('')
})

/** The TypeScript of a page. */
function samplesOf(page: string, text: string): Sample[] {
  return [...text.matchAll(/^```(tsx?)\b.*\n([\s\S]*?)^```$/gm)].map(({ 1: language = '', 2: code = '', index }) => ({
    page,
    language,
    line: text.slice(0, index).split('\n').length + 1,
    code,
  }))
}

/** The complaints of TypeScript, each with its page and line. */
function complaintsAbout(samples: Sample[]): string {
  const folder = '.cache/samples'
  rmSync(folder, { recursive: true, force: true })
  for (const page of pages) {
    mkdirSync(`${folder}/${page}`, { recursive: true })
    // The samples of the guide's first page import each other by their names.
    for (const file of readdirSync('example/minimal')) copyFileSync(`example/minimal/${file}`, `${folder}/${page}/${file}`)
  }
  for (const { page, language, line, code } of samples) {
    // As many lines ahead as on the page; `export {}` makes a module of what imports nothing.
    writeFileSync(`${folder}/${page}/at-${line}.${language}`, `${'\n'.repeat(line - 1)}${code}export {}\n`)
  }
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ extends: '../../tsconfig.json', include: ['.'] }))
  try {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', folder, '--pretty', 'false'], { encoding: 'utf8' })
    return ''
  } catch (error) {
    return (error as { stdout: string }).stdout.replace(/^.*samples\/(.*)\/at-\d+\.tsx?\((\d+),(\d+)\)/gm, '$1:$2:$3')
  }
}
