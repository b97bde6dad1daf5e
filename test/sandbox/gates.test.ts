import { createShow, getCurrentShow, listShows } from 'lisa-query/core'
import { expect, test, vi } from 'vitest'
import { failure, setUp } from './setup.ts'

test.each([
  ['without a key', {}],
  ['with an unknown key', { authorization: 'ApiKey stranger' }],
  ['with another scheme', { authorization: 'Basic sandbox' }],
])('answers %s with 401, and never repeats the key', async (_, headers) => {
  const { sandbox } = setUp()
  const response = await sandbox.fetch(new Request('https://lisa.test/v2/shows', { headers }))
  expect(response.status).toBe(401)
  const text = await response.text()
  expect(text).toMatch(/^\{"errors":"\[API\] Invalid API key or access token \(/)
  expect(text).not.toContain('stranger')
})

test('takes a bearer as well', async () => {
  expect((await setUp().get('/shows', { headers: { authorization: 'Bearer sandbox' } })).status).toBe(200)
})

test('does not know a key that has expired, until it is added again', async () => {
  const { sandbox, get } = setUp()
  sandbox.expireKey('sandbox')
  expect((await get('/shows')).status).toBe(401)
  sandbox.addKey('sandbox', { scopes: ['shows:read'] })
  expect((await get('/shows')).status).toBe(200)
  expect((await get('/products')).status).toBe(403)
})

test('names the scope that a key lacks', async () => {
  const { lisa } = setUp({}, 'sandbox-readonly')
  expect((await lisa.request(getCurrentShow)).state).toBe('live')
  const error = await failure(lisa.request(createShow, { body: { title: { '*': 'x' } } }))
  expect(error).toMatchObject({
    kind: 'forbidden',
    requiredScope: 'shows:write',
    body: { errors: 'This action requires merchant approval for shows:write scope.' },
  })
})

test('counts what has been used on every answer', async () => {
  const { get } = setUp()
  const counters = [await get('/shows'), await get('/nope'), await get('/shows?limit=0')].map((response) =>
    response.headers.get('x-ratelimit-remaining'),
  )
  expect(counters).toEqual(['1/60', '2/60', '3/60'])
})

test('throttles in a sliding window, and what is throttled does not extend it', async () => {
  const { get, clock } = setUp({ rateLimit: { limit: 3, window: 10_000 } })
  const statuses = async (count: number) => Promise.all(Array.from({ length: count }, async () => (await get('/shows')).status))
  expect(await statuses(1)).toEqual([200])
  clock.advance(4_000)
  expect(await statuses(3)).toEqual([200, 200, 429])
  expect((await get('/shows')).headers.get('retry-after')).toBe('6')
  clock.advance(5_999)
  expect(await statuses(1)).toEqual([429])
  clock.advance(1)
  expect(await statuses(2)).toEqual([200, 429])
  expect((await get('/shows')).headers.get('retry-after')).toBe('4')
  clock.advance(4_000)
  expect(await statuses(3)).toEqual([200, 200, 429])
})

test('tells a client to come back exactly when there is room', async () => {
  const { lisa, clock } = setUp({ rateLimit: { limit: 1, window: 9_500 } })
  vi.spyOn(Math, 'random').mockReturnValue(0)
  await lisa.request(listShows)
  const error = await failure(lisa.request(listShows))
  expect(error).toMatchObject({ kind: 'rate-limited', retryAt: clock.now() + 10_000 })
  clock.advance(10_000)
  expect((await lisa.request(listShows)).items).toHaveLength(12)
})

test('gives the wait in milliseconds if asked', async () => {
  const { get, sandbox, clock } = setUp({ retryAfterUnit: 'ms' })
  sandbox.exhaust()
  clock.advance(12_345)
  const response = await get('/shows')
  expect([response.headers.get('retry-after'), response.headers.get('x-ratelimit-remaining')]).toEqual(['47655', '60/60'])
})

test('counts every key by itself, and needs no limit', async () => {
  const { get, sandbox } = setUp()
  sandbox.exhaust('sandbox')
  expect((await get('/shows')).status).toBe(429)
  expect((await get('/shows', { headers: { authorization: 'ApiKey sandbox-readonly' } })).status).toBe(200)
  const free = await setUp({ rateLimit: false }).get('/shows')
  expect(free.headers.has('x-ratelimit-remaining')).toBe(false)
})

test('lets a page of any origin in, and counts no preflight', async () => {
  const { sandbox, get } = setUp()
  const preflight = await sandbox.fetch(
    new Request('https://lisa.test/v2/shows', { method: 'OPTIONS', headers: { 'access-control-request-headers': 'x-mine' } }),
  )
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-headers')).toBe('x-mine')
  const { headers } = await get('/shows')
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('access-control-expose-headers')).toBe('X-RateLimit-Remaining, Retry-After, X-Request-Id, Date')
  expect(headers.get('x-ratelimit-remaining')).toBe('1/60')
  expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
})

test('logs what arrives, without credentials', async () => {
  const { sandbox, get, clock } = setUp()
  await get('/shows?limit=1', { headers: { 'x-mine': '1', cookie: 'a=b' } })
  expect(sandbox.requests).toEqual([
    { method: 'GET', path: '/shows', search: '?limit=1', status: 200, at: clock.now(), headers: { 'x-mine': '1' } },
  ])
})
