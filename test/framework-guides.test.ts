import { readFileSync } from 'node:fs'
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
