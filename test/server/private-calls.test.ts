import { endpoint, updateShow } from 'lisa-query/core'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { settled } from '../client/answering.ts'
import { handGateway, type LisaAnswer } from './hand-gateway.ts'

const anything = z.looseObject({})
const note = endpoint('POST /notes', { body: anything, response: anything })
const ping = endpoint('POST /pings', { body: anything, isBodyOptional: true, response: anything })
const orders = endpoint('GET /orders', { query: z.object({ limit: z.optional(z.number()) }), response: anything })
const small = endpoint('POST /small', { body: anything, maxBytes: 20, response: anything })

const team = { endpoints: [note, ping, orders, small, updateShow], allow: () => true }
const calls = (answer?: LisaAnswer, options = {}) => handGateway(answer, { private: team, ...options })

const read = async (answer: Response) => [answer.status, answer.headers.get('content-type'), await answer.text()]

it.each([
  ['an answer without a body', () => new Response(null, { status: 204 }), [204, null, '']],
  ['JSON without a type', () => new Response(new TextEncoder().encode('{"a":1}')), [200, 'application/json', '{"a":1}']],
  ['a text of its own type', () => new Response('a,b', { headers: { 'content-type': 'text/csv' } }), [200, 'text/csv', 'a,b']],
  ['202', () => Response.json({ status: 'accepted' }, { status: 202 }), [202, 'application/json', '{"status":"accepted"}']],
  [
    'a page of HTML',
    () => new Response('<p>', { headers: { 'content-type': 'text/HTML' } }),
    [502, 'application/json', '{"errors":"The answer of LiSA could not be read"}'],
  ],
  ['a failure in JSON', () => Response.json({ errors: 'No' }, { status: 409 }), [409, 'application/json', '{"errors":"No"}']],
  [
    'a failure in words',
    () => new Response('Down', { status: 500 }),
    [500, 'application/json', '{"errors":"LiSA answered 500"}'],
  ],
])('hands %s on to the team', async (_name, answer, expected) => {
  const { send } = calls(answer)
  expect(await read(await send('POST', '/notes', {}))).toEqual(expected)
})

it('hands LiSA’s wait on in whole seconds, and names the request', async () => {
  const headers = { 'retry-after': '7', 'x-request-id': 'r-1' }
  const { send } = calls(() => Response.json({}, { status: 503, headers }))
  const answer = await send('POST', '/notes', {})
  expect(['retry-after', 'x-request-id', 'x-lisa-gateway'].map((name) => answer.headers.get(name))).toEqual([
    '7',
    'r-1',
    'private',
  ])
})

it.each([
  ['application/json', 200],
  ['application/json; charset=utf-8', 200],
  ['Application/JSON ;charset=utf-8', 200],
  ['application/merge-patch+json', 200],
  ['application/vnd.api+json', 200],
  ['application/jsonp', 415],
  ['text/json', 415],
  ['x-application/json', 415],
  ['application/x-www-form-urlencoded', 415],
  ['text/plain', 415],
])('takes a body of the type %s with %i', async (type, status) => {
  const { send, requests } = calls()
  expect((await send('POST', '/notes', { a: 1 }, { 'content-type': type })).status).toBe(status)
  expect(requests).toHaveLength(status === 200 ? 1 : 0)
})

it('takes a call without a body where its endpoint leaves that open, and nothing but JSON where there is one', async () => {
  const { ask, send, requests } = calls()
  const headers = { 'sec-fetch-site': 'same-origin' }
  expect((await ask('/pings', { method: 'POST', headers })).status).toBe(200)
  expect((await send('POST', '/pings', '')).status).toBe(200)
  expect(await requests[0]?.text()).toBe('')
  expect((await send('POST', '/pings', { a: 1 })).status).toBe(200)
  expect(await requests[2]?.text()).toBe('{"a":1}')
  expect((await ask('/pings', { method: 'POST', headers, body: '{"a":1}' })).status).toBe(415)
  expect((await ask('/notes', { method: 'POST', headers })).status).toBe(415)
  expect((await send('POST', '/notes', '')).status).toBe(400)
  expect(requests).toHaveLength(3)
})

/** A body of so many bytes, which says nothing of its length. */
const streamed = (bytes: number): RequestInit & { duplex: 'half' } => ({
  method: 'POST',
  body: new Blob([JSON.stringify({ a: 'x'.repeat(bytes - 8) })]).stream(),
  duplex: 'half',
  headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
})

it.each([
  ['/small', 20],
  ['/notes', 1_000_000],
])('takes a body for %s up to %i bytes, whether or not it says its length', async (path, most) => {
  const { ask, requests } = calls()
  expect((await ask(path, streamed(most))).status).toBe(200)
  expect((await ask(path, streamed(most + 1))).status).toBe(413)
  const lengthOf = (bytes: number) => ({ ...streamed(most).headers, 'content-length': String(bytes) })
  expect((await ask(path, { ...streamed(most), headers: lengthOf(most) })).status).toBe(200)
  expect((await ask(path, { ...streamed(most), headers: lengthOf(most + 1) })).status).toBe(413)
  expect(requests).toHaveLength(2)
})

it('takes a body that comes in parts, in the order in which they come', async () => {
  const { ask, requests } = calls()
  const parts = ['{"a":', '"é', '"}'].map((part) => new TextEncoder().encode(part))
  const body = new ReadableStream({
    pull: (controller) => {
      const part = parts.shift()
      if (part) controller.enqueue(part)
      else controller.close()
    },
  })
  expect((await ask('/notes', { ...streamed(20), body })).status).toBe(200)
  expect(await requests[0]?.text()).toBe('{"a":"é"}')
})

it.each([
  ['is no UTF-8', () => new Blob([new Uint8Array([0x22, 0xff, 0x22])]).stream()],
  ['breaks off', () => new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) })],
])('refuses a body that %s with 400', async (_name, body) => {
  const { ask, requests } = calls()
  expect((await ask('/notes', { ...streamed(20), body: body() })).status).toBe(400)
  expect(requests).toEqual([])
})

it('refuses a body that takes more than ten seconds with 408, and lets go of it', async () => {
  let isCancelled = false
  const { ask, clock, requests } = calls()
  const body = new ReadableStream({
    cancel: () => {
      isCancelled = true
    },
  })
  const answer = ask('/notes', { ...streamed(20), body })
  await settled()
  clock.advance(9_999)
  await settled()
  expect(isCancelled).toBe(false)
  clock.advance(1)
  expect([(await answer).status, isCancelled, requests.length]).toEqual([408, true, 0])
})

it('waits for nothing once a body is there', async () => {
  const { send, clock } = calls(() => Response.json({}, { status: 409 }))
  await send('POST', '/notes', {})
  await settled()
  expect(clock.pending()).toBe(0)
})

it('refuses a private read whose query does not fit, before it asks who somebody is', async () => {
  const allow = () => {
    throw new Error('asked')
  }
  const { ask, events } = calls(undefined, { private: { ...team, allow } })
  expect((await ask('/orders?limit=many')).status).toBe(400)
  expect(events).toEqual([{ type: 'turned-away', status: 400, reason: 'GET /orders', refusal: 'query' }])
})

it('gives `allow` what is asked for, as a call of the endpoint takes it', async () => {
  const asked: unknown[] = []
  const { ask, send } = calls(undefined, {
    private: {
      ...team,
      allow: ({ endpoint, input }: { endpoint: unknown; input: unknown }) => asked.push([endpoint, input]) > 0,
    },
  })
  await ask('/orders?limit=2')
  await send('PATCH', '/shows/42', { title: { '*': 'New' } })
  expect(asked).toEqual([
    [orders, { limit: 2 }],
    [updateShow, { id: '42' }],
  ])
})

it('tells the application of a private call: how it was answered, and how long that took', async () => {
  const { send, events, clock } = calls(() => {
    clock.advance(250)
    return Response.json({}, { status: 409 })
  })
  await send('POST', '/notes', {})
  expect(events).toEqual([
    { type: 'upstream', endpoint: 'POST /notes', status: 409, milliseconds: 250, reason: 'private' },
    { type: 'answered', endpoint: 'POST /notes', status: 409, mark: 'private', milliseconds: 250 },
  ])
})

it('answers the team with 429 and when to come back where the key has no request left', async () => {
  const { send, requests } = calls(undefined, { rateLimit: { limit: 3, window: 60_000, maxWait: 0 } })
  const statuses: number[] = []
  for (let time = 0; time < 3; time += 1) statuses.push((await send('POST', '/notes', {})).status)
  expect(statuses).toEqual([200, 200, 200])
  const answer = await send('POST', '/notes', {})
  expect([answer.status, answer.headers.get('retry-after'), requests.length]).toEqual([429, '61', 3])
})

it('says at which fields a body does not fit, for the developer and for the page', async () => {
  const { send } = calls(undefined, {
    private: {
      ...team,
      endpoints: [endpoint('POST /pairs', { body: z.object({ a: z.string(), b: z.string() }), response: anything })],
    },
  })
  const answer = await send('POST', '/pairs', { a: 1, b: 2 })
  expect([answer.status, await answer.json()]).toMatchObject([
    422,
    { errors: { a: [expect.any(String)], b: [expect.any(String)] } },
  ])
  expect(answer.headers.get('x-lisa-gateway')).toBe('private')
})

it('breaks with 500 where a definition cannot write its body, and tells the application why', async () => {
  const broken = endpoint('POST /broken', {
    body: anything,
    encodeBody: () => {
      throw new Error('no pen')
    },
    response: anything,
  })
  const { send, events } = calls(undefined, { private: { ...team, endpoints: [broken] } })
  const answer = await send('POST', '/broken', {})
  expect([answer.status, answer.headers.get('x-lisa-refusal')]).toEqual([500, 'broken'])
  expect(events).toEqual([{ type: 'error', message: 'no pen' }])
})
