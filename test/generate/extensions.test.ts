import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Endpoint } from 'lisa-query/core'
import { describe, expect, it } from 'vitest'
import { typeErrorsOf } from './compiled-documents.ts'
import { lisaQuery, put, scratchFolder } from './generating.ts'
import { config, document } from './own-document.ts'

describe('a document that says more than OpenAPI can', () => {
  it('says scope, pages, consequences, signature and server', async () => {
    const scratch = scratchFolder()
    put(scratch, { 'own.yaml': document, 'lisa-query.config.mjs': config })
    const outcome = await lisaQuery(
      ...[
        'generate',
        join(scratch, 'own.yaml'),
        '--out',
        join(scratch, 'own'),
        '--config',
        join(scratch, 'lisa-query.config.mjs'),
      ],
    )
    expect(outcome).toMatchObject({ code: 0, warned: '' })
    const core = (await import(join(scratch, 'own/without-react.ts'))) as Record<string, Endpoint>
    expect(core.createShow).toMatchObject({ invalidates: ['/shows', '/media-items'] })
    expect(core.createShow).not.toHaveProperty('updates')
    expect(core.getChannel).toMatchObject({ scope: 'channels:all' })
    expect(core.listShows).not.toHaveProperty('pages')
    expect(core.listShowProducts?.pages?.next({ after: 'c2' } as never, {} as never, undefined)).toEqual({ after: 'c2' })
    expect(core.notify).not.toHaveProperty('headers')
    expect(core.notify).not.toHaveProperty('server')
    expect(core.notify?.base?.({ baseUrl: 'https://api.test', ingestUrl: 'https://my.test', authorization: () => 'x' })).toBe(
      'https://my.test',
    )
    await expect(core.notify?.signBody?.('{}', { sign: () => 'abc' } as never)).resolves.toEqual({ 'x-signature': 'abc' })
    const { touches } = (await import(join(scratch, 'own/touches.ts'))) as { touches: object }
    expect(Object.entries(touches)).toEqual([
      ['show', { start: ['/shows'] }],
      ['__proto__', { constructor: ['/shows'] }],
    ])
    expect(readFileSync(join(scratch, 'own/endpoints/shows.ts'), 'utf8')).toContain('/**\n * Assumed: a new show.')
  })

  it('gives code that compiles', async () => {
    expect(await typeErrorsOf.own('7', true)).toBe('')
  })

  it('takes names from where the configuration says', async () => {
    const scratch = scratchFolder()
    put(scratch, {
      'own.yaml': document,
      'lisa-query.config.mjs': `export default { imports: { useLisaQuery: 'bridge/own', s: 'vocabulary' }, operations: { getShow: { hook: 'useShow' } } }`,
    })
    await lisaQuery(
      ...[
        'generate',
        join(scratch, 'own.yaml'),
        '--out',
        join(scratch, 'own'),
        '--config',
        join(scratch, 'lisa-query.config.mjs'),
      ],
    )
    const hooks = readFileSync(join(scratch, 'own/hooks/shows.ts'), 'utf8')
    expect(hooks).toContain("import { useLisaQuery } from '../bridge/own'")
    expect(hooks).toContain('export function useShow<')
    expect(readFileSync(join(scratch, 'own/schemas.ts'), 'utf8')).toContain("import * as s from './vocabulary'")
  })

  it.each([
    [document.replace('x-lisa-updates', 'x-lisa-update'), 'POST /shows has `x-lisa-update`; there are x-lisa-name'],
    [document.replace('{ by: cursor,', '{ by: magic,'), 'GET /shows/{id}/products has `x-lisa-pages`, which is none of'],
    [
      document.replace('required: [items], properties: { items:', 'properties: { rows:'),
      'the answer of GET /shows has no `items`',
    ],
  ])('names what it does not understand', async (text, words) => {
    const scratch = scratchFolder()
    put(scratch, { 'own.yaml': text })
    const outcome = await lisaQuery('generate', join(scratch, 'own.yaml'), '--out', join(scratch, 'own'))
    expect(outcome).toMatchObject({ code: 1, warned: expect.stringContaining(words) })
  })

  it.each([
    [`export default { files: { schemas: '../outside' } }`, '`files.schemas` is a path within the folder'],
    [`export default { files: { touches: 'hooks/shows' } }`, 'two files would be hooks/shows.ts'],
  ])('refuses files outside of the folder, and two of one name', async (text, words) => {
    const scratch = scratchFolder()
    put(scratch, { 'own.yaml': document, 'lisa-query.config.mjs': text })
    const outcome = await lisaQuery(
      ...[
        'generate',
        join(scratch, 'own.yaml'),
        '--out',
        join(scratch, 'own'),
        '--config',
        join(scratch, 'lisa-query.config.mjs'),
      ],
    )
    expect(outcome).toMatchObject({ code: 1, warned: expect.stringContaining(words) })
  })
})
