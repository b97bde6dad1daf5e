import { type } from 'arktype'
import {
  type Accepted,
  type Endpoint,
  type EndpointInput,
  type EndpointOutput,
  endpoint,
  getShow,
  lisaQuery,
  listShows,
  type Show,
  updateShow,
} from 'lisa-query/core'
import * as v from 'valibot'
import { expect, expectTypeOf, it } from 'vitest'
import * as classic from 'zod'
import * as z from 'zod/mini'
import { answering, failureOf, json, rejectionOf, show } from '../client/answering.ts'

const base = 'https://lisa.test/v2'
const ticket = { id: '7', seats: 2 }

const libraries = {
  zod: endpoint('POST /shows/{id}/tickets', {
    query: classic.object({ lang: classic.string().optional(), seats: classic.number() }),
    body: classic.object({ name: classic.string() }),
    response: classic.looseObject({ id: classic.string(), seats: classic.number() }),
  }),
  'zod/mini': endpoint('POST /shows/{id}/tickets', {
    query: z.object({ lang: z.optional(z.string()), seats: z.number() }),
    body: z.object({ name: z.string() }),
    response: z.looseObject({ id: z.string(), seats: z.number() }),
  }),
  valibot: endpoint('POST /shows/{id}/tickets', {
    query: v.object({ lang: v.optional(v.string()), seats: v.number() }),
    queryNames: ['lang', 'seats'],
    body: v.object({ name: v.string() }),
    response: v.looseObject({ id: v.string(), seats: v.number() }),
  }),
  arktype: endpoint('POST /shows/{id}/tickets', {
    query: type({ 'lang?': 'string', seats: 'number' }),
    queryNames: ['lang', 'seats'],
    body: type({ name: 'string' }),
    response: type({ id: 'string', seats: 'number' }),
  }),
}
/** A client that answers with this, and the bodies that it sent. */
function recording(answer: object): ReturnType<typeof answering> & { bodies: string[] } {
  const bodies: string[] = []
  const record = async (request: Request): Promise<Response> => {
    bodies.push(await request.clone().text())
    return json(answer)
  }
  return { ...answering(record), bodies }
}

type Library = keyof typeof libraries
const each = Object.keys(libraries) as Library[]

it.each(each)('sends and gives what schemas of %s describe', async (library) => {
  const { client, requests, bodies } = recording(ticket)
  const input = { id: '42', lang: 'de', seats: 2, body: { name: 'Ada' } }
  await expect(client.request(libraries[library] as typeof libraries.zod, input)).resolves.toEqual(ticket)
  expect(requests[0]?.url).toBe(`${base}/shows/42/tickets?lang=de&seats=2`)
  expect(bodies).toEqual(['{"name":"Ada"}'])
})

it.each(each)('refuses a query and a body at their fields, and an answer at its path, with schemas of %s', async (library) => {
  const { client, requests } = answering(() => json({ id: '7', seats: 'two' }))
  const buy = libraries[library] as typeof libraries.zod
  const query = await failureOf(client.request(buy, { id: '42', seats: 'two' as never, body: { name: 'Ada' } }))
  expect(query).toMatchObject({ kind: 'invalid', fields: { seats: [expect.any(String)] }, messages: [] })
  const body = await failureOf(client.request(buy, { id: '42', seats: 2, body: { name: 7 as never } }))
  expect(body).toMatchObject({ kind: 'invalid', fields: { name: [expect.any(String)] }, messages: [] })
  expect(requests).toHaveLength(0)
  const answer = await failureOf(client.request(buy, { id: '42', seats: 2, body: { name: 'Ada' } }))
  expect(answer).toMatchObject({ kind: 'unexpected', issues: [{ path: 'seats' }] })
})

it.each(each)('names nested fields by their path with schemas of %s', async (library) => {
  const nested = {
    zod: classic.object({ variants: classic.array(classic.object({ price: classic.number() })) }),
    'zod/mini': z.object({ variants: z.array(z.object({ price: z.number() })) }),
    valibot: v.object({ variants: v.array(v.object({ price: v.number() })) }),
    arktype: type({ variants: type({ price: 'number' }).array() }),
  }[library]
  const save = endpoint('PUT /things', { body: nested, response: z.unknown() })
  const { client } = answering(() => json({}))
  const error = await failureOf(client.request(save, { body: { variants: [{ price: 1 }, { price: 'a' as never }] } }))
  expect(Object.keys((error as { fields?: object }).fields ?? {})).toEqual(['variants.1.price'])
})

it.each(each)('has the same key for the same query of %s, whatever else the input holds', (library) => {
  const { client } = answering(() => json({}))
  const read = endpoint('GET /things', { ...libraries[library], queryNames: ['lang', 'seats'] } as never) as Endpoint<
    unknown,
    unknown,
    'GET'
  >
  const { queryKey } = lisaQuery(client, read, { seats: 2, lang: undefined, other: 1 })
  expect(queryKey).toEqual(['lisa', 'things', { seats: 2 }])
})

it('asks for `queryNames` where a query’s schema does not say its names', async () => {
  const query = v.object({ lang: v.string() })
  // @ts-expect-error only an object of zod says its names itself
  const search = endpoint('GET /things', { query, response: z.unknown() })
  const { client, requests } = answering(() => json({}))
  const error = await rejectionOf(client.request(search, { lang: 'de' }))
  expect(error).toBeInstanceOf(TypeError)
  expect(String(error)).toMatch(/^TypeError: GET \/things needs `queryNames`/)
  expect(requests).toHaveLength(0)
  // @ts-expect-error `language` is no field of this query
  endpoint('GET /things', { query, queryNames: ['language'], response: z.unknown() })
})

it('has the types of its schemas, whatever the library', () => {
  expectTypeOf<EndpointInput<typeof libraries.valibot>>().toEqualTypeOf<{
    id: string | number
    lang?: string | undefined
    seats: number
    body: { name: string }
  }>()
  expectTypeOf<EndpointInput<typeof libraries.arktype>>().toEqualTypeOf<{
    id: string | number
    lang?: string
    seats: number
    body: { name: string }
  }>()
  expectTypeOf<EndpointOutput<typeof libraries.arktype>>().toEqualTypeOf<{ id: string; seats: number } | Accepted>()
  expectTypeOf<Exclude<EndpointOutput<typeof libraries.valibot>, Accepted>>().toExtend<{ id: string; seats: number }>()
})

it('is data: a copy with another query sends that query', async () => {
  const { client, requests } = answering(() => json(show))
  const localized: Endpoint<{ id: string; lang?: string }, Show, 'GET'> = {
    ...getShow,
    query: z.object({ lang: z.optional(z.string()) }),
  }
  await client.request(localized, { id: '42', lang: 'de' })
  await client.request({ ...listShows, query: z.object({ q: z.string() }), response: z.unknown() }, { q: 'ski' } as never)
  expect(requests.map(({ url }) => url.slice(base.length))).toEqual(['/shows/42?lang=de', '/shows?q=ski'])
})

it('can be written by hand, and sends its query and its body', async () => {
  const save: Endpoint<{ id: string; isDraft: boolean; body: { title: string } }, { id: string }> = {
    method: 'PUT',
    path: '/things/{id}',
    query: z.object({ isDraft: z.boolean() }),
    body: z.object({ title: z.string() }),
    response: z.looseObject({ id: z.string() }),
  }
  const { client, requests, bodies } = recording({ id: '1' })
  await client.request(save, { id: '1', isDraft: true, body: { title: 'Goggles' } })
  expect(requests[0]?.url).toBe(`${base}/things/1?isDraft=true`)
  expect(bodies).toEqual(['{"title":"Goggles"}'])
  const lost = answering(() => Promise.reject(new TypeError('Failed to fetch'))).client
  expect(await failureOf(lost.request(save, { id: '1', isDraft: true, body: { title: 'Goggles' } }))).toMatchObject({
    kind: 'unreachable',
    outcome: 'unknown',
  })
  const accepting = answering(() => new Response(null, { status: 202 })).client
  expect(await accepting.request(save, { id: '1', isDraft: true, body: { title: 'Goggles' } })).toMatchObject({ accepted: true })
})

it('holds nothing but its definition', () => {
  for (const own of [getShow, listShows, updateShow]) {
    expect(Reflect.ownKeys(own)).toEqual(Object.keys(own))
    expect(Object.keys(own).filter((key) => !/^\w+$/.test(key))).toEqual([])
    expect(Object.getPrototypeOf(own)).toBe(Object.prototype)
  }
})

it('takes query fields whose names an input uses otherwise under `query`', async () => {
  const search = endpoint('POST /things/{id}', {
    query: z.object({ id: z.string(), body: z.string(), query: z.string(), headers: z.string(), limit: z.optional(z.number()) }),
    body: z.object({}),
    response: z.unknown(),
  })
  const { client, requests } = answering(() => json({}))
  const query = { id: 'b', body: 'long', query: 'ski', headers: 'none' }
  await client.request(search, { id: 'a', limit: 3, query, body: {} })
  expect(requests[0]?.url).toBe(`${base}/things/a?id=b&body=long&query=ski&headers=none&limit=3`)
  // @ts-expect-error the query's id is missing, and the one beside it is the path's
  await failureOf(client.request(search, { id: 'a', body: {} }))
})

it('keeps two reads apart that differ in such a field only', () => {
  const search = endpoint('GET /things/{id}', { query: z.object({ id: z.optional(z.string()) }), response: z.unknown() })
  const { client } = answering(() => json({}))
  expect(lisaQuery(client, search, { id: 'a', query: { id: 'b' } }).queryKey).toEqual(['lisa', 'things', 'a', { id: 'b' }])
  expect(lisaQuery(client, search, { id: 'a' }).queryKey).toEqual(['lisa', 'things', 'a'])
})

it('repeats the name of a list in the query, and leaves out what is null or undefined', async () => {
  const search = endpoint('GET /things', {
    query: z.object({ ids: z.array(z.string()), lang: z.nullable(z.string()), q: z.optional(z.string()) }),
    response: z.unknown(),
  })
  const { client, requests } = answering(() => json({}))
  await client.request(search, { ids: ['a', 'b c'], lang: null })
  expect(requests[0]?.url).toBe(`${base}/things?ids=a&ids=b+c`)
})

it('takes a field that every object inherits for absent, unless the input has it', () => {
  const search = endpoint('GET /things', { query: z.object({ valueOf: z.string() }), response: z.unknown() })
  const { client } = answering(() => json({}))
  expect(lisaQuery(client, search, {} as never).queryKey).toEqual(['lisa', 'things'])
  expect(lisaQuery(client, search, { valueOf: '1' } as never).queryKey).toEqual(['lisa', 'things', { valueOf: '1' }])
})

it('has keys of the path’s values as they were given', () => {
  const read = endpoint('GET /a/{one}/b-{two}', { response: z.unknown() })
  const { client } = answering(() => json({}))
  expect(lisaQuery(client, read, { one: 'x/y?%', two: 7 }).queryKey).toEqual(['lisa', 'a', 'x/y?%', 'b-7'])
  expect(lisaQuery(client, read, { one: '%E0%A4%A', two: '' }).queryKey).toEqual(['lisa', 'a', '%E0%A4%A', 'b-'])
})

it('takes any name in a path', async () => {
  const read = endpoint('GET /plugins/{plugin-id}/{übersicht}', { response: z.unknown() })
  const { client, requests } = answering(() => json({}))
  await client.request(read, { 'plugin-id': 7, übersicht: 'a' })
  expect(requests[0]?.url).toBe(`${base}/plugins/7/a`)
})

it.each(['toWellFormed', 'isWellFormed'] as const)('needs no String.prototype.%s, which Hermes lacks', (method) => {
  const { client } = answering(() => json(show))
  const original = String.prototype[method]
  Reflect.deleteProperty(String.prototype, method)
  try {
    expect(lisaQuery(client, getShow, { id: 'a\ud800b' }).queryKey).toEqual(['lisa', 'shows', 'a\ufffdb'])
    expect(lisaQuery(client, getShow, { id: '😀\udc00😀' }).queryKey).toEqual(['lisa', 'shows', '😀\ufffd😀'])
  } finally {
    Object.defineProperty(String.prototype, method, { value: original, configurable: true, writable: true })
  }
})
