import { describe, expect, it } from 'vitest'
import { typeErrorsOf } from './compiled-documents.ts'

describe.each(['lisa', 'odd', 'own'] as const)('code for the document %s', (name) => {
  it.each([
    ['7', false],
    ['5.8', true],
  ] as const)('compiles with TypeScript %s, exactOptionalPropertyTypes %s', async (version, isExact) => {
    expect(await typeErrorsOf[name](version, isExact)).toBe('')
  })
})
