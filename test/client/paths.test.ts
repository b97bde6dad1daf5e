import { inspect } from 'node:util'
import fc from 'fast-check'
import { createLisaClient, endpoint, getShow, listShowProducts, notifyProductUpdate, updateShow } from 'lisa-query'
import { expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { answering, failureOf, json, rejectionOf, show } from './answering.ts'

const base = 'https://lisa.test/v2'

it.each([
  ['42', '42'],
  [42, '42'],
  ['a/b', 'a%2Fb'],
  ['../../admin', '..%2F..%2Fadmin'],
  ['%2e%2e', '%252e%252e'],
  ['%2E', '%252E'],
  ['?x=1', '%3Fx%3D1'],
  ['#top', '%23top'],
  ['ü', '%C3%BC'],
  ['😀', '%F0%9F%98%80'],
  ['\ud800', '%EF%BF%BD'],
  ['a\\b', 'a%5Cb'],
  ['..\\..', '..%5C..'],
  ['...', '...'],
  [' ', '%20'],
  ['. ', '.%20'],
  ['.\t.', '.%09.'],
  ['\n', '%0A'],
  ['@evil.test', '%40evil.test'],
  ['a;b', 'a%3Bb'],
  ['$&', '%24%26'],
  ['{id}', '%7Bid%7D'],
  ['__proto__', '__proto__'],
])('sends the id %j as the one segment %j', async (id, segment) => {
  const { client, requests } = answering(() => json({ items: [] }))
  await client.request(listShowProducts, { id, limit: 3 })
  expect(requests[0]?.url).toBe(`${base}/shows/${segment}/products?limit=3`)
})

it.each(['', '.', '..'])('does not send the id %j, which no escaping can hold back', async (id) => {
  const { client, requests } = answering(() => json(show))
  const error = await failureOf(client.request(getShow, { id }))
  expect(error).toMatchObject({ kind: 'not-found', method: 'GET' })
  expect(error.message).toMatch(/^GET \/shows\/\.{0,2}: not sent, .*\bid\b/)
  expect(requests).toHaveLength(0)
})

it('keeps every id in its segment, or sends nothing', async () => {
  const unit = fc.oneof(fc.constantFrom(...'./\\%?#:@ 2eEfF5cC\t\n\0;&=+'), fc.string({ unit: 'binary', maxLength: 2 }))
  const id = fc.oneof(fc.string({ unit }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer())
  const nested = endpoint('GET /a/{one}/b/{two}', { response: z.unknown() })
  await fc.assert(
    fc.asyncProperty(id, id, async (one, two) => {
      const { client, requests } = answering(() => json({}))
      await client.request(nested, { one, two }).catch((error) => failureOf(Promise.reject(error)))
      if (['', '.', '..'].some((stray) => stray === String(one) || stray === String(two))) {
        expect(requests).toHaveLength(0)
        return
      }
      const { origin, pathname, search, hash } = new URL(requests[0]?.url ?? '')
      expect({ origin, search, hash }).toEqual({ origin: 'https://lisa.test', search: '', hash: '' })
      const segments = pathname.split('/').slice(1)
      expect([segments.length, segments[0], segments[1], segments[3]]).toEqual([5, 'v2', 'a', 'b'])
      const wellFormed = (value: string | number): string => new TextDecoder().decode(new TextEncoder().encode(String(value)))
      // TextDecoder drops a byte order mark at the start.
      expect(decodeURIComponent(segments[2] ?? '').replace(/^\uFEFF/, '')).toBe(wellFormed(one))
      expect(decodeURIComponent(segments[4] ?? '').replace(/^\uFEFF/, '')).toBe(wellFormed(two))
    }),
    { numRuns: 500 },
  )
})

it('writes texts, numbers and booleans, and leaves out what is undefined', async () => {
  const search = endpoint('GET /things', {
    query: z.object({ limit: z.optional(z.number()), isLive: z.boolean(), page: z.number(), q: z.string() }),
    response: z.unknown(),
  })
  const { client, requests } = answering(() => json({}))
  await client.request(search, { limit: undefined, isLive: true, page: 2, q: 'x y?#&' })
  expect(requests[0]?.url).toBe(`${base}/things?isLive=true&page=2&q=x+y%3F%23%26`)
})

it('shows a query schema only the query', async () => {
  const strict = endpoint('POST /things/{id}', {
    query: z.strictObject({ limit: z.number() }),
    body: z.object({}),
    response: z.unknown(),
  })
  const { client, requests } = answering(() => json({}))
  await client.request(strict, { id: '42', limit: 3, body: {} })
  expect(requests[0]?.url).toBe(`${base}/things/42?limit=3`)
})

it('does not send a query or a body that its schema refuses, and says why at the field', async () => {
  const { client, requests } = answering(() => json(show))
  const query = await failureOf(client.request(listShowProducts, { id: '42', limit: 'many' as unknown as number }))
  expect(query).toMatchObject({ kind: 'invalid', fields: { limit: ['Enter a number.'] }, messages: [] })
  const body = await failureOf(client.request(updateShow, { id: '42', body: { title: { de: 7 as unknown as string } } }))
  expect(body).toMatchObject({ kind: 'invalid', method: 'PATCH', fields: { 'title.de': ['Enter a text.'] }, messages: [] })
  const none = await failureOf(client.request(updateShow, { id: '42' } as never))
  expect(none).toMatchObject({ kind: 'invalid', fields: {}, messages: ['Fill this in.'] })
  expect(body).not.toHaveProperty('outcome')
  expect(requests).toHaveLength(0)
})

it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
  'says at the field that a body is refused, even at the field %s',
  async (key) => {
    const write = endpoint('PUT /labels', { body: z.record(z.string(), z.string()), response: z.unknown() })
    const { client } = answering(() => json({}))
    const error = await failureOf(client.request(write, { body: { [key]: 7 as unknown as string } }))
    expect(error).toMatchObject({ kind: 'invalid', messages: [] })
    expect(error.kind === 'invalid' && Object.entries(error.fields)).toEqual([[key, ['Enter a text.']]])
  },
)

it('leaves the check of a body to LiSA where it is asked to', async () => {
  const { client, requests } = answering(() => json({ errors: { title: ['is missing'] } }, { status: 422 }), {
    validate: 'server',
  })
  const error = await failureOf(client.request(updateShow, { id: '42', body: { title: 7 } as never }))
  expect(error).toMatchObject({ kind: 'invalid', status: 422, fields: { title: ['is missing'] } })
  expect(requests).toHaveLength(1)
})

it.each([
  ['no options', undefined],
  ['no baseUrl', {}],
  ['an empty baseUrl', { baseUrl: '' }],
])('a client with %s is a plain error at once that says the fix', (_, options) => {
  expect(() => createLisaClient(options as never)).toThrow(TypeError)
  expect(() => createLisaClient(options as never)).toThrow(/^createLisaClient needs `baseUrl`/)
})

const telling = [
  'https://user:hunter2@lisa.test/v2',
  'https://hunter2@lisa.test/v2',
  '//user:hunter2@lisa.test/v2',
  'https://lisa.test/v2?key=hunter2',
  'https://lisa.test/v2#hunter2',
  new URL('https://user:hunter2@lisa.test/v2'),
]
// The platform reads these three as the first of the others.
const oddlySpelled = [
  'https:user:hunter2@lisa.test/v2',
  'https:/user:hunter2@lisa.test/v2',
  'https:\\\\user:hunter2@lisa.test/v2',
]

it.each([...telling, ...oddlySpelled])('refuses the baseUrl %s at once, without repeating what it holds', (baseUrl) => {
  const make = (): unknown => createLisaClient({ baseUrl })
  expect(make).toThrow(/`baseUrl`.*credentials, query or fragment/)
  expect(make).not.toThrow(/hunter2/)
})

it.each(telling)('sends nothing to the ingestUrl %s and repeats nothing of what it holds', async (ingestUrl) => {
  const error = await (async () => {
    const { client } = answering(() => new Response(null, { status: 202 }), { ingestUrl, sign: () => 'abc' })
    return rejectionOf(client.request(notifyProductUpdate, { id: '1', body: {} }))
  })().catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(TypeError)
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('hunter2')
})

it.each(['https://lisa.test/@team/v2', 'https://lisa.test/v2/', 'https://lisa.test', new URL('https://lisa.test/v2')])(
  'takes the baseUrl %s',
  async (baseUrl) => {
    const { client, requests } = answering(() => json(show), { baseUrl })
    await client.request(getShow, { id: '42' })
    expect(requests[0]?.url).toBe(`${String(baseUrl).replace(/\/$/, '')}/shows/42`)
  },
)

it('resolves a relative baseUrl against the page', async () => {
  vi.stubGlobal('location', new URL('https://shop.test/goggles/1?x=1'))
  const { client, requests } = answering(() => json(show), { baseUrl: '/api/lisa' })
  await client.request(getShow, { id: '42' })
  expect(requests[0]?.url).toBe('https://shop.test/api/lisa/shows/42')
})

it.each([
  ['//api.lisa.test/v2', 'https://shop.test/goggles/1', 'https://api.lisa.test/v2'],
  ['/api/lisa/', 'https://shop.test/goggles/1', 'https://shop.test/api/lisa'],
  ['api', 'https://shop.test/goggles/1', 'https://shop.test/goggles/api'],
  ['../api', 'https://shop.test/goggles/1/', 'https://shop.test/goggles/api'],
  ['/', 'https://shop.test/goggles/1', 'https://shop.test'],
  ['/api', 'http://localhost:5173/', 'http://localhost:5173/api'],
  [' /api\n', 'https://shop.test/', 'https://shop.test/api'],
])(
  'resolves the baseUrl %j as the page %s does, also in a frame whose own address is about:srcdoc',
  async (baseUrl, page, base) => {
    vi.stubGlobal('location', new URL('about:srcdoc'))
    vi.stubGlobal('document', { baseURI: page })
    const { client, requests } = answering(() => json(show), { baseUrl })
    await client.request(getShow, { id: '42' })
    expect(requests[0]?.url).toBe(`${base}/shows/42`)
  },
)

it.each([
  'blob:https://lisa.test/2f1c',
  'data:text/html,hi',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'file:///etc/hosts',
  'ftp://lisa.test/v2',
  'about:blank',
  'localhost:3000/v2',
  'https:lisa.test/v2',
  'https:/lisa.test/v2',
  ' ',
])('refuses the baseUrl %j at once, as no address of an API', (baseUrl) => {
  expect(() => createLisaClient({ baseUrl })).toThrow(TypeError)
  expect(() => createLisaClient({ baseUrl })).toThrow(/^createLisaClient needs `baseUrl`/)
})

it.each(['about:blank', 'blob:https://shop.test/2f1c', 'data:text/html,hi'])(
  'sends nothing from the page %s, where a relative baseUrl leads nowhere',
  async (page) => {
    vi.stubGlobal('location', new URL(page))
    vi.stubGlobal('document', { baseURI: page })
    const { client, requests } = answering(() => json(show), { baseUrl: '/api/lisa' })
    const error = await rejectionOf(client.request(getShow, { id: '42' }))
    expect(error).toBeInstanceOf(TypeError)
    expect(String(error)).toMatch(/\/api\/lisa .*pass an absolute /)
    expect(requests).toHaveLength(0)
  },
)

it.each(['/\t/user:hunter2@lisa.test/v2', '\n//user:hunter2@lisa.test', ' https://user:hunter2@lisa.test'])(
  'refuses the baseUrl %j at once, in which white space hides the credentials',
  (baseUrl) => {
    expect(() => createLisaClient({ baseUrl })).toThrow(/^createLisaClient needs `baseUrl`/)
    expect(() => createLisaClient({ baseUrl })).not.toThrow(/hunter2/)
  },
)

it.each(['https://user:hunter2@lisa.test', 'https://lisa.test/v2?key=hunter2', 'javascript:hunter2'])(
  'sends nothing to an endpoint’s own address %s, and repeats nothing of it',
  async (base) => {
    const { client, requests } = answering(() => json({}))
    const error = await rejectionOf(client.request(endpoint('GET /things', { base: () => base, response: z.unknown() })))
    expect(error).toBeInstanceOf(TypeError)
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('hunter2')
    expect(requests).toHaveLength(0)
  },
)

it('says so where a relative baseUrl has no page to resolve it', async () => {
  const { client, requests } = answering(() => json(show), { baseUrl: '/api/lisa' })
  const error = await rejectionOf(client.request(getShow, { id: '42' }))
  expect(error).toBeInstanceOf(TypeError)
  expect(String(error)).toMatch(/\/api\/lisa .*pass an absolute /)
  expect(requests).toHaveLength(0)
})

it.each([undefined, {}, { id: undefined }, { id: null }, { id: {} }, { id: true }, { ID: '42' }])(
  'the input %j lacks the id, which is a plain error with the fix',
  async (input) => {
    const { client, requests } = answering(() => json(show))
    const error = await rejectionOf(client.request(getShow, input as never))
    expect(error).toBeInstanceOf(TypeError)
    expect(String(error)).toBe(
      "TypeError: GET /shows/{id} needs `id`: pass { id: '…' } (lisa-query/dist/guide/mistakes.md#path-value)",
    )
    expect(requests).toHaveLength(0)
  },
)

it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  'takes no %d for an id, which is a plain error with the fix',
  async (id) => {
    const { client, requests } = answering(() => json(show))
    const error = await rejectionOf(client.request(getShow, { id }))
    expect(String(error)).toBe(
      `TypeError: GET /shows/{id} needs \`id\`: pass { id: '…' }, not ${id} (lisa-query/dist/guide/mistakes.md#path-value)`,
    )
    expect(requests).toHaveLength(0)
  },
)
