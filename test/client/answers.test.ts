import { type } from 'arktype'
import fc from 'fast-check'
import { createShow, type Endpoint, endpoint, getProduct, getShow, isAccepted, listShows } from 'lisa-query'
import * as v from 'valibot'
import { expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { answering, failureOf, json, serving, show } from './answering.ts'

const html = { headers: { 'content-type': 'text/html; charset=utf-8' } }
const asJson = { headers: { 'content-type': 'application/json' } }

function cut(text: string): ReadableStream {
  let isSent = false
  return new ReadableStream({
    pull(controller) {
      if (isSent) controller.error(new TypeError('terminated'))
      else controller.enqueue(new TextEncoder().encode(text))
      isSent = true
    },
  })
}

it.each<[what: string, answer: () => Response, hint: RegExp, body: unknown]>([
  ['HTML', () => new Response('<p>Hi</p>', html), /text\/html/, '<p>Hi</p>'],
  ['no body', () => new Response('', asJson), /200 without its JSON application/, undefined],
  ['a 204', () => new Response(null, { status: 204 }), /204/, undefined],
  ['broken JSON', () => new Response('{"id": "42",}', asJson), /JSON/, '{"id": "42",}'],
  ['half of the JSON', () => new Response('{"id": "4', asJson), /JSON/, '{"id": "4'],
  ['text without a type', () => new Response(new TextEncoder().encode('hi')), /200 without its JSON$/, 'hi'],
  ['a body that breaks off', () => new Response(cut('{"id": "42"'), asJson), /200 without its JSON/, undefined],
  ['null', () => json(null), /expected object/, null],
  ['a list', () => json([show]), /expected object/, [show]],
  ['no id', () => json({ title: {} }), /id expected string/, { title: {} }],
])('%s instead of a show is `unexpected`', async (_, answer, hint, body) => {
  const { client } = answering(answer)
  const error = await failureOf(client.request(getShow, { id: '42' }))
  expect(error).toMatchObject({ kind: 'unexpected', status: answer().status })
  expect(error.message).toMatch(/^GET \/shows\/42: .+$/)
  expect(error.message).toMatch(hint)
  expect(error.body).toEqual(body)
  expect(error).not.toHaveProperty('outcome')
  const write = answering(answer).client.request(createShow, { body: { title: {} } })
  expect(await failureOf(write)).toMatchObject({ kind: 'unexpected', outcome: 'unknown' })
})

it.each([
  ['HTML', () => new Response('<p>Hi</p>', html)],
  ['broken JSON', () => new Response('{"id": ', asJson)],
  ['a body that breaks off', () => new Response(cut('{}'), asJson)],
])('%s is `unexpected` even where any JSON would do', async (_, answer) => {
  for (const response of [z.unknown(), z.optional(z.unknown())]) {
    const { client } = answering(answer)
    expect(await failureOf(client.request(endpoint('GET /things', { response })))).toMatchObject({ kind: 'unexpected' })
  }
})

it('names the path of everything that differs', async () => {
  const body = { id: '1', variants: [{ name: 'S' }, { name: 7, price: { currency: { symbol: '€' }, original: { value: '9' } } }] }
  const { client } = answering(() => json(body))
  const error = await failureOf(client.request(getProduct, { id: '1' }))
  expect(error).toMatchObject({
    kind: 'unexpected',
    issues: [
      { path: 'variants.1.name', message: 'expected string' },
      { path: 'variants.1.price.original.value', message: 'expected number' },
    ],
    body,
  })
  expect(error.message).toMatch(/variants\.1\.name expected string.*variants\.1\.price\.original\.value expected number/)
})

it('keeps its message to one short line, whatever the answer says', async () => {
  const { client } = answering(() => json({ id: '42', title: { ['line\nbreak'.repeat(1_000)]: 7 } }))
  const error = await failureOf(client.request(getShow, { id: '42' }))
  expect(error.kind).toBe('unexpected')
  expect([error.message.includes('\n'), error.message.length < 1_000]).toEqual([false, true])
})

it('passes fields and enum values that nobody knows yet', async () => {
  const later = { ...show, state: 'premiere', mood: { of: ['the', 'day'] } }
  const { client } = answering(() => json(later))
  await expect(client.request(getShow, { id: '42' })).resolves.toEqual(later)
})

it.each([
  [401, 'auth-required', '401 Unauthorized'],
  [404, 'not-found', '404 Not Found'],
  [409, 'conflict', '409 Conflict'],
  [503, 'unavailable', '503 Service Unavailable'],
] as const)('a %i with a Location is no redirect', async (status, kind, phrase) => {
  const { client } = answering(() => json({}, { status, headers: { location: '/shows/41' } }))
  expect(await failureOf(client.request(getShow, { id: '42' }))).toMatchObject({ kind, message: `GET /shows/42: ${phrase}` })
})

it.each([401, 404, 422, 429, 500, 503])('a %i whose body breaks off keeps its kind', async (status) => {
  const whole = await failureOf(answering(() => json({}, { status })).client.request(getShow, { id: '42' }))
  const { client } = answering(() => new Response(cut('{"errors"'), { status }))
  const error = await failureOf(client.request(getShow, { id: '42' }))
  expect(error).toMatchObject({ kind: whole.kind, status })
  expect(error).not.toHaveProperty('body')
})

it('an endpoint that documents no answer takes a 204', async () => {
  const remove = endpoint('DELETE /things/{id}', { response: z.optional(z.unknown()) })
  const { client } = answering(() => new Response(null, { status: 204 }))
  await expect(client.request(remove, { id: 1 })).resolves.toBeUndefined()
})

it('reads JSON whatever its content type says', async () => {
  const { client } = answering(() => new Response(`\uFEFF${JSON.stringify(show)}`, { headers: { 'content-type': 'text/plain' } }))
  await expect(client.request(getShow, { id: '42' })).resolves.toEqual(show)
})

it('reads a list of 100,000 shows, and names what differs in it', async () => {
  const items: unknown[] = Array.from({ length: 100_000 }, (_, index) => ({ id: String(index) }))
  const { client } = answering(() => json({ items }))
  expect((await client.request(listShows)).items).toHaveLength(100_000)
  items[99_999] = { id: 7 }
  const error = await failureOf(client.request(listShows))
  expect(error).toMatchObject({ kind: 'unexpected', issues: [{ path: 'items.99999.id' }] })
})

it('reads a list of which nothing is as documented, in one line', async () => {
  const { client } = answering(() => json({ items: Array.from({ length: 40_000 }, () => 7) }))
  const error = await failureOf(client.request(listShows))
  expect(error).toMatchObject({ kind: 'unexpected' })
  expect(error.message.length).toBeLessThan(1_000)
})

it.each([200, 400, 404, 500])('reads a %i whose body is nested 5,000 levels deep', async (status) => {
  const { client } = answering(() => new Response(`{"id":7,"x":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, { status }))
  const error = await failureOf(client.request(getShow, { id: '42' }))
  expect(error).toMatchObject({ status })
})

it('ends as data or as a LisaError, whatever comes back', async () => {
  const status = fc.constantFrom(200, 201, 202, 301, 400, 401, 403, 404, 409, 413, 422, 429, 500, 502, 503, 504)
  const body = fc.oneof(
    fc.string(),
    fc.json(),
    fc.jsonValue().map((value) => JSON.stringify({ errors: value })),
  )
  const type = fc.constantFrom('application/json', 'text/html', 'application/problem+json', 'x')
  await fc.assert(
    fc.asyncProperty(status, body, type, fc.boolean(), async (status, body, type, isWrite) => {
      const { client } = answering(() => new Response(body, { status, headers: { 'content-type': type } }))
      const sent = isWrite ? client.request(createShow, { body: { title: {} } }) : client.request(getShow, { id: '42' })
      const result = await sent.catch((error) => failureOf(Promise.reject(error)))
      expect(result).toBeTypeOf('object')
    }),
  )
})

it('is `unexpected` over real HTTP too, where a body is shorter than announced', async () => {
  const server = await serving((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
    response.write('{"id": "42"')
    response.socket?.end()
  })
  const { client } = answering((request) => fetch(request), { baseUrl: server.url })
  expect(await failureOf(client.request(getShow, { id: '42' }))).toMatchObject({ kind: 'unexpected', status: 200 })
})

it.each([
  ['GET', undefined],
  ['POST', 'unknown'],
] as const)('a %s that nobody answers is `unreachable`', async (method, outcome) => {
  const gone = await serving((_, response) => response.socket?.destroy())
  const thing = endpoint(`${method} /things`, { response: z.unknown() })
  const { client } = answering((request) => fetch(request), { baseUrl: gone.url })
  const error = await failureOf(client.request(thing))
  expect(error).toMatchObject({ kind: 'unreachable', offline: false, message: `${method} /things: no answer` })
  expect(error.outcome).toBe(outcome)
  expect(gone.requests).toHaveLength(1)
})

it.each(['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'fetch failed', 'Network request failed'])(
  'knows a network that failed by the browser’s words "%s"',
  async (words) => {
    const { client } = answering(() => Promise.reject(new TypeError(words)))
    expect(await failureOf(client.request(getShow, { id: '42' }))).toMatchObject({ kind: 'unreachable', method: 'GET' })
  },
)

it('takes a null that no shape provides for as an absent field', async () => {
  const poster = { url: 'https://lisa.test/p.jpg', width: null }
  const { client } = answering(() => json({ id: '42', startsAt: null, title: { de: null, '*': 'Ski' }, poster }))
  // The shape of a poster says nothing about its width.
  expect(await client.request(getShow, { id: '42' })).toEqual({ id: '42', title: { '*': 'Ski' }, poster })
})

it('keeps a null that the shape provides for beside one that it does not', async () => {
  const response = z.object({ id: z.string(), endsAt: z.nullable(z.string()), note: z.optional(z.string()) })
  const { client } = answering(() => json({ id: '42', endsAt: null, note: null }))
  await expect(client.request(endpoint('GET /things', { response }))).resolves.toEqual({ id: '42', endsAt: null })
})

it('takes out a stray null in every item of a list, and keeps the others', async () => {
  const Item = z.object({ id: z.string(), price: z.nullable(z.number()), poster: z.optional(z.object({ url: z.string() })) })
  const read = endpoint('GET /things', { response: z.object({ items: z.array(Item), next: z.nullable(z.string()) }) })
  const item = { id: '1', price: null, poster: null }
  const { client } = answering(() => json({ items: [item, item], next: null }))
  const kept = { id: '1', price: null }
  await expect(client.request(read)).resolves.toEqual({ items: [kept, kept], next: null })
})

it('takes out no item of a list, though it is null', async () => {
  const read = endpoint('GET /things', { response: z.object({ tags: z.array(z.string()) }) })
  const { client } = answering(() => json({ tags: ['a', null] }))
  expect(await failureOf(client.request(read))).toMatchObject({ kind: 'unexpected', issues: [{ path: 'tags.1' }] })
})

it('takes out a stray null in a member of a union', async () => {
  const Show = z.object({ type: z.literal('show'), title: z.optional(z.string()), endsAt: z.optional(z.string()) })
  const Story = z.object({ type: z.literal('story'), length: z.number() })
  const read = endpoint('GET /things', { response: z.array(z.union([Show, Story])) })
  const { client } = answering(() => json([{ type: 'show', title: 'Ski', endsAt: null }]))
  await expect(client.request(read)).resolves.toEqual([{ type: 'show', title: 'Ski' }])
})

it.each<[library: string, response: Endpoint['response']]>([
  ['valibot', v.object({ id: v.string(), endsAt: v.nullable(v.string()), note: v.optional(v.string()) })],
  ['arktype', type({ id: 'string', endsAt: 'string | null', 'note?': 'string' })],
])('takes out only a stray null with a schema of %s', async (_, response) => {
  const { client } = answering(() => json({ id: '42', endsAt: null, note: null }))
  await expect(client.request(endpoint('GET /things', { response }))).resolves.toEqual({ id: '42', endsAt: null })
})

it('shows an answer that does not fit as it came, with its nulls', async () => {
  const { client } = answering(() => json({ id: 7, startsAt: null }))
  const error = await failureOf(client.request(getShow, { id: '42' }))
  expect(error).toMatchObject({ kind: 'unexpected', issues: [{ path: 'id', message: 'expected string' }] })
  expect(error.body).toEqual({ id: 7, startsAt: null })
})

it('takes out a stray null of what an endpoint reads itself, also where the platform has no `structuredClone`', async () => {
  vi.stubGlobal('structuredClone', undefined)
  const file = new Blob(['12'])
  const items = [{ note: null, file }]
  const Item = z.object({ note: z.optional(z.string()), file: z.instanceof(Blob) })
  const read = endpoint('GET /things', { response: z.object({ items: z.array(Item) }), readAnswer: async () => ({ items }) })
  const { client } = answering(() => json({}))
  const output = await client.request(read)
  expect(output).toStrictEqual({ items: [{ file }] })
  expect(output.items[0]?.file).toBe(file)
  // What was read stays as it is.
  expect(items[0]).toHaveProperty('note', null)
})

it('says what does not fit of an answer that contains itself, as an endpoint may read it', async () => {
  const node: Record<string, unknown> = { id: 7, note: null }
  node.parent = [node]
  const read = endpoint('GET /things', { response: z.object({ id: z.string() }), readAnswer: async () => node })
  const { client } = answering(() => json({}))
  expect(await failureOf(client.request(read))).toMatchObject({ kind: 'unexpected', issues: [{ path: 'id' }] })
  const either = z.union([z.object({ id: z.string() }), z.object({ id: z.number(), note: z.optional(z.string()) })])
  const readEither = endpoint('GET /things', { response: either, readAnswer: async () => node })
  await expect(client.request(readEither)).resolves.toMatchObject({ id: 7 })
})

it('takes no field out of what is no plain object', async () => {
  class Price {
    readonly currency = null
  }
  const price = new Price()
  const read = endpoint('GET /things', {
    response: z.object({ price: z.object({ currency: z.optional(z.string()) }) }),
    readAnswer: async () => ({ price }),
  })
  const { client } = answering(() => json({}))
  expect(await failureOf(client.request(read))).toMatchObject({ kind: 'unexpected', issues: [{ path: 'price.currency' }] })
  expect(price.currency).toBeNull()
})

it('still refuses a null where a value is due', async () => {
  const { client } = answering(() => json({ id: null }))
  expect(await failureOf(client.request(getShow, { id: '42' }))).toMatchObject({ kind: 'unexpected', issues: [{ path: 'id' }] })
})

it('takes a resource that happens to have a field `accepted` for no receipt', () => {
  expect(isAccepted({ id: 'order', accepted: true, acceptedAt: '2026-01-01' })).toBe(false)
})
