import { join } from 'node:path'
import { createLisaClient, type Endpoint, isAccepted, type LisaClient } from 'lisa-query/core'
import { createSandbox, type Sandbox, type SandboxAnswers } from 'lisa-query/sandbox'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lisaQuery, makeFolder, removeFolder } from '../generate/generating.ts'
import { type Served, serve } from '../support/serve.ts'
import { failure } from './setup.ts'

const folder = makeFolder()
let lisa: Record<string, Endpoint<unknown>>
let answers: SandboxAnswers

beforeAll(async () => {
  await lisaQuery('generate', 'test/generate/documents/lisa.yaml', '--out', join(folder, 'lisa'))
  lisa = (await import(join(folder, 'lisa/core.ts'))) as typeof lisa
  answers = ((await import(join(folder, 'lisa/sandbox.ts'))) as { answers: SandboxAnswers }).answers
})

afterAll(() => removeFolder(folder))

let sandbox: Sandbox
let served: Served
let client: LisaClient

beforeEach(async () => {
  sandbox = createSandbox({ endpoints: lisa, answers })
  served = await serve(sandbox.fetch)
  client = clientWith('sandbox')
})

afterEach(() => served.close())

const ingest = 'https://ingest.hello-lisa.com'

const clientWith = (key: string): LisaClient =>
  createLisaClient({
    baseUrl: `${served.url}/v2`,
    servers: { [ingest]: served.url },
    authorization: () => `ApiKey ${key}`,
    validate: 'server',
  })

const call = (name: string, input: object = {}, by = client): Promise<unknown> =>
  by.request(lisa[name] as Endpoint<unknown>, input)

const title = { '*': 'Ski night' }

/** Each of the document's operations, and the status of its good answer. */
const operations: readonly (readonly [name: string, input: object, status: number])[] = [
  ['listShows', { limit: 2, ids: ['42'], 'filter[startsAfter]': '2026-01-01T00:00:00Z' }, 200],
  ['createShow', { body: { title }, headers: { 'Idempotency-Key': '00000000-0000-4000-8000-000000000001' } }, 201],
  ['getCurrentShow', {}, 200],
  ['getShow', { showId: '42', expand: 'channel' }, 200],
  ['updateShow', { showId: '42', body: { startsAt: '2026-01-01T00:00:00Z' } }, 200],
  ['deleteShow', { showId: '42' }, 204],
  ['publishShow', { showId: '42' }, 200],
  ['listShowProducts', { showId: '42' }, 200],
  ['getProduct', { id: '1' }, 200],
  ['updateProduct', { id: '1', body: { title } }, 200],
  ['getChannel', { slug: 'ski' }, 200],
  ['listMediaItems', { offset: 0, type: 'live' }, 200],
  ['uploadPoster', { id: '1', body: { file: new Blob(['x']) } }, 200],
  ['notifyProductUpdate', { id: '1', body: { productId: '1' }, headers: { 'X-Hmac-Signature': 'abc' } }, 202],
]

const writes = operations.filter(([name]) => !/^(get|list)/.test(name))

describe('over HTTP, every operation of an OpenAPI document', () => {
  test('is in the table', () => {
    const names = Object.entries(lisa).flatMap(([name, { method }]) => (method ? [name] : []))
    expect(operations.map(([name]) => name).sort()).toEqual(names.sort())
  })

  test.each(operations)('%s is answered as its schema says', async (name, input, status) => {
    const answer = await call(name, input)
    expect(sandbox.requests.map((request) => request.status)).toEqual([status])
    if (status === 202) expect(isAccepted(answer)).toBe(true)
  })

  test.each(writes)('%s may be accepted', async (name, input) => {
    sandbox.next({ status: 202 })
    expect(isAccepted(await call(name, input))).toBe(true)
  })

  test.each(operations)('%s has a 422 with fields and messages', async (name, input) => {
    sandbox.next({ status: 422 })
    const error = await failure(call(name, input))
    expect(error).toMatchObject({ kind: 'invalid', messages: ['This cannot be done now'] })
    if (lisa[name]?.body && name !== 'notifyProductUpdate') expect(Object.keys(Object(error).fields)).not.toEqual([])
  })

  test.each(operations.filter(([name]) => name !== 'notifyProductUpdate'))('%s needs its scope', async (name, input) => {
    sandbox.addKey('nobody', { scopes: [] })
    const error = await failure(call(name, input, clientWith('nobody')))
    expect(error).toMatchObject({ kind: 'forbidden', status: 403, requiredScope: lisa[name]?.scope })
  })

  test.each(operations)('%s is limited', async (name, input) => {
    sandbox.exhaust()
    expect(await failure(call(name, input))).toMatchObject({ kind: 'rate-limited', status: 429, retryAt: expect.any(Number) })
  })

  test.each(operations)('%s needs a key', async (name, input) => {
    expect(await failure(call(name, input, clientWith('stranger')))).toMatchObject({ kind: 'auth-required' })
  })
})

test.each<[name: string, input: object, fields: object]>([
  ['createShow', { body: {} }, { title: ["can't be blank"] }],
  [
    'createShow',
    { body: { title, startsAt: 'tomorrow' } },
    { startsAt: ['Enter a date and time such as 2026-01-15T18:00:00Z.'] },
  ],
  ['updateShow', { showId: '42', body: { title: { '*': 3 } } }, { 'title.*': ['is not what is expected here'] }],
  ['updateProduct', { id: '1', body: { title, price: { currency: {} } } }, { 'price.currency.symbol': ["can't be blank"] }],
  ['uploadPoster', { id: '1', body: {} }, { file: ["can't be blank"] }],
])('%s refuses %o at its fields', async (name, input, fields) => {
  expect(await failure(call(name, input))).toMatchObject({ kind: 'invalid', status: 422, fields })
})

test.each(['/shows?limit=0', '/shows?limit=two', '/shows?state=paused', '/shows?cursor=mine'])(
  '%s is a bad request',
  async (path) => {
    const response = await fetch(`${served.url}/v2${path}`, { headers: { authorization: 'ApiKey sandbox' } })
    expect(response.status).toBe(400)
  },
)

test('names the header that is missing', async () => {
  const response = await fetch(`${served.url}/plugin-notifications/1/updates`, {
    method: 'POST',
    headers: { authorization: 'ApiKey sandbox', 'content-type': 'application/json' },
    body: '{}',
  })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ errors: expect.stringContaining('X-Hmac-Signature') })
})

test('takes the fixed path before the one with a name, in whatever order they were given', async () => {
  const { getShow, getCurrentShow } = lisa as Record<string, Endpoint>
  const turned = createSandbox({ endpoints: [getShow, getCurrentShow] as Endpoint[], answers: {} })
  const response = await turned.fetch(
    new Request('http://a.test/shows/current', { headers: { authorization: 'ApiKey sandbox' } }),
  )
  expect(await response.json()).not.toMatchObject({ id: 'current' })
})

describe('remembers', () => {
  interface Show {
    id: string
    title?: Record<string, string>
    startsAt?: string
  }
  const shows = async (query: object = {}): Promise<Show[]> => ((await call('listShows', query)) as { items: Show[] }).items

  test('what was created: it is listed and read, until it is removed', async () => {
    const before = await shows()
    const { id } = (await call('createShow', { body: { title } })) as Show
    expect(before.map((show) => show.id)).not.toContain(id)
    expect(await shows()).toEqual([...before, { id, title }])
    expect(await call('getShow', { showId: id })).toEqual({ id, title })
    await call('deleteShow', { showId: id })
    expect(await shows()).toEqual(before)
    for (const name of ['getShow', 'updateShow', 'deleteShow', 'publishShow', 'listShowProducts']) {
      expect(await failure(call(name, { showId: id, body: {} }))).toMatchObject({ kind: 'not-found' })
    }
  })

  test('what was changed, and what was not', async () => {
    const before = (await call('getShow', { showId: '42' })) as Show
    const startsAt = '2026-02-02T20:00:00Z'
    expect(await call('updateShow', { showId: '42', body: { startsAt } })).toEqual({ ...before, startsAt })
    expect(await call('getShow', { showId: '42' })).toEqual({ ...before, startsAt })
    expect((await shows({ ids: ['42'] })).map((show) => show.startsAt)).toEqual([startsAt])
  })

  test('in every list of the same things', async () => {
    await call('updateProduct', { id: '7', body: { title } })
    const { items } = (await call('listShowProducts', { showId: '42' })) as { items: Show[] }
    expect(items).toContainEqual(expect.objectContaining({ id: '7', title }))
  })

  test('nothing that is only written, and nothing that was accepted', async () => {
    const written = await call('updateProduct', { id: '7', body: { title, secret: 'mine' } })
    expect(written).not.toHaveProperty('secret')
    const before = await shows()
    sandbox.next({ status: 202 })
    await call('createShow', { body: { title } })
    expect(await shows()).toEqual(before)
  })

  test('nothing after a reset', async () => {
    const before = await shows()
    await call('createShow', { body: { title } })
    sandbox.reset()
    expect(await shows()).toEqual(before)
  })

  test('no id in another: each that nobody has removed is the sample with that id', async () => {
    expect(await call('getShow', { showId: 'a/b' })).toMatchObject({ id: 'a/b', title: { '*': 'Ski night' } })
    expect((await shows()).map(({ id }) => id)).not.toContain('a/b')
  })
})

test('pages to the end without doubles, by cursor and by offset', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) await call('createShow', { body: { title: { '*': name } } })
  const endpoint = lisa.listShows as Endpoint<unknown>
  const found: string[] = []
  let cursor: object | undefined = {}
  while (cursor) {
    const page = (await client.request(endpoint, { limit: 2, ...cursor })) as { items: { id: string }[] }
    found.push(...page.items.map(({ id }) => id))
    cursor = endpoint.pages?.next(page as never, {} as never, undefined) as object | undefined
  }
  const all = ((await call('listShows', { limit: 100 })) as { items: { id: string }[] }).items.map(({ id }) => id)
  expect(found).toEqual(all)
  expect(all.length).toBeGreaterThan(5)
  expect(await call('listMediaItems', { offset: 1 })).toMatchObject({ data: [], meta: { total: 1 } })
})

test('is steered over HTTP as the shop is', async () => {
  const steer = (path: string, body: object): Promise<Response> =>
    fetch(`${served.url}/v2/__sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) })
  await steer('next', { status: 503, path: '/shows/*', times: 2 })
  expect(await failure(call('getShow', { showId: '42' }))).toMatchObject({ kind: 'unavailable' })
  await steer('clear', {})
  expect(await call('getShow', { showId: '42' })).toMatchObject({ id: '42' })
  await steer('expire-key', { key: 'sandbox' })
  expect(await failure(call('getShow', { showId: '42' }))).toMatchObject({ kind: 'auth-required' })
})

describe('refuses', () => {
  const endpoint = (method: string, path: string): Endpoint => ({ ...lisa.getShow, method, path }) as Endpoint

  test('no endpoint at all', () => {
    for (const endpoints of [[], {}, { Show: lisa.Show, answers }]) {
      expect(() => createSandbox({ endpoints })).toThrow(/^createSandbox: there is no endpoint in `endpoints`: pass/)
    }
    expect(() => createSandbox({ endpoints: [answers as never] })).toThrow('endpoints[0] is no endpoint')
  })

  test('two endpoints on one route, whatever their names', () => {
    const twice = [endpoint('GET', '/shows/{id}'), endpoint('GET', '/shows/{slug}')]
    expect(() => createSandbox({ endpoints: twice })).toThrow(
      'two endpoints are at GET /shows/{slug}, one of them as GET /shows/{id}',
    )
    const one = endpoint('GET', '/shows/{id}')
    expect(() => createSandbox({ endpoints: { one, same: one } })).not.toThrow()
    expect(() => createSandbox({ endpoints: [one, endpoint('PATCH', '/shows/{id}')] })).not.toThrow()
  })

  test('an answer of no endpoint, and one that is none', () => {
    const endpoints = [endpoint('GET', '/shows/{id}')]
    expect(() => createSandbox({ endpoints, answers: { 'GET /nope': { status: 200 } } })).toThrow(
      '`answers` has GET /nope, where no endpoint is; there are GET /shows/{id}',
    )
    expect(() => createSandbox({ endpoints, answers: { 'GET /shows/{id}': { status: 99 } } })).toThrow('a status from 200 to 599')
    expect(() => createSandbox({ answers })).toThrow('`answers` stand beside the `endpoints`')
  })
})
