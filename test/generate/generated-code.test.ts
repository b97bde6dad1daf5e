import { join } from 'node:path'
import { createLisaClient, type Endpoint } from 'lisa-query/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { typeErrorsOf } from './compiled-documents.ts'
import { lisaQuery, makeFolder, put, removeFolder, scratchFolder } from './generating.ts'

it.each(['lisa', 'odd'] as const)('code for %s.yaml compiles', async (name) => {
  expect(await typeErrorsOf[name]('7', true)).toBe('')
})

it('names and shapes what is odd the same way every time', async () => {
  const scratch = scratchFolder()
  const { said } = await lisaQuery('generate', 'test/generate/documents/odd.yaml', '--out', join(scratch, 'odd'))
  expect(said).toContain('OPTIONS /{tenant}/{class}.json: the client has no OPTIONS')
  expect(said).toContain("createLisaClient({ baseUrl: 'https://eu.odd.test/v1', … })")
  const core = (await import(join(scratch, 'odd/core.ts'))) as Record<string, Endpoint>
  const endpoints = Object.entries(core).filter(([, one]) => one.method)
  expect(endpoints.map(([key, { method, path }]) => `${key}: ${method} ${path}`).sort()).toMatchInlineSnapshot(`
    [
      "checkRoot: HEAD /{tenant}/{class}.json",
      "constructor: PUT /upload",
      "dup2: GET /a/{id}/x",
      "dup: POST /a/{body2}",
      "getDelete: GET /delete",
      "getEmoji: GET /emoji/{value}",
      "getRecords: GET /records",
      "getRoot: GET /{tenant}/{class}.json",
      "listCircles: GET /circle",
      "updatePatch: PATCH /patch",
    ]
  `)
  const hooks = Object.keys((await import(join(scratch, 'odd/index.ts'))) as object).filter((key) => key.startsWith('use'))
  expect(hooks.sort()).toMatchInlineSnapshot(`
    [
      "useCheckRoot",
      "useCircles",
      "useConstructor",
      "useDelete",
      "useDup",
      "useDup2",
      "useEmoji",
      "useRecords",
      "useRoot",
      "useUpdatePatch",
    ]
  `)
})

it('has the sandbox answer with what the document shows for a field, unless that contradicts the field', async () => {
  const folder = scratchFolder()
  const schemas = {
    Price: { type: 'string', example: '12.50' },
    Ticket: {
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'string', example: 'T-100' },
        seats: { type: 'integer', examples: [4] },
        price: { $ref: '#/components/schemas/Price' },
        title: { type: 'object', additionalProperties: { type: 'string' }, example: { '*': 'Ski night' } },
        isOpen: { type: 'boolean', example: 'yes' },
        state: { type: 'string', enum: ['open', 'closed'], example: 'closed' },
      },
    },
  }
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Ticket' } } }
  const document = {
    openapi: '3.1.0',
    info: { title: 'Tickets', version: '1' },
    paths: { '/tickets/{id}': { get: { operationId: 'getTicket', responses: { 200: { description: 'ok', content } } } } },
    components: { schemas },
  }
  put(folder, { 'tickets.json': JSON.stringify(document) })
  await lisaQuery('generate', join(folder, 'tickets.json'), '--out', join(folder, 'lisa'))
  const { answers } = (await import(join(folder, 'lisa/sandbox.ts'))) as { answers: object }
  const body = { id: 'T-100', seats: 4, price: '12.50', title: { '*': 'Ski night' }, isOpen: true, state: 'closed' }
  expect(answers).toEqual({ 'GET /tickets/{id}': { status: 200, body } })
})

interface Sent {
  method: string
  url: string
  headers: Record<string, string>
}

describe('calls of generated endpoints', () => {
  let core: Record<string, Endpoint>
  let folder: string
  let answers: Record<string, { status: number; body?: unknown }>

  beforeAll(async () => {
    folder = makeFolder()
    await lisaQuery('generate', 'test/generate/documents/lisa.yaml', '--out', join(folder, 'lisa'))
    core = (await import(join(folder, 'lisa/core.ts'))) as typeof core
    answers = ((await import(join(folder, 'lisa/sandbox.ts'))) as { answers: typeof answers }).answers
  })

  afterAll(() => removeFolder(folder))

  /** Calls one endpoint; the server gives the answer of the generated sandbox. */
  async function call(name: string, input: object): Promise<{ sent: Sent; output: unknown }> {
    const sent: Sent[] = []
    const found = core[name] as Endpoint
    const client = createLisaClient({
      baseUrl: 'https://api.test/v2',
      authorization: () => 'ApiKey x',
      servers: { 'https://ingest.hello-lisa.com': true },
      retry: false,
      fetch: ({ method, url, headers }) => {
        sent.push({ method, url, headers: Object.fromEntries(headers) })
        const { status, body } = answers[`${found.method} ${found.path}`] as { status: number; body?: unknown }
        return body === undefined ? new Response(null, { status }) : Response.json(body, { status })
      },
    })
    const output = await client.request(found as Endpoint<unknown>, input)
    return { sent: sent[0] as Sent, output }
  }

  it.each([
    [
      'listShows',
      { limit: 2, ids: ['a', 'b'], 'filter[startsAfter]': '2026-01-01T00:00:00Z' },
      'GET https://api.test/v2/shows?limit=2&ids=a&ids=b&filter%5BstartsAfter%5D=2026-01-01T00%3A00%3A00Z',
    ],
    ['createShow', { body: { title: { '*': 'x' } } }, 'POST https://api.test/v2/shows'],
    ['getCurrentShow', {}, 'GET https://api.test/v2/shows/current'],
    ['getShow', { showId: 'a/b', expand: 'channel' }, 'GET https://api.test/v2/shows/a%2Fb?expand=channel'],
    ['updateShow', { showId: '1', body: { startsAt: '2026-01-01T00:00:00Z' } }, 'PATCH https://api.test/v2/shows/1'],
    ['deleteShow', { showId: '1' }, 'DELETE https://api.test/v2/shows/1'],
    ['publishShow', { showId: '1' }, 'POST https://api.test/v2/shows/1/publish'],
    ['listShowProducts', { showId: '1' }, 'GET https://api.test/v2/shows/1/products'],
    ['getProduct', { id: '1' }, 'GET https://api.test/v2/products/1'],
    ['updateProduct', { id: '1', body: { title: {} } }, 'PATCH https://api.test/v2/products/1'],
    ['getChannel', { slug: 'ski' }, 'GET https://api.test/v2/channels/ski'],
    ['listMediaItems', { offset: 8, type: 'replay' }, 'GET https://api.test/v2/media-items?offset=8&type=replay'],
    ['uploadPoster', { id: '1', body: { file: new Blob(['x']) } }, 'PUT https://api.test/v2/media-items/1/poster'],
    [
      'notifyProductUpdate',
      { id: '1', body: {}, headers: { 'X-Hmac-Signature': 'abc' } },
      'POST https://ingest.hello-lisa.com/plugin-notifications/1/updates',
    ],
  ])('%s goes out as described, and its sample is taken', async (name, input, line) => {
    const { sent } = await call(name, input)
    expect(`${sent.method} ${sent.url}`).toBe(line)
  })

  it('sends the headers that an input has', async () => {
    const { sent } = await call('createShow', {
      body: { title: {} },
      headers: { 'Idempotency-Key': '00000000-0000-4000-8000-000000000001' },
    })
    expect(sent.headers).toMatchObject({
      'idempotency-key': '00000000-0000-4000-8000-000000000001',
      'content-type': 'application/json',
    })
  })

  it('says at the field what is wrong with a body', async () => {
    await expect(call('createShow', { body: { title: {}, startsAt: 'tomorrow' } })).rejects.toMatchObject({
      kind: 'invalid',
      fields: { startsAt: ['Enter a date and time such as 2026-01-15T18:00:00Z.'] },
    })
    await expect(call('listShows', { limit: 0, state: 'paused' })).rejects.toMatchObject({
      fields: { limit: ['Enter 1 or more.'], state: ['Choose one of: live, upcoming, replay.'] },
    })
  })

  it('says scopes, pages, what a write changes, and where it is documented', () => {
    expect(core.publishShow).toMatchObject({ scope: 'shows:write shows:publish', invalidates: ['/shows', '/channels'] })
    expect(core.updateProduct?.invalidates).toEqual(['/products', '/shows', '/channels'])
    expect(core.createShow?.updates?.({ id: '7' } as never, {} as never)).toEqual([core.getShow, { showId: '7' }])
    expect(core.listShows?.pages?.next({ nextCursor: 'c2' } as never, {} as never, undefined)).toEqual({ cursor: 'c2' })
    expect(core.listMediaItems).not.toHaveProperty('pages')
    expect(core.notifyProductUpdate).toMatchObject({
      maxBytes: 196_608,
      docs: expect.stringContaining('https://docs.hello-lisa.com/'),
    })
  })
})
