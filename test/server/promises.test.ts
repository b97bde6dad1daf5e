import { endpoint, getShow, listShowProducts, updateShow } from 'lisa-query/core'
import { expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { handClock } from '../client/answering.ts'
import { serving, servingGateway } from './serving-gateway.ts'

const patience = { timeout: 20_000 }

it('passes whole seconds, the request’s id and its own mark, and no header beside its list', async () => {
  const upstream = await serving(() =>
    Response.json(
      { errors: 'Down' },
      { status: 503, headers: { 'retry-after': '7', 'x-request-id': 'r-1', via: 'x', server: 'x', 'set-cookie': 'a=b' } },
    ),
  )
  const { get } = await servingGateway({ baseUrl: upstream })
  const answer = await get('/shows/42')
  expect(answer.headers.get('retry-after')).toMatch(/^[78]$/)
  expect([answer.headers.get('x-request-id'), answer.headers.get('x-lisa-gateway')]).toEqual(['r-1', 'miss'])
  for (const name of ['via', 'server', 'set-cookie']) expect(answer.headers.has(name)).toBe(false)
})

it('hands the scope that is missing on to the team, and to no visitor', async () => {
  const challenge = 'Bearer error="insufficient_scope", scope="shows:write"'
  const upstream = await serving(() => Response.json({}, { status: 403, headers: { 'www-authenticate': challenge } }))
  const { get, send } = await servingGateway({ baseUrl: upstream })
  const team = await send('PATCH', '/shows/42', { title: { '*': 'New' } })
  expect([team.status, team.headers.get('www-authenticate')]).toEqual([403, challenge])
  const visitor = await get('/shows/42')
  expect([visitor.status, visitor.headers.has('www-authenticate')]).toEqual([503, false])
})

it('answers a person whose write meets LiSA’s 401 with 503, so that no prompt opens', async () => {
  const { send, lisa, events } = await servingGateway()
  lisa.next({ status: 401 })
  expect((await send('PATCH', '/shows/42', { title: { '*': 'New' } })).status).toBe(503)
  expect(events).toContainEqual({ type: 'key-refused', endpoint: 'PATCH /shows/{id}', status: 401 })
})

it('says in its health that it answers, without asking LiSA', async () => {
  const { get, lisa } = await servingGateway()
  const answer = await get('/_health')
  expect([answer.status, await answer.json(), lisa.requests.length]).toEqual([200, { status: 'ok' }, 0])
  expect((await get('/_health', { method: 'DELETE' })).status).toBe(405)
})

it('keeps a read fresh for as long as it says itself', async () => {
  const clock = handClock()
  const { get } = await servingGateway({ clock, public: [{ endpoint: getShow, fresh: 1_000 }, listShowProducts] })
  const markOf = async (path: string): Promise<string | null> => (await get(path)).headers.get('x-lisa-gateway')
  await Promise.all([get('/shows/42'), get('/shows/42/products')])
  clock.advance(2_000)
  expect([await markOf('/shows/42'), await markOf('/shows/42/products')]).toEqual(['stale', 'hit'])
})

it.each([
  ['limited', () => new Response('{}', { status: 429, headers: { 'retry-after': '60' } })],
  ['slow', () => new Promise<Response>(() => undefined)],
  ['unreadable', () => new Response('{', { headers: { 'content-type': 'application/json' } })],
])('serves stale while LiSA is %s', async (_, failing) => {
  let isWell = true
  const upstream = await serving(() => (isWell ? Response.json({ id: '42' }) : failing()))
  const { get } = await servingGateway({ baseUrl: upstream, cache: { fresh: 0 } })
  await get('/shows/42')
  isWell = false
  for (let time = 0; time < 3; time += 1) {
    const answer = await get('/shows/42')
    expect([answer.status, await answer.json(), answer.headers.get('x-lisa-gateway')]).toEqual([200, { id: '42' }, 'stale'])
  }
})

it('serves nothing that is older than `stale`, and a 404 instead of what was there', async () => {
  const clock = handClock()
  const { get, lisa } = await servingGateway({ clock, cache: { fresh: 1_000, stale: 60_000, missing: 5_000 } })
  await get('/shows/42')
  clock.advance(2_000)
  lisa.next({ status: 404, path: '/shows/42' })
  expect((await get('/shows/42')).status).toBe(200)
  await vi.waitFor(async () => expect((await get('/shows/42')).status).toBe(404), patience)
  clock.advance(61_000)
  lisa.next({ status: 503 }, 5)
  expect((await get('/shows/42')).status).toBe(503)
})

it('closes for all reads where LiSA answers 429, and asks again by itself within `maxWait`', async () => {
  const waits = ['1', undefined, '60']
  let asked = 0
  const upstream = await serving(({ url }) => {
    const wait = waits[asked]
    asked += 1
    return wait ? new Response('{}', { status: 429, headers: { 'retry-after': wait } }) : Response.json({ id: url })
  })
  const { get } = await servingGateway({ baseUrl: upstream, retryAfterUnit: 's' })
  expect([(await get('/shows/42')).status, asked]).toEqual([200, 2])
  const answers = [await get('/channels/kitchen'), await get('/shows/42/products')]
  expect([answers.map(({ status }) => status), asked]).toEqual([[429, 429], 3])
  for (const { headers } of answers) expect(Number(headers.get('retry-after'))).toBeGreaterThan(50)
})

it('is closed no longer than a 429 names, although it also says that nothing is left', async () => {
  let asked = 0
  const upstream = await serving(({ url }) => {
    asked += 1
    if (asked > 1) return Response.json({ id: url })
    return new Response('{}', { status: 429, headers: { 'retry-after': '1', 'x-ratelimit-remaining': '60/60' } })
  })
  const { get } = await servingGateway({ baseUrl: upstream, retryAfterUnit: 's' })
  expect([(await get('/shows/42')).status, asked]).toEqual([200, 2])
  expect([(await get('/channels/kitchen')).status, asked]).toEqual([200, 3])
})

it('sends nothing again that failed otherwise', async () => {
  const { get, send, lisa } = await servingGateway()
  lisa.next({ status: 500 }, 2)
  expect((await get('/shows/42')).status).toBe(500)
  expect((await send('PATCH', '/shows/42', { title: { '*': 'New' } })).status).toBe(500)
  expect(lisa.requests).toHaveLength(2)
})

it('answers 504 where LiSA hangs, within the 20 s of a browser’s patience', async () => {
  const clock = handClock()
  const start = clock.now()
  let isAsked = false
  const upstream = await serving(() => {
    isAsked = true
    return new Promise<Response>(() => undefined)
  })
  const { get } = await servingGateway({ baseUrl: upstream, clock })
  const answer = get('/shows/42')
  let status: number | undefined
  void answer.then((response) => {
    status = response.status
  })
  await vi.waitFor(() => expect(isAsked).toBe(true), patience)
  await vi.waitFor(() => {
    if (clock.now() - start < 17_000) clock.advance(500)
    expect(status).toBe(504)
  }, patience)
})

it('keeps what only some may read out of every cache', async () => {
  const secret = endpoint('GET /orders/{id}', { response: z.looseObject({ id: z.string() }) })
  let asked = 0
  const upstream = await serving(() => {
    asked += 1
    return Response.json({ id: String(asked) })
  })
  const own = { endpoints: [secret, updateShow], allow: () => true }
  const { get } = await servingGateway({ baseUrl: upstream, private: own })
  const answers = [await get('/orders/1'), await get('/orders/1')]
  expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([{ id: '1' }, { id: '2' }])
  for (const { headers } of answers) {
    expect([headers.get('cache-control'), headers.has('etag'), headers.has('age')]).toEqual(['private, no-store', false, false])
  }
})

it('writes by no foreign host, whatever a proxy’s header says', async () => {
  const { send, lisa } = await servingGateway({ origin: 'https://shop.example' })
  const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test', 'x-forwarded-host': 'evil.test' }
  expect((await send('PATCH', '/shows/42', {}, foreign)).status).toBe(403)
  expect(lisa.requests).toHaveLength(0)
})
