import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Endpoint } from 'lisa-query/core'
import { describe, expect, it } from 'vitest'
import { lisaQuery, put, scratchFolder, typeErrors } from './generating.ts'

/** A document that says in `x-lisa-…` entries what OpenAPI cannot. */
const document = `
openapi: 3.1.0
info: { title: Sample, version: '1' }
servers: [{ url: https://api.test/v2 }]
paths:
  /shows:
    get:
      operationId: listShows
      tags: [Shows]
      x-lisa-pages: standard
      parameters:
        - { name: cursor, in: query, schema: { type: string } }
        - { name: limit, in: query, schema: { type: integer } }
      responses: { '200': { description: A page, content: { application/json: { schema: { type: object, required: [items], properties: { items: { type: array, items: { $ref: '#/components/schemas/Show' } }, nextCursor: { type: string } } } } } } }
    post:
      operationId: createShow
      tags: [Shows]
      summary: A new show.
      x-lisa-status: assumed
      x-lisa-invalidates: [/shows, /media-items]
      x-lisa-updates: false
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Show' } } } }
      responses: { '201': { description: The show, content: { application/json: { schema: { $ref: '#/components/schemas/Show' } } } } }
  /shows/{id}:
    get:
      operationId: getShow
      tags: [Shows]
      x-lisa-hook: useOneShow
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The show, content: { application/json: { schema: { $ref: '#/components/schemas/Show' } } } } }
  /shows/{id}/products:
    get:
      operationId: listShowProducts
      tags: [Shows]
      x-lisa-pages: { by: cursor, items: data, next: after }
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: after, in: query, schema: { type: string } }
        - { name: limit, in: query, schema: { type: integer } }
      responses: { '200': { description: A page, content: { application/json: { schema: { type: object, required: [data], properties: { data: { type: array, items: { type: string } }, after: { type: string } } } } } } }
  /channels/{slug}:
    get:
      operationId: getChannel
      tags: [Channels]
      x-lisa-scope: channels:all
      parameters: [{ name: slug, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The channel, content: { application/json: { schema: { type: object, properties: { slug: { type: string } } } } } } }
  /plugins/{id}/updates:
    servers: [{ url: https://ingest.test }]
    post:
      operationId: notify
      tags: [Notifications]
      x-lisa-server: ingest
      x-lisa-signature: X-Signature
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: X-Signature, in: header, required: true, schema: { type: string } }
      requestBody: { required: true, content: { application/json: { schema: { type: object, additionalProperties: true } } } }
      responses: { '202': { description: Accepted } }
webhooks:
  started: { post: { x-lisa-event: { collection: Show, action: Start }, x-lisa-touches: [/shows, nonsense] } }
  odd: { post: { x-lisa-event: { collection: __proto__, action: constructor }, x-lisa-touches: [/shows] } }
  silent: { post: { summary: Touches nothing } }
components:
  schemas:
    Show:
      type: object
      required: [id]
      properties:
        id: { type: string }
        state: { type: string, x-extensible-enum: [live, replay] }
`

const usage = `
import { createLisaGateway } from 'lisa-query/server'
import { listShows, useChannel, useCreateShow, useNotify, useOneShow, useShowProducts, useShows } from './own'
import { touches } from './own/touches'

export function App() {
  const id: string | undefined = useShows({ limit: 8 }).data?.[0]?.id
  const products: string[] | undefined = useShowProducts('42', { limit: 8 }).data
  useChannel('ski')
  useOneShow(42)
  useCreateShow().mutate({ body: { id: '1', state: 'of tomorrow' } })
  useNotify().mutate({ id: '1', body: { productId: '1' } })
  // @ts-expect-error a slug is a text
  useChannel(42)
  // @ts-expect-error the id stands by itself
  useShowProducts('42', { id: '42' })
  return <p>{[id, products?.join()]}</p>
}

export const gateway = createLisaGateway({
  baseUrl: 'https://api.test/v2',
  authorization: () => 'ApiKey x',
  path: '/api',
  public: [listShows],
  webhook: { verify: () => true, touches },
})
`

const config = `export default { importEnding: '.ts', listQuery: 'apart', schemas: 'at-once', files: { core: 'without-react', sandbox: false } }`

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

  it.each([
    ['7', true],
    ['7', false],
    ['5.8', true],
  ] as const)('gives code that compiles with TypeScript %s, exactOptionalPropertyTypes %s', async (version, isExact) => {
    const scratch = scratchFolder()
    put(scratch, { 'own.yaml': document, 'lisa-query.config.mjs': config, 'app.tsx': usage })
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
    expect(typeErrors(scratch, version, isExact)).toBe('')
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
