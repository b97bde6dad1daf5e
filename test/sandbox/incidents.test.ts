import { createProduct, createShow, listProducts, listShows } from 'lisa-query/core'
import type { Incident } from 'lisa-query/sandbox'
import { expect, test } from 'vitest'
import { failure, setUp } from './setup.ts'

const longerThanItsWait = 66_000
const body = { title: { '*': 'Late show' } }

test.each([
  [400, 'bad-request'],
  [401, 'auth-required'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [409, 'conflict'],
  [410, 'not-found'],
  [412, 'conflict'],
  [413, 'too-large'],
  [418, 'bad-request'],
  [422, 'invalid'],
  [429, 'rate-limited'],
  [500, 'server-error'],
  [502, 'unavailable'],
  [503, 'unavailable'],
  [504, 'timeout'],
  [204, 'unexpected'],
  [301, 'unexpected'],
])('makes a %i happen', async (status, kind) => {
  const { lisa, sandbox, clock } = setUp()
  sandbox.next({ status })
  expect(await failure(lisa.request(listShows))).toMatchObject({ kind, status })
  // A client that was refused keeps away for a while.
  clock.advance(longerThanItsWait)
  expect((await lisa.request(listShows)).items).toHaveLength(12)
})

test.each<[incident: Incident, kind: string]>([
  [{ html: true }, 'unexpected'],
  [{ truncate: true }, 'unexpected'],
  [{ wrongShape: true }, 'unexpected'],
  [{ empty: true }, 'unexpected'],
  [{ redirect: 'https://elsewhere.test/' }, 'unexpected'],
  [{ drop: true }, 'unreachable'],
  [{ status: 503, html: true }, 'unavailable'],
])('makes %j happen', async (incident, kind) => {
  const { lisa, sandbox } = setUp()
  sandbox.next(incident)
  expect(await failure(lisa.request(listShows))).toMatchObject({ kind })
})

test('reads an incident from a header', async () => {
  const { get } = setUp()
  const response = await get('/shows', { incident: 'status=429&retryAfter=5' })
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '5'])
  expect(await (await get('/shows', { incident: 'status=422&body={"error":"No"}' })).json()).toEqual({ error: 'No' })
  expect((await get('/shows', { incident: 'status=99' })).status).toBe(400)
  expect((await get('/shows', { incident: 'statsu=500' })).status).toBe(400)
})

test('has a body for every status in the shapes of Shopify', async () => {
  const { get } = setUp()
  const errors = async (status: number, path = '/shows') => {
    const answer = (await (await get(path, { incident: `status=${status}` })).json()) as { errors: unknown }
    return answer.errors
  }
  expect(await errors(403, '/channels/x/shows/current')).toMatch(/ shows:read scope/)
  expect(await errors(422, '/products')).toMatchObject({
    variants: { 0: { price: { original: { value: [expect.any(String)] } } } },
    base: [expect.any(String)],
  })
  expect(await errors(503)).toBe('Service Unavailable')
})

test('gives a forced 429 a time to come back', async () => {
  const retryAfter = async (options: object) =>
    (await setUp(options).get('/shows', { incident: 'status=429' })).headers.get('retry-after')
  expect([await retryAfter({}), await retryAfter({ retryAfterUnit: 'ms' })]).toEqual(['2', '2000'])
})

test('queues for so many requests, in order, and only for those that match', async () => {
  const { sandbox, send, get } = setUp()
  sandbox.next({ status: 500, method: 'GET', path: '/shows/*' }, 2)
  sandbox.next({ status: 503 })
  const statuses = [
    (await send('POST', '/shows/1/publish')).status,
    (await get('/shows/current')).status,
    (await get('/shows/1')).status,
    (await get('/shows/current')).status,
  ]
  expect(statuses).toEqual([503, 500, 500, 200])
})

test('takes back what has not happened', async () => {
  const { sandbox, get } = setUp()
  const takeBack = sandbox.next({ status: 500 }, Number.POSITIVE_INFINITY)
  expect((await get('/shows')).status).toBe(500)
  takeBack()
  expect((await get('/shows')).status).toBe(200)
})

test('takes back everything that has not happened at once, and takes new incidents afterwards', async () => {
  const { sandbox, get } = setUp()
  sandbox.next({ status: 500 }, 3)
  const takeBack = sandbox.next({ status: 503, path: '/products' }, Number.POSITIVE_INFINITY)
  expect((await get('/shows')).status).toBe(500)
  sandbox.clear()
  expect([(await get('/shows')).status, (await get('/products')).status]).toEqual([200, 200])
  sandbox.next({ status: 504 })
  takeBack() // what it was for is gone: it takes nothing else away
  expect((await get('/shows')).status).toBe(504)
})

test('waits as long as it is told, by its own clock', async () => {
  const { get, clock } = setUp({ latency: 100 })
  let isAnswered = false
  const answer = get('/shows', { incident: 'latency=300' }).then(() => {
    isAnswered = true
  })
  expect(clock.waits()).toEqual([400])
  clock.advance(399)
  await Promise.resolve()
  expect(isAnswered).toBe(false)
  clock.advance(1)
  await answer
})

test('hangs until the client gives up', async () => {
  const { lisa, sandbox } = setUp()
  sandbox.next({ hang: true })
  const controller = new AbortController()
  const answer = failure(lisa.request(listShows, {}, { signal: controller.signal }))
  await expect.poll(() => sandbox.requests.length).toBe(1)
  controller.abort(new Error('gone'))
  expect(await answer).toMatchObject({ message: 'gone' })
  expect(sandbox.requests[0]?.status).toBe(0)
})

test('leaves latency as soon as the request is aborted', async () => {
  const { lisa, sandbox, clock } = setUp({ latency: 5_000 })
  const controller = new AbortController()
  const answer = failure(lisa.request(listShows, {}, { signal: controller.signal }))
  await expect.poll(() => sandbox.requests.length).toBe(1)
  controller.abort(new Error('gone'))
  expect(await answer).toMatchObject({ message: 'gone' })
  expect(clock.waits()).toEqual([])
})

test('accepts a write with 202 and does not do it', async () => {
  const { lisa, sandbox } = setUp()
  sandbox.next({ status: 202 })
  expect(await lisa.request(createShow, { body })).toMatchObject({ accepted: true, body: { status: 'accepted' } })
  sandbox.next({ status: 200 })
  expect(await lisa.request(createShow, { body })).toMatchObject(body)
})

test.each([
  ['status=504&applied=true', 31],
  ['wrongShape=true&applied=true', 31],
  ['truncate=true', 31],
  ['status=504', 30],
  ['status=202', 30],
  ['html=true', 30],
])('leaves the shop after %s to a new product with %i of them', async (incident, count) => {
  const { lisa, send } = setUp()
  const headers = { 'content-type': 'application/json' }
  await send('POST', '/products', { incident, headers, body: JSON.stringify(body) })
  expect((await lisa.request(listProducts, { limit: 50 })).items).toHaveLength(count)
})

test('does a write whose connection is cut, where asked to', async () => {
  const { lisa, sandbox } = setUp()
  sandbox.next({ drop: true, applied: true })
  expect(await failure(lisa.request(createProduct, { body }))).toMatchObject({ kind: 'unreachable', outcome: 'unknown' })
  expect((await lisa.request(listProducts, { limit: 50 })).items).toHaveLength(31)
})

test('sets and removes headers', async () => {
  const { sandbox, get } = setUp()
  sandbox.next({ headers: { 'x-ratelimit-remaining': null, 'x-mine': '1' } })
  const { headers, status } = await get('/shows')
  expect([status, headers.has('x-ratelimit-remaining'), headers.get('x-mine')]).toEqual([200, false, '1'])
})

test('refuses what it does not know, so that no test passes for nothing', () => {
  const { sandbox } = setUp()
  const misspelt = { staus: 500 } as unknown as Incident
  expect(() => sandbox.next(misspelt)).toThrow(/staus is no incident: status, /)
  expect(() => sandbox.next({ status: 1000 })).toThrow(/status must be/)
  expect(() => sandbox.expireKey('ApiKey sandbox')).toThrow('pass the key without its scheme')
})

test('takes a path with or without its base', async () => {
  const { lisa, sandbox } = setUp()
  sandbox.next({ status: 503, path: '/v2/shows' })
  expect(await failure(lisa.request(listShows))).toMatchObject({ kind: 'unavailable' })
  sandbox.next({ status: 503, path: '/shows' })
  expect(await failure(lisa.request(listShows))).toMatchObject({ kind: 'unavailable' })
})
