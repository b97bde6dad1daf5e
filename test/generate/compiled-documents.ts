import { join } from 'node:path'
import { expect } from 'vitest'
import { type Compiler, lisaQuery, put, scratchFolder, typeErrors } from './generating.ts'
import * as lisa from './lisa-usage.ts'
import * as own from './own-document.ts'

/** What a compiler says of the code that is generated for a document, and of an application that uses it. */
type TypeErrorsOf = (version: Compiler, isExact: boolean) => Promise<string>

/** By document. `npm test` asks the newest compiler, `npm run test:sweep` the others. */
export const typeErrorsOf: Readonly<Record<'lisa' | 'odd' | 'own', TypeErrorsOf>> = {
  lisa: async (...compiler) => {
    const scratch = scratchFolder()
    put(scratch, { 'app.tsx': lisa.usage })
    await generate('test/generate/documents/lisa.yaml', '--out', join(scratch, 'lisa'))
    return typeErrors(scratch, ...compiler)
  },
  odd: async (...compiler) => {
    const scratch = scratchFolder()
    await generate('test/generate/documents/odd.yaml', '--out', join(scratch, 'odd'))
    return typeErrors(scratch, ...compiler)
  },
  own: async (...compiler) => {
    const scratch = scratchFolder()
    const config = join(scratch, 'lisa-query.config.mjs')
    put(scratch, { 'own.yaml': own.document, 'lisa-query.config.mjs': own.config, 'app.tsx': own.usage })
    await generate(join(scratch, 'own.yaml'), '--out', join(scratch, 'own'), '--config', config)
    return typeErrors(scratch, ...compiler)
  },
}

async function generate(...args: string[]): Promise<void> {
  expect(await lisaQuery('generate', ...args)).toMatchObject({ code: 0, warned: '' })
}
