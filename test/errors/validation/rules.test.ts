import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { invalid } from './invalid.ts'

/** The comments that show a rule: `// body → what comes out of it`, as fields, messages, or both. */
const examples = ['parse-validation-body.ts', 'problem.ts'].flatMap((file) => {
  const source = readFileSync(new URL(`../../../src/errors/validation/${file}`, import.meta.url), 'utf8')
  return [...source.matchAll(/^ *\/\/ ([[{].*) → (.*)$/gm)].map(([, body = '', result = '']) => ({ body, result }))
})

it('shows every rule by a body', () => {
  expect(examples.length).toBeGreaterThan(20)
})

it.each(examples)('reads $body as the source says', async ({ body, result }) => {
  const wanted = result.split(' and ').map((part): unknown => JSON.parse(part))
  const { fields, messages } = await invalid(body)
  expect({ fields, messages }).toEqual({
    fields: wanted.find((part) => !Array.isArray(part)) ?? {},
    messages: wanted.find(Array.isArray) ?? [],
  })
})
