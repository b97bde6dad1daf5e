import { createShow, endpoint, getShow, isAccepted, type LisaErrorKind } from 'lisa-query'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { answering, failureOf, json, show } from '../client/answering.ts'

type Row = [status: number, kind: LisaErrorKind, phrase: string, isOutcomeUnknown?: 'unknown']

const documented: Row[] = [
  [400, 'bad-request', '400 Bad Request'],
  [401, 'auth-required', '401 Unauthorized'],
  [403, 'forbidden', '403 Forbidden'],
  [404, 'not-found', '404 Not Found'],
  [413, 'too-large', '413 Content Too Large'],
  [422, 'invalid', '422 Unprocessable Entity'],
  [429, 'rate-limited', '429 Too Many Requests'],
  [500, 'server-error', '500 Internal Server Error', 'unknown'],
  [503, 'unavailable', '503 Service Unavailable'],
  [504, 'timeout', '504 Gateway Timeout', 'unknown'],
]

const others: Row[] = [
  [402, 'bad-request', '402'],
  [405, 'bad-request', '405'],
  [406, 'bad-request', '406'],
  [408, 'timeout', '408', 'unknown'],
  [409, 'conflict', '409 Conflict'],
  [410, 'not-found', '410'],
  [412, 'conflict', '412'],
  [415, 'bad-request', '415'],
  [418, 'bad-request', '418'],
  [451, 'bad-request', '451'],
  [499, 'bad-request', '499'],
  [501, 'server-error', '501'],
  [502, 'unavailable', '502', 'unknown'],
  [505, 'server-error', '505'],
  [511, 'server-error', '511'],
  [520, 'server-error', '520', 'unknown'],
  [521, 'server-error', '521'],
  [522, 'server-error', '522', 'unknown'],
  [523, 'server-error', '523'],
  [524, 'server-error', '524', 'unknown'],
  [525, 'server-error', '525'],
  [530, 'server-error', '530'],
  [599, 'server-error', '599'],
  [300, 'unexpected', '300', 'unknown'],
  [304, 'unexpected', '304', 'unknown'],
]

const rows = [...documented, ...others]
const hasNoBody = (status: number): boolean => [204, 205, 304].includes(status)

const answer = (status: number): Response =>
  new Response(hasNoBody(status) ? null : JSON.stringify({ hint: 'look' }), {
    status,
    headers: { 'content-type': 'application/json', 'x-request-id': 'req-7' },
  })

it.each(rows)('%i on a read is `%s`, with everything that helps to find out why', async (status, kind, phrase) => {
  const { client } = answering(() => answer(status))
  const error = await failureOf(client.request(getShow, { id: '42' }))
  expect(error).toMatchObject({
    name: 'LisaError',
    kind,
    message: `GET /shows/42: ${phrase}`,
    method: 'GET',
    url: 'https://lisa.test/v2/shows/42',
    status,
    requestId: 'req-7',
  })
  expect(error.body).toEqual(hasNoBody(status) ? undefined : { hint: 'look' })
  expect(error).not.toHaveProperty('outcome')
  expect(error).toBeInstanceOf(Error)
})

it.each(rows)('%i on a write is `%s`, and open only where it may have gone through', async (status, kind, phrase, outcome) => {
  const { client } = answering(() => answer(status))
  const error = await failureOf(client.request(createShow, { body: { title: { '*': 'Ski' } } }))
  expect(error).toMatchObject({ kind, message: `POST /shows: ${phrase}`, method: 'POST', url: 'https://lisa.test/v2/shows' })
  expect(error.outcome).toBe(outcome)
})

it.each([301, 302, 303, 307, 308])('%i is `unexpected` and says to set the final address', async (status) => {
  const { client, requests } = answering(() => new Response(null, { status, headers: { location: 'https://elsewhere.test/' } }))
  const error = await failureOf(client.request(getShow, { id: '42' }))
  expect(error).toMatchObject({ kind: 'unexpected', status })
  expect(error.message).toContain('`baseUrl`')
  expect(requests).toHaveLength(1)
})

it.each([200, 201, 203])('%i is data', async (status) => {
  const { client } = answering(() => json(show, { status }))
  await expect(client.request(getShow, { id: '42' })).resolves.toEqual(show)
})

it('says the phrase that the server gave where the table has none', async () => {
  const { client } = answering(() => new Response('', { status: 418, statusText: 'I am a teapot' }))
  const error = await failureOf(client.request(getShow, { id: '42' }))
  expect(error.message).toBe('GET /shows/42: 418 I am a teapot')
})

it('leaves the query out of message and url', async () => {
  const list = endpoint('GET /shows/{id}/products', { query: z.object({ q: z.string() }), response: z.unknown() })
  const { client, requests } = answering(() => json({}, { status: 404 }))
  const error = await failureOf(client.request(list, { id: '42', q: 'goggles' }))
  expect(requests[0]?.url).toBe('https://lisa.test/v2/shows/42/products?q=goggles')
  expect(error.message).toBe('GET /shows/42/products: 404 Not Found')
  expect(error.url).toBe('https://lisa.test/v2/shows/42/products')
})

it('keeps a body that is no JSON as its text, and an empty one as nothing', async () => {
  const html = answering(() => new Response('<h1>Bad Gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }))
  expect((await failureOf(html.client.request(getShow, { id: '42' }))).body).toBe('<h1>Bad Gateway</h1>')
  const empty = answering(() => new Response('', { status: 500 }))
  expect(await failureOf(empty.client.request(getShow, { id: '42' }))).not.toHaveProperty('body')
})

it('says for a 413 how large the body was', async () => {
  const { client } = answering(() => new Response('', { status: 413 }))
  const error = await failureOf(client.request(createShow, { body: { title: { '*': 'ü' } } }))
  expect(error).toMatchObject({ kind: 'too-large', size: Buffer.byteLength('{"title":{"*":"ü"}}') })
  expect(error).not.toHaveProperty('limit')
})

it.each([
  ['POST', { requestId: 'req-7', body: { job: 1 } }],
  ['PUT', { requestId: 'req-7', body: { job: 1 } }],
  ['PATCH', { requestId: 'req-7', body: { job: 1 } }],
  ['DELETE', { requestId: 'req-7', body: { job: 1 } }],
] as const)('202 on a %s is a receipt, whatever the endpoint documents', async (method, facts) => {
  const write = endpoint(`${method} /things/{id}`, { response: z.never() })
  const clock = { now: () => 5, after: () => () => {} }
  const { client } = answering(() => json({ job: 1 }, { status: 202, headers: { 'x-request-id': 'req-7' } }), { clock })
  const receipt = await client.request(write, { id: 1 })
  expect(receipt).toMatchObject({ accepted: true, acceptedAt: 5, ...facts })
  expect(isAccepted(receipt)).toBe(true)
})

it.each(['', 'queued', '{"cut": '])('202 with the body %j is a receipt all the same', async (body) => {
  const { client } = answering(() => new Response(body, { status: 202 }))
  const receipt = await client.request(createShow, { body: { title: {} } })
  expect(receipt).toMatchObject({ accepted: true, ...(body && { body }) })
})

it('202 on a read is never data and never a receipt', async () => {
  const { client } = answering(() => json(show, { status: 202 }))
  const error = await failureOf(client.request(getShow, { id: '42' }))
  expect(error).toMatchObject({ kind: 'unexpected', status: 202, message: 'GET /shows/42: 202 Accepted' })
})

it('201 on a write is the new resource, not a receipt', async () => {
  const { client } = answering(() => json(show, { status: 201 }))
  const created = await client.request(createShow, { body: { title: {} } })
  expect(created).toEqual(show)
  expect(isAccepted(created)).toBe(false)
})
