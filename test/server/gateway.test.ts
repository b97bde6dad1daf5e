import {
  type Clock,
  endpoint,
  getShow,
  listShows,
  notifyProductUpdate,
  pageStatus,
  systemClock,
  updateShow,
} from 'lisa-query/core'
import { createLisaGateway } from 'lisa-query/server'
import { expect, it, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { handClock } from '../client/answering.ts'
import { listed, serving, servingGateway } from './serving-gateway.ts'

const json = async (response: Response): Promise<unknown> => JSON.parse(await response.text())
const show = { title: { '*': 'Ski night' } }

it('answers a listed read, and asks LiSA once for hundreds of visitors at once', async () => {
  const { get, lisa } = await servingGateway()
  const answers = await Promise.all(Array.from({ length: 200 }, () => get('/shows/42')))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(await json(answers[0] as Response)).toMatchObject({ id: '42' })
  expect(lisa.requests).toHaveLength(1)
})

it('drops unknown parameters, which are never part of what is kept', async () => {
  const { get, lisa } = await servingGateway()
  await get('/shows/42')
  for (const search of ['?utm=1', '?cb=2', '?__proto__=3', '?query=4']) expect((await get(`/shows/42${search}`)).status).toBe(200)
  await get('/shows?limit=2&state=live&cb=1')
  await get('/shows?state=live&cb=2&limit=2')
  expect(lisa.requests).toHaveLength(2)
})

it('refuses a query that does not fit with 400, without asking LiSA', async () => {
  const { get, lisa } = await servingGateway()
  const answer = await get('/shows?limit=many')
  expect([answer.status, await json(answer)]).toEqual([400, { errors: expect.stringContaining('limit') }])
  expect(lisa.requests).toHaveLength(0)
})

it.each([
  '/products/1',
  '/shows',
  '/shows/',
  '/shows/42/',
  '/shows//42',
  '//shows/42',
  '/shows/%2e%2e',
  '/shows/..%2f__sandbox%2frequests',
  '/shows/%2e%2e%2f%2e%2e%2fadmin',
  '/shows/%5c..%5cadmin',
  '/shows/4%002',
  '/shows/4%0d%0aX-Evil:%201',
  '/shows/%',
  '/shows/%ff',
  '/__sandbox/requests',
  '/_webhook',
  '/_live/../shows',
  `/shows/${'a'.repeat(600)}`,
])('knows no address %s, and asks LiSA nothing', async (path) => {
  const { get, lisa } = await servingGateway({ public: [getShow] })
  expect((await get(path)).status).toBe(404)
  expect(lisa.requests).toHaveLength(0)
})

it('builds the address anew: what is encoded twice stays one value', async () => {
  const { get, lisa } = await servingGateway()
  await get('/shows/%252e%252e%252fadmin')
  expect(lisa.requests.map(({ path }) => path)).toEqual(['/shows/%252e%252e%252fadmin'])
})

it('answers another method with 405 and what it would take', async () => {
  const { get, send } = await servingGateway()
  const answer = await send('DELETE', '/shows/42', {})
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'OPTIONS, GET, PATCH, HEAD'])
  const options = await get('/shows/42', { method: 'OPTIONS', headers: { 'sec-fetch-site': 'same-origin' } })
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'OPTIONS, GET, PATCH, HEAD'])
  const foreign = await get('/shows/42', { method: 'OPTIONS', headers: { 'sec-fetch-site': 'cross-site' } })
  expect(foreign.status).toBe(405)
})

it('answers HEAD as GET, without the body', async () => {
  const { get } = await servingGateway()
  const answer = await get('/shows/42', { method: 'HEAD' })
  expect([answer.status, await answer.text()]).toEqual([200, ''])
  expect(answer.headers.get('etag')).toBeTruthy()
})

it('sends LiSA the key, and nothing of the visitor', async () => {
  const seen: Headers[] = []
  const upstream = await serving((request) => {
    seen.push(request.headers)
    return Response.json({ id: '42' }, { headers: { 'set-cookie': 'a=b', 'x-internal': 'yes', 'x-ratelimit-remaining': '1/60' } })
  })
  const { get } = await servingGateway({ baseUrl: `${upstream}/v2` })
  const answer = await get('/shows/42', {
    headers: {
      cookie: 'session=visitor',
      authorization: 'Bearer visitor',
      'x-forwarded-for': '1.2.3.4',
      'accept-language': 'de',
    },
  })
  expect(answer.status).toBe(200)
  expect(seen[0]?.get('authorization')).toBe('ApiKey sandbox')
  for (const name of ['cookie', 'x-forwarded-for', 'x-forwarded-host']) expect(seen[0]?.has(name)).toBe(false)
  for (const name of ['set-cookie', 'x-internal', 'x-ratelimit-remaining']) expect(answer.headers.has(name)).toBe(false)
})

it('cuts a public answer down to the fields that its schema declares, at every depth', async () => {
  const draft = {
    id: '42',
    title: { '*': 'Ski', de: 'Schi' },
    poster: { url: '/p', cost: 3 },
    notes: 'internal',
    margin: { a: 1 },
  }
  const upstream = await serving(() => Response.json(draft))
  const { get } = await servingGateway({ baseUrl: upstream })
  expect(await json(await get('/shows/42'))).toEqual({ id: '42', title: { '*': 'Ski', de: 'Schi' }, poster: { url: '/p' } })
  const whole = await servingGateway({ baseUrl: upstream, public: [{ endpoint: getShow, fields: 'all' }] })
  expect(await json(await whole.get('/shows/42'))).toEqual(draft)
})

it('turns what is not visible into 404', async () => {
  const upstream = await serving(({ url }) =>
    Response.json({ id: url.slice(-1), ...(url.endsWith('1') && { publishedAt: '2026' }) }),
  )
  const visible = {
    endpoint: getShow,
    visible: ({ publishedAt }: { publishedAt?: string | undefined }) => publishedAt !== undefined,
  }
  const { get } = await servingGateway({ baseUrl: upstream, public: [visible] })
  expect((await get('/shows/1')).status).toBe(200)
  expect((await get('/shows/2')).status).toBe(404)
})

it('narrows what may be asked', async () => {
  const { get, lisa } = await servingGateway({ public: [{ endpoint: listShows, query: { state: ['live', 'upcoming'] } }] })
  expect((await get('/shows?state=live')).status).toBe(200)
  expect((await get('/shows?state=draft')).status).toBe(400)
  expect(lisa.requests).toHaveLength(1)
})

it.each([
  [404, 404],
  [422, 422],
  [500, 500],
  [503, 503],
  [504, 504],
  [401, 503],
  [403, 503],
  [301, 502],
])('passes LiSA’s %i to a visitor as %i, for no cache to keep', async (status, expected) => {
  const { get, lisa } = await servingGateway()
  lisa.next({ status })
  const answer = await get('/shows/42')
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([expected, 'no-store'])
})

it('tells the operator of a refused key, and no visitor', async () => {
  const { get, events } = await servingGateway({ authorization: () => 'ApiKey expired' })
  const answer = await get('/shows/42')
  expect([answer.status, await json(answer)]).toEqual([503, { errors: 'LiSA is not available' }])
  expect(events).toContainEqual({ type: 'key-refused', endpoint: 'GET /shows/{id}', status: 401 })
})

it('never passes HTML on from the shop’s own origin', async () => {
  const { get, lisa } = await servingGateway()
  lisa.next({ html: true })
  const answer = await get('/shows/42')
  expect(answer.status).toBe(502)
  expect(answer.headers.get('content-type')).toContain('application/json')
})

it('lets the team write: what it invalidates is never served old afterwards', async () => {
  const { get, send, lisa } = await servingGateway()
  await get('/shows/42')
  const written = await send('PATCH', '/shows/42', show)
  expect([written.status, written.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  expect(await json(await get('/shows/42'))).toMatchObject(show)
  expect(lisa.requests.map(({ method }) => method)).toEqual(['GET', 'PATCH', 'GET'])
})

it.each([
  [false, 401],
  ['forbidden' as const, 403],
])('answers a write that is not allowed (%j) with %i', async (allowed, status) => {
  const { send, lisa } = await servingGateway({ private: { endpoints: [updateShow], allow: () => allowed } })
  expect((await send('PATCH', '/shows/42', show)).status).toBe(status)
  expect(lisa.requests).toHaveLength(0)
})

it.each([
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'same-site' }, 403],
  [{ 'sec-fetch-site': '', origin: 'https://evil.test' }, 403],
  [{ 'sec-fetch-site': '', origin: 'null' }, 403],
  [{ 'sec-fetch-site': '', origin: 'https://shop.example' }, 200],
])('with %j answers a write with %i', async (headers, status) => {
  const { get } = await servingGateway({ origin: 'https://shop.example' })
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''))
  const init = { method: 'PATCH', body: JSON.stringify(show), headers: { 'content-type': 'application/json', ...sent } }
  expect((await get('/shows/42', init)).status).toBe(status)
})

it('refuses a write with neither header', async () => {
  const { get } = await servingGateway()
  const init = { method: 'PATCH', body: JSON.stringify(show), headers: { 'content-type': 'application/json' } }
  expect((await get('/shows/42', init)).status).toBe(403)
})

it('checks a body before it goes', async () => {
  const { get, send, lisa } = await servingGateway()
  const headers = { 'sec-fetch-site': 'same-origin' }
  expect((await get('/shows/42', { method: 'PATCH', body: 'a=b', headers })).status).toBe(415)
  const broken = { method: 'PATCH', body: '{"a":', headers: { ...headers, 'content-type': 'application/json' } }
  expect((await get('/shows/42', broken)).status).toBe(400)
  const wrong = await send('PATCH', '/shows/42', { channelSlug: 7 })
  expect([wrong.status, await json(wrong)]).toEqual([
    422,
    { errors: { channelSlug: ['Enter a text.'] }, reasons: { channelSlug: [{ check: 'string' }] } },
  ])
  const large = await send('POST', '/plugin-notifications/1/updates', { note: 'x'.repeat(200_000) })
  expect(large.status).toBe(413)
  expect(lisa.requests).toHaveLength(0)
})

it('signs a notification on the server', async () => {
  const { send } = await servingGateway()
  expect((await send('POST', '/plugin-notifications/1/updates', { productId: '1' })).status).toBe(202)
})

it('answers 304 to who has the answer', async () => {
  const { get } = await servingGateway()
  const etag = (await get('/shows/42')).headers.get('etag') ?? ''
  const again = await get('/shows/42', { headers: { 'if-none-match': etag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

it('says how old an answer is, and lets a CDN keep what is public', async () => {
  const { get } = await servingGateway()
  await get('/shows/42')
  const answer = await get('/shows/42')
  expect(answer.headers.get('age')).toMatch(/^\d+$/)
  expect(answer.headers.get('cache-control')).toMatch(/^public, max-age=0, s-maxage=\d+, stale-while-revalidate=60$/)
  expect(answer.headers.get('x-lisa-gateway')).toBe('hit')
})

it('serves stale while LiSA is down, and keeps no failure', async () => {
  const { get, lisa } = await servingGateway({ cache: { fresh: 0 } })
  await get('/shows/42')
  lisa.next({ status: 503 }, 50)
  for (let time = 0; time < 10; time += 1) expect((await get('/shows/42')).status).toBe(200)
  expect((await get('/channels/kitchen')).status).toBe(503)
})

it('keeps 404 for a while, and asks again then', async () => {
  const clock = handClock()
  const { get, lisa } = await servingGateway({ cache: { missing: 60_000 }, clock })
  await Promise.all([get('/shows/none'), get('/shows/none')])
  await get('/shows/none')
  expect(lisa.requests).toHaveLength(1)
  clock.advance(60_001)
  expect((await get('/shows/none')).status).toBe(404)
  expect(lisa.requests).toHaveLength(2)
})

it('leaves a dead LiSA alone, but for a probe', async () => {
  const { get, lisa } = await servingGateway()
  lisa.next({ status: 500 }, 1_000)
  for (let id = 0; id < 30; id += 1) await get(`/shows/s${id}`)
  expect(lisa.requests.length).toBeLessThanOrEqual(6)
  const answer = await get('/shows/other')
  expect([answer.status, Number(answer.headers.get('retry-after'))]).toEqual([503, expect.any(Number)])
})

it('asks LiSA no more often than the key may, and refuses at once what would wait too long', async () => {
  const limits = { limit: 10, window: 60_000 }
  const { get, lisa } = await servingGateway({ rateLimit: limits }, { seed: 1, rateLimit: limits })
  const answers = await Promise.all(Array.from({ length: 40 }, (_, id) => get(`/shows/s${id}`)))
  const refused = answers.filter(({ status }) => status === 429)
  expect(lisa.requests.length).toBeLessThanOrEqual(10)
  expect(refused.length).toBe(40 - lisa.requests.length)
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(lisa.requests.filter(({ path }) => path.includes('429'))).toEqual([])
})

it('keeps shares of the key: ids at random do not starve the team', async () => {
  const limits = { limit: 20, window: 60_000, maxWait: 0 }
  const { get, send } = await servingGateway({ rateLimit: limits }, { seed: 1, rateLimit: limits })
  await Promise.all(Array.from({ length: 100 }, (_, id) => get(`/shows/s${id}`)))
  expect((await send('PATCH', '/shows/42', show)).status).toBe(200)
})

it('prefetches as JSON, errors with the gateway’s own address', async () => {
  const { gateway, events } = await servingGateway()
  const state = await gateway.prefetch([getShow, { id: '42' }], [getShow, { id: 'none' }], [listShows, { limit: 2 }])
  expect(JSON.parse(JSON.stringify(state))).toEqual(state)
  expect(state.reads.map(({ segments, isList }) => [segments.join('/'), isList])).toEqual([
    ['shows/42', false],
    ['shows/none', false],
    ['shows', true],
  ])
  expect(state.reads[1]?.error).toMatchObject({ kind: 'not-found', url: '/api/lisa/shows/none' })
  expect(JSON.stringify([state, events])).not.toContain('127.0.0.1')
  await expect(gateway.prefetch([endpoint('GET /secret', { response: z.looseObject({}) }), {}])).rejects.toThrow(/not listed/)
})

it('prefetches what is not sent at all as a state, and a list that failed as a list', async () => {
  const { gateway, lisa } = await servingGateway()
  lisa.next({ status: 404, path: '/shows' })
  const { reads } = await gateway.prefetch([getShow, { id: '' }], [listShows, { limit: 2 }])
  expect(reads.map(({ error, isList }) => [error?.kind, error?.url, isList])).toEqual([
    ['not-found', '/api/lisa/shows/', false],
    ['not-found', '/api/lisa/shows', true],
  ])
})

it('prefetches a wait as a length of time', async () => {
  const { gateway, lisa } = await servingGateway()
  lisa.next({ status: 503, retryAfter: '30' })
  const [read] = (await gateway.prefetch([getShow, { id: '42' }])).reads
  expect(read?.error).not.toHaveProperty('retryAt')
  expect(read?.retryIn).toBeGreaterThan(0)
  expect(read?.retryIn).toBeLessThanOrEqual(30_000)
})

const isLimited = { status: 429, headers: { 'Cache-Control': 'no-store', 'Retry-After': '2' } }

it('answers a prefetch with 429 at once while LiSA takes nothing for longer than the page waits', async () => {
  // The page's own patience never ends here: only what is known of LiSA's wait can end it.
  const after: Clock['after'] = (milliseconds, callback) =>
    milliseconds === 1_234 ? () => undefined : systemClock.after(milliseconds, callback)
  const { gateway, lisa } = await servingGateway({ prefetchTimeout: 1_234, clock: { ...systemClock, after } })
  lisa.next({ status: 429, retryAfter: '2' })
  const state = await gateway.prefetch([getShow, { id: '42' }])
  expect(state.reads).toMatchObject([{ segments: ['shows', '42'], error: { kind: 'rate-limited', url: '/api/lisa/shows/42' } }])
  expect(pageStatus(state)).toEqual(isLimited)
  expect(lisa.requests).toHaveLength(1)
})

it('answers a prefetch with 429 at once where a visitor waits for the same read, who waits on', async () => {
  const { gateway, lisa, get, events } = await servingGateway({ prefetchTimeout: 100 })
  lisa.next({ status: 429, retryAfter: '2' })
  const visitor = get('/shows/42')
  await vi.waitFor(() => expect(events).toContainEqual(expect.objectContaining({ type: 'limited' })))
  const state = await gateway.prefetch([getShow, { id: '42' }], [listShows])
  expect(state.reads.map(({ error }) => error?.kind)).toEqual(['rate-limited', 'rate-limited'])
  expect((await visitor).status).toBe(200)
})

it('waits in a prefetch for a limit that is over sooner than the page’s patience', async () => {
  const { gateway, lisa } = await servingGateway({ prefetchTimeout: 60_000 })
  lisa.next({ status: 429, retryAfter: '1' })
  expect((await gateway.prefetch([getShow, { id: '42' }])).reads).toMatchObject([{ data: { id: '42' } }])
})

it('leaves out of a prefetch what takes longer than a second', async () => {
  const { gateway, lisa } = await servingGateway()
  lisa.next({ latency: 5_000 })
  expect(await gateway.prefetch([getShow, { id: '42' }])).toEqual({ reads: [], isIncomplete: true })
})

it('waits in a prefetch as long as `prefetchTimeout` says', async () => {
  const after: Clock['after'] = (milliseconds, callback) =>
    milliseconds === 3_000 ? systemClock.after(0, callback) : systemClock.after(milliseconds + 600_000, callback)
  const { gateway, lisa } = await servingGateway({ prefetchTimeout: 3_000, clock: { ...systemClock, after } })
  lisa.next({ hang: true })
  expect(await gateway.prefetch([getShow, { id: '42' }])).toEqual({ reads: [], isIncomplete: true })
})

test.each([
  ['no key', { authorization: undefined }, /authorization/],
  ['a write under public', { public: [updateShow] }, /only reads/],
  ['no `sign`', { sign: undefined }, /sign/],
  ['the same endpoint twice', { public: [getShow, getShow] }, /twice/],
  ['a schema whose fields are unknown', { public: [endpoint('GET /a', { response: foreign() })] }, /fields: 'all'/],
])('%s is a TypeError at creation', (_, options, message) => {
  const create = (): unknown =>
    createLisaGateway({
      baseUrl: 'https://api.hello-lisa.com/v2',
      authorization: () => 'ApiKey x',
      sign: () => '',
      ...listed,
      ...(options as object),
    })
  expect(create).toThrow(TypeError)
  expect(create).toThrow(message)
  expect(notifyProductUpdate.method).toBe('POST')
})

function foreign() {
  return { '~standard': { version: 1 as const, vendor: 'other', validate: (value: unknown) => ({ value }) } }
}

it('never shows the key, though LiSA echoes it', async () => {
  const upstream = await serving(({ headers }) => Response.json({ id: headers.get('authorization') }))
  const { get, events } = await servingGateway({ baseUrl: upstream, authorization: () => 'ApiKey very-secret-key' })
  const answer = await get('/shows/42')
  expect(JSON.stringify([await answer.text(), [...answer.headers], events])).not.toContain('very-secret-key')
})
