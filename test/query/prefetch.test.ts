import {
  endpoint,
  getShow,
  inlineJson,
  lisaError,
  listShows,
  type PrefetchedState,
  pageStatus,
  prefetchLisa,
  systemClock,
} from 'lisa-query/core'
import { expect, it, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { handClock, settled } from '../client/answering.ts'
import { answering, noAnswer, ok, pageOfShows, status } from '../support/react.tsx'

test('reads are plain JSON in their order, each with its place in a cache', async () => {
  const lisa = answering(({ route }) => ok(route === 'GET /shows/42' ? undefined : pageOfShows(['1', '2']))())
  const state = await prefetchLisa(lisa.client, [getShow, { id: 42 }], [listShows, { state: 'live', limit: 2 }], [listShows])
  expect(JSON.parse(JSON.stringify(state))).toEqual(state)
  expect(state.reads.map(({ segments, query, isList }) => [segments.join('/'), query, isList])).toEqual([
    ['shows/42', {}, false],
    ['shows', { state: 'live', limit: 2 }, true],
    ['shows', {}, true],
  ])
})

test('a failure is a state, after one request and without a wait', async () => {
  const lisa = answering(status(503))
  const state = await prefetchLisa(lisa.client, [getShow, { id: '42' }], [listShows])
  expect(state.reads.map(({ error, isList }) => [error?.kind, isList])).toEqual([
    ['unavailable', false],
    ['unavailable', true],
  ])
  expect(lisa.calls).toEqual(['GET /shows/42', 'GET /shows'])
})

test('an id that is not sent is a state too', async () => {
  const lisa = answering(ok())
  expect((await prefetchLisa(lisa.client, [getShow, { id: '' }])).reads[0]?.error?.kind).toBe('not-found')
})

test('a parameter that is missing is a TypeError, and so is a bug in the application’s fetch', async () => {
  // @ts-expect-error a show needs its id
  await expect(prefetchLisa(answering(ok()).client, [getShow])).rejects.toThrow(TypeError)
  const broken = answering(() => {
    throw new ReferenceError('mine')
  })
  await expect(prefetchLisa(broken.client, [getShow, { id: '42' }])).rejects.toThrow('mine')
})

it.each([
  ['a second', {}, 1_000],
  ['the options say', { prefetchTimeout: 3_000 }, 3_000],
])('what takes longer than %s is called off and left out', async (_name, options, length) => {
  let endWait: (() => void) | undefined
  const lisa = answering(({ route }) => (route === 'GET /shows' ? new Promise(() => undefined) : ok()()), {
    clock: {
      ...systemClock,
      after: (milliseconds, callback) => {
        if (milliseconds === length) endWait = callback
        return () => undefined
      },
    },
    // The wait is over as soon as one of them has its answer.
    onEvent: ({ type }) => type === 'succeeded' && endWait?.(),
    ...options,
  })
  const { reads } = await prefetchLisa(lisa.client, [getShow, { id: '42' }], [listShows])
  expect(reads.map(({ segments }) => segments.join('/'))).toEqual(['shows/42'])
})

test('nothing that only concerns the server is in it', async () => {
  const key = 'ApiKey s3cr3t-k3y'
  const lisa = answering(
    ({ route, request }) => {
      if (route === 'GET /shows/proxy') return new Response('<h1>nginx on 10.0.0.7</h1>', { status: 502 })
      if (route === 'GET /shows/dead') return noAnswer()
      return status(403, {}, { errors: `no ${request.headers.get('authorization')}` })()
    },
    { authorization: () => key, baseUrl: 'http://lisa.internal:8080/v2' },
  )
  const reads = ['42', 'proxy', 'dead'].map((id) => [getShow, { id }] as const)
  const text = JSON.stringify(await prefetchLisa(lisa.client, ...reads))
  expect(text).toContain('"url":"/shows/42"')
  for (const secret of ['s3cr3t', 'lisa.internal', '10.0.0.7', 'authorization']) expect(text).not.toContain(secret)
})

test('a wait is a length of time', async () => {
  const lisa = answering(status(429, { 'retry-after': '12' }))
  const [read] = (await prefetchLisa(lisa.client, [getShow, { id: '42' }])).reads
  expect(read?.retryIn).toBeGreaterThan(11_000)
  expect(read?.retryIn).toBeLessThanOrEqual(12_000)
  expect(read?.error).not.toHaveProperty('retryAt')
})

test('a failure without a wait has none', async () => {
  const [read] = (await prefetchLisa(answering(status(404)).client, [getShow, { id: '42' }])).reads
  expect(read).not.toHaveProperty('retryIn')
})

test('a list that goes on by a link keeps it', async () => {
  const listLinked = endpoint('GET /linked', {
    query: z.object({ page: z.optional(z.number()) }),
    response: z.array(z.looseObject({ id: z.string() })),
    pages: { items: (items) => items, next: (_answer, _input, link) => (link ? { page: 2 } : undefined), usesLink: true },
  })
  const lisa = answering(() => Response.json([{ id: '1' }], { headers: { link: '</linked?page=2>; rel="next"' } }))
  const [read] = (await prefetchLisa(lisa.client, [listLinked])).reads
  expect(read).toMatchObject({ isList: true, data: { answer: [{ id: '1' }], link: '/linked?page=2' } })
})

test.each([
  ['a page of shows', { items: [{ id: '1' }] }, { query: z.object({}) }, true],
  ['one thing that has items, which is asked for without a query', { items: [{ id: '1' }] }, {}, false],
  ['one thing', { id: '1' }, { query: z.object({}) }, false],
  ['an answer without a body', undefined, { query: z.object({}) }, false],
])('%s is told apart from a list by what comes, where the endpoint does not say', async (_name, body, options, isList) => {
  const ask = endpoint('GET /things', { response: z.unknown(), ...options })
  const lisa = answering(() => (body ? Response.json(body) : new Response(null, { status: 204 })))
  expect((await prefetchLisa(lisa.client, [ask, {}])).reads.map((read) => read.isList)).toEqual([isList])
})

test.each([
  ['a list by its own pages', { pages: { items: () => [], next: () => undefined } }, true],
  ['a list by its answer and query', { query: z.object({}) }, true],
  ['no list, though its answer has items', {}, false],
])('an endpoint that answers %s says so where the read fails, too', async (_name, options, isList) => {
  const ask = endpoint('GET /things', { response: z.looseObject({ items: z.array(z.unknown()) }), ...options })
  expect((await prefetchLisa(answering(status(404)).client, [ask, {}])).reads.map((read) => read.isList)).toEqual([isList])
})

test('the sentences of a body come along, for the form that shows them', async () => {
  const body = { errors: { title: ['is too long'] } }
  const [read] = (await prefetchLisa(answering(status(422, {}, body)).client, [getShow, { id: '42' }])).reads
  expect(read?.error?.body).toEqual(body)
})

test('leaves no timer behind, and no request where one of the reads is a mistake', async () => {
  const signals: AbortSignal[] = []
  let timers = 0
  const lisa = answering(
    ({ request }) => {
      signals.push(request.signal)
      return new Promise(() => undefined)
    },
    {
      clock: {
        ...systemClock,
        after: (milliseconds, callback) => {
          timers += 1
          const cancel = systemClock.after(milliseconds, callback)
          return () => {
            timers -= 1
            return cancel()
          }
        },
      },
    },
  )
  // A body that cannot be sent fails once the other read is under way.
  const broken = endpoint('GET /shows/{id}/broken', { response: z.unknown() })
  await expect(prefetchLisa(lisa.client, [getShow, { id: '42' }], [broken as never, {}])).rejects.toThrow(TypeError)
  await vi.waitFor(() => expect(signals.every(({ aborted }) => aborted)).toBe(true))
  await vi.waitFor(() => expect(timers).toBe(0))
})

test('in a script it ends neither the element nor the line', () => {
  const state: PrefetchedState = {
    reads: [{ segments: ['shows'], query: {}, isList: false, updatedAt: 0, data: '</script><!--<script>&\u2028\u2029' }],
  }
  const text = inlineJson(state)
  expect(text).not.toMatch(/[<>&\u2028\u2029]/)
  expect(JSON.parse(text)).toEqual(state)
})

it.each([
  [400, 400],
  [401, 401],
  [403, 403],
  [404, 404],
  [410, 410],
  [409, 409],
  [413, 413],
  [422, 422],
  [429, 429],
  [500, 500],
  [502, 502],
  [503, 503],
  [504, 504],
  // A browser would send the page again.
  [408, 504],
  [418, 400],
  [524, 500],
])('a page that shows %i has the status %i, and no cache keeps it', async (lisas, pages) => {
  const { client } = answering(status(lisas))
  const { status: shown, headers } = pageStatus(await prefetchLisa(client, [getShow, { id: '42' }]))
  expect(shown).toBe(pages)
  expect(headers['Cache-Control']).toBe('no-store')
})

test('a page without an answer of LiSA, or with a strange one, is not 200', async () => {
  const statusOf = async (answer: () => Response | Promise<Response>): Promise<number> =>
    pageStatus(await prefetchLisa(answering(answer).client, [getShow, { id: '42' }])).status
  expect(await statusOf(noAnswer)).toBe(503)
  expect(await statusOf(ok('no show'))).toBe(502)
  expect(await statusOf(() => new Response('<h1>Welcome</h1>', { headers: { 'content-type': 'text/html' } }))).toBe(502)
})

test('a page that lacks a read, which took too long, is 503 and in no cache', async () => {
  const clock = { ...systemClock, after: (_: number, callback: () => void) => systemClock.after(0, callback) }
  const { client } = answering(() => new Promise(() => undefined), { clock })
  const state = await prefetchLisa(client, [getShow, { id: '42' }])
  expect(state).toEqual({ reads: [], isIncomplete: true })
  expect(pageStatus(state)).toEqual({ status: 503, headers: { 'Cache-Control': 'no-store' } })
})

test('a read that failed says the status of a page that lacks another one', () => {
  const error = lisaError('not-found', { message: 'no', method: 'GET', url: '/shows/42', status: 404 }).toJSON()
  const read = { segments: ['shows', '42'], query: {}, isList: false, error, updatedAt: 0 }
  expect(pageStatus({ reads: [read], isIncomplete: true }).status).toBe(404)
})

test('the page says when to come back, in whole seconds that are never too few', async () => {
  const clock = { ...systemClock, now: () => 0, elapsed: () => 0 }
  const { client } = answering(status(503, { 'retry-after': '1.2' }), { clock })
  const state = await prefetchLisa(client, [getShow, { id: '42' }])
  expect(pageStatus(state).headers['Retry-After']).toBe('2')
})

test('the first read that failed decides; a page where all went well is 200 and says nothing of caches', async () => {
  const { client } = answering(({ route }) => (route === 'GET /shows/42' ? ok() : status(route.endsWith('a') ? 404 : 403))())
  const all = [getShow, { id: '42' }] as const
  expect(pageStatus(await prefetchLisa(client, all))).toEqual({ status: 200, headers: {} })
  expect(pageStatus(await prefetchLisa(client, all, [getShow, { id: 'a' }], [getShow, { id: 'b' }])).status).toBe(404)
})

test('another read that the rate limit holds back for no longer than the page waits is waited for', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const clock = handClock()
  const lisa = answering(
    ({ route }) => (route === 'GET /shows' ? ok(pageOfShows(['1'])) : status(429, { 'retry-after': '1' }))(),
    {
      clock,
      prefetchTimeout: 2_000,
    },
  )
  await prefetchLisa(lisa.client, [getShow, { id: '42' }])
  const state = prefetchLisa(lisa.client, [listShows])
  clock.advance(999)
  await settled()
  expect(lisa.calls).toHaveLength(1)
  clock.advance(1)
  expect((await state).reads).toMatchObject([{ data: { items: [{ id: '1' }] } }])
})

test('another read that the rate limit holds back for longer than the page waits is limited at once', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const clock = { ...systemClock, now: () => 0, elapsed: () => 0 }
  const lisa = answering(status(429, { 'retry-after': '30' }), { clock })
  await prefetchLisa(lisa.client, [getShow, { id: '42' }])
  const state = await prefetchLisa(lisa.client, [listShows])
  expect(state.reads).toMatchObject([
    { isList: true, retryIn: 30_000, error: { kind: 'rate-limited', method: 'GET', url: '/shows' } },
  ])
  expect(pageStatus(state)).toEqual({ status: 429, headers: { 'Cache-Control': 'no-store', 'Retry-After': '30' } })
  expect(lisa.calls).toHaveLength(1)
})

test('what LiSA asked one read to wait with keeps no other from being read', async () => {
  const unavailable = status(503, { 'retry-after': '30' })
  const lisa = answering(({ route }) => (route === 'GET /shows/42' ? unavailable() : ok(pageOfShows(['1']))()))
  await prefetchLisa(lisa.client, [getShow, { id: '42' }])
  expect((await prefetchLisa(lisa.client, [listShows])).reads).toMatchObject([
    { segments: ['shows'], data: { items: [{ id: '1' }] } },
  ])
})

test('a read that LiSA asked to wait with is not sent for the next visitor either', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const lisa = answering(status(429, { 'retry-after': '30' }))
  await prefetchLisa(lisa.client, [getShow, { id: '42' }])
  const { reads } = await prefetchLisa(lisa.client, [getShow, { id: '42' }])
  expect(reads[0]?.error?.kind).toBe('rate-limited')
  expect(lisa.calls).toHaveLength(1)
})
