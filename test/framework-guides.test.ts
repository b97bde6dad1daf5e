import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// What imports a framework is compiled by that framework's own build.
const guide = ['next', 'react-router'].map((page) => readFileSync(`example/guide/pages/${page}.md`, 'utf8')).join('\n')
const shown = [...guide.matchAll(/^`(example\/.*)`\n\n```typescript\n([\s\S]*?)^```$/gm)]

test('the guide shows files of the examples', () => {
  expect(shown.length).toBe(guide.split('```typescript').length - 1)
  expect(shown.length).toBeGreaterThan(0)
})

test.each(shown.map(([, file = '', code = '']) => [file, code]))('%s stands in the guide as it is', (file, code) => {
  expect(code).toBe(readFileSync(file, 'utf8'))
})

/** What the framework's own starter has as it is. */
const ofStarters = [
  'example/react-router/react-router.config.ts',
  'example/react-router/vite.config.ts',
  'example/next/next-env.d.ts',
]

test.each(['next', 'react-router'])('the guide shows every file of example/%s that a new project has to have', (example) => {
  const folder = join('example', example)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/(^|[\\/])(node_modules|build|\.next|\.react-router)[\\/]/.test(file))
    .map((file) => join(folder, file).replaceAll('\\', '/'))
    .filter((file) => !ofStarters.includes(file))
  expect(shown.map(([, file]) => file)).toEqual(expect.arrayContaining(files))
})
