import { endpoint, getShow, listShows } from 'lisa-query/core'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { settled } from '../client/answering.ts'
import { handGateway, type LisaAnswer } from './hand-gateway.ts'

const free = { rateLimit: { limit: 10_000, window: 60_000, maxWait: 5_000 } }

/** A LiSA that answers with a status, and what a gateway answers to reads that are not cached. */
function before(options = {}) {
  const lisa = { status: 500 }
  const shop = handGateway(({ url }) => Response.json({ id: url }, { status: lisa.status }), { ...free, ...options })
  let next = 0
  const miss = async (): Promise<[number, string | null]> => {
    next += 1
    const { status, headers } = await shop.ask(`/shows/s${next}`)
    return [status, headers.get('retry-after')]
  }
  const misses = async (count: number) => {
    for (let time = 0; time < count; time += 1) await miss()
  }
  const breakerEvents = () => shop.events.flatMap((event) => (event.type === 'breaker' ? [event.isOpen] : []))
  return { ...shop, lisa, miss, misses, breakerEvents }
}

it('leaves LiSA alone after five failures in a row, for longer each time that it fails again, and says so once', async () => {
  const { miss, misses, requests, clock, breakerEvents } = before()
  await misses(4)
  expect(breakerEvents()).toEqual([])
  expect(await miss()).toEqual([500, null])
  expect(breakerEvents()).toEqual([true])
  for (const seconds of [2, 4, 8, 16, 30, 30]) {
    expect(await miss()).toEqual([503, String(seconds)])
    clock.advance(seconds * 1_000 - 1)
    const asked = requests.length
    expect(await miss()).toEqual([503, '1'])
    expect(requests).toHaveLength(asked)
    clock.advance(1)
    expect(await miss()).toEqual([500, null])
    expect(requests).toHaveLength(asked + 1)
  }
  expect(breakerEvents()).toEqual([true])
})

it('asks a LiSA that comes back for one read at a time, and for all again once it answers', async () => {
  let answer: (response: Response) => void = () => undefined
  const lisa: { answer: LisaAnswer } = { answer: () => Response.json({}, { status: 500 }) }
  const { ask, clock, requests, events } = handGateway((request) => lisa.answer(request), free)
  for (let id = 0; id < 5; id += 1) await ask(`/shows/${id}`)
  clock.advance(2_000)
  lisa.answer = () =>
    new Promise((resolve) => {
      answer = resolve
    })
  const probe = ask('/shows/probe')
  await settled()
  const other = await ask('/shows/other')
  expect([other.status, other.headers.get('retry-after'), requests.length]).toEqual([503, '2', 6])
  lisa.answer = () => Response.json({ id: 'x' })
  answer(Response.json({ id: 'probe' }))
  expect((await probe).status).toBe(200)
  expect((await ask('/shows/other')).status).toBe(200)
  expect(events.filter(({ type }) => type === 'breaker')).toEqual([
    { type: 'breaker', isOpen: true },
    { type: 'breaker', isOpen: false },
  ])
})

it.each([200, 404, 422, 403, 429])('counts no failures across an answer with %i', async (status) => {
  const { misses, miss, lisa, breakerEvents, passing, clock } = before()
  await misses(4)
  lisa.status = status
  await passing(miss())
  lisa.status = 500
  // A 429 closes the key for a while.
  clock.advance(600_000)
  await misses(4)
  expect(breakerEvents()).toEqual([])
  await misses(1)
  expect(breakerEvents()).toEqual([true])
})

it.each([500, 503, 504])('counts an answer with %i as a failure', async (status) => {
  const { misses, lisa, breakerEvents } = before()
  lisa.status = status
  await misses(5)
  expect(breakerEvents()).toEqual([true])
})

it('leaves LiSA alone at once where it refuses the key, and for longer where it refuses it again', async () => {
  const { miss, lisa, clock, breakerEvents } = before()
  lisa.status = 401
  expect(await miss()).toEqual([503, null])
  expect(breakerEvents()).toEqual([true])
  expect(await miss()).toEqual([503, '2'])
  clock.advance(2_000)
  expect(await miss()).toEqual([503, null])
  expect(await miss()).toEqual([503, '4'])
})

it('begins to count anew once LiSA has answered', async () => {
  const { misses, miss, lisa, clock, breakerEvents } = before()
  await misses(5)
  clock.advance(2_000)
  lisa.status = 200
  expect((await miss())[0]).toBe(200)
  lisa.status = 500
  await misses(4)
  expect(breakerEvents()).toEqual([true, false])
  await misses(1)
  expect(await miss()).toEqual([503, '2'])
})

it('uses no request of the key while LiSA is left alone', async () => {
  const { misses, requests, clock, miss, lisa } = before({ rateLimit: { limit: 30, window: 60_000, maxWait: 0 } })
  await misses(5)
  await misses(40)
  lisa.status = 200
  clock.advance(2_000)
  expect((await miss())[0]).toBe(200)
  expect(requests).toHaveLength(6)
})

const price = endpoint('GET /prices/{id}', { response: z.looseObject({}) })

it('keeps each answer fresh for its own time, and 404 for another', async () => {
  const { markOf, clock, ask, refreshed } = handGateway(
    ({ url }) => Response.json({}, { status: url.endsWith('none') ? 404 : 200 }),
    { public: [getShow, { endpoint: price, fresh: 1_000 }], cache: { fresh: 10_000, missing: 5_000 }, ...free },
  )
  const marks = () => Promise.all(['/shows/42', '/prices/1', '/shows/none'].map(markOf))
  expect(await marks()).toEqual(['miss', 'miss', 'miss'])
  clock.advance(999)
  expect(await marks()).toEqual(['hit', 'hit', 'hit'])
  clock.advance(1)
  expect(await marks()).toEqual(['hit', 'stale', 'hit'])
  await refreshed()
  clock.advance(3_999)
  expect(await markOf('/shows/none')).toBe('hit')
  clock.advance(1)
  expect(await markOf('/shows/none')).toBe('miss')
  clock.advance(4_999)
  expect(await markOf('/shows/42')).toBe('hit')
  clock.advance(1)
  expect(await markOf('/shows/42')).toBe('stale')
  expect((await ask('/shows/42')).status).toBe(200)
})

it('serves an answer for as long as `stale` says where LiSA fails, and not a moment longer', async () => {
  const { ask, clock, lisa, refreshed } = before({ cache: { fresh: 1_000, stale: 60_000, missing: 1_000 } })
  lisa.status = 200
  await ask('/shows/42')
  lisa.status = 500
  clock.advance(60_000)
  expect((await ask('/shows/42')).headers.get('x-lisa-gateway')).toBe('stale')
  await refreshed()
  clock.advance(1)
  expect((await ask('/shows/42')).status).toBe(500)
})

it('stretches freshness from half of the window on, up to six times, and four times more for what few ask for', async () => {
  const limit = 100
  const { ask, markOf, clock, requests, refreshed } = handGateway(undefined, {
    public: [getShow, listShows],
    rateLimit: { limit, window: 600_000, maxWait: 0 },
    cache: { fresh: 1_000, stale: 3_600_000 },
    private: {
      endpoints: [endpoint('POST /notes', { body: z.looseObject({}), invalidates: [], response: z.looseObject({}) })],
      allow: () => true,
    },
  })
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  const use = async (count: number) => {
    for (let time = 0; time < count; time += 1) await ask('/notes', { method: 'POST', body: '{}', headers })
    clock.advance(500)
  }
  await ask('/shows/hot')
  await ask('/shows/cold')
  await use(38)
  expect(requests).toHaveLength(40)
  clock.advance(1_000)
  // Not half of it is used: nothing stretches.
  expect([await markOf('/shows/hot'), await markOf('/shows/cold')]).toEqual(['stale', 'stale'])
  await refreshed()
  await use(18)
  expect(requests).toHaveLength(60)
  // A fifth of the way from half to all: twice as long, and eight times where it is not asked for often.
  for (let time = 0; time < 8; time += 1) expect(await markOf('/shows/hot')).toBe('hit')
  clock.advance(1_499)
  expect(await markOf('/shows/hot')).toBe('hit')
  clock.advance(1)
  expect(await markOf('/shows/hot')).toBe('stale')
  await refreshed()
  // One request more is used.
  clock.advance(6_300)
  expect(await markOf('/shows/cold')).toBe('hit')
  clock.advance(200)
  expect(await markOf('/shows/cold')).toBe('stale')
})

it('counts how often a read is asked for anew after each refresh', async () => {
  const { ask, markOf, clock, refreshed } = handGateway(undefined, {
    rateLimit: { limit: 10, window: 600_000, maxWait: 0 },
    private: {
      endpoints: [endpoint('POST /notes', { body: z.looseObject({}), invalidates: [], response: z.looseObject({}) })],
      allow: () => true,
    },
    cache: { fresh: 1_000, stale: 3_600_000 },
  })
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  for (let time = 0; time < 20; time += 1) await ask('/shows/42')
  clock.advance(1_000)
  expect(await markOf('/shows/42')).toBe('stale')
  await refreshed()
  // Eight of ten are used.
  for (let time = 0; time < 6; time += 1) await ask('/notes', { method: 'POST', body: '{}', headers })
  clock.advance(4_000)
  expect(await markOf('/shows/42')).toBe('hit')
})

/** A LiSA whose first answer is this one. */
const once = (first: () => Response): LisaAnswer => {
  let isFirst = true
  return () => {
    const answer = isFirst ? first() : Response.json({ id: 'x' })
    isFirst = false
    return answer
  }
}
const limits = { rateLimit: { limit: 60, window: 60_000, maxWait: 0 }, retryAfterUnit: 's' as const }

it('asks LiSA for nothing until the moment that its 429 names, and says so', async () => {
  const answer = once(() => new Response('{}', { status: 429, headers: { 'retry-after': '30' } }))
  const { ask, send, events, requests, clock } = handGateway(answer, limits)
  expect((await ask('/shows/1')).headers.get('retry-after')).toBe('30')
  expect(events).toContainEqual({ type: 'limited', milliseconds: 30_000 })
  clock.advance(29_999)
  expect([(await ask('/shows/2')).status, (await send('PATCH', '/shows/2', {})).status, requests.length]).toEqual([429, 429, 1])
  clock.advance(1)
  expect((await ask('/shows/2')).status).toBe(200)
})

it('asks on where a failure names a wait that is not about the key', async () => {
  const answer = once(() => new Response('{}', { status: 503, headers: { 'retry-after': '30' } }))
  const { ask, events } = handGateway(answer, limits)
  expect((await ask('/shows/1')).headers.get('retry-after')).toBe('30')
  expect((await ask('/shows/2')).status).toBe(200)
  expect(events.filter(({ type }) => type === 'limited')).toEqual([])
})

it.each([
  ['59/60', 200, 429],
  ['1/60', 200, 200],
  ['60/60', 429, 200],
  ['x', 200, 200],
])(
  'takes LiSA’s count %s of an answer with %i for what others use of the key, unless a 429 names its wait',
  async (count, first, next) => {
    const headers = { 'x-ratelimit-remaining': count, ...(first === 429 && { 'retry-after': '1' }) }
    const { ask, clock } = handGateway(
      once(() => Response.json({ id: 'x' }, { status: first, headers })),
      limits,
    )
    expect((await ask('/shows/1')).status).toBe(first)
    clock.advance(1_000)
    expect((await ask('/shows/2')).status).toBe(next)
  },
)

it('leaves LiSA alone for a moment after a 429 that names none', async () => {
  const { ask, requests, clock } = handGateway(
    once(() => new Response('{}', { status: 429 })),
    limits,
  )
  expect((await ask('/shows/1')).headers.get('retry-after')).toMatch(/^[1-9]/)
  expect([(await ask('/shows/2')).status, requests.length]).toEqual([429, 1])
  clock.advance(120_000)
  expect((await ask('/shows/2')).status).toBe(200)
})

it('sends nothing again that failed otherwise, although it names a wait', async () => {
  const answer = once(() => new Response('{}', { status: 503, headers: { 'retry-after': '1' } }))
  const { ask, passing, requests } = handGateway(answer)
  expect([(await passing(ask('/shows/1'))).status, requests.length]).toEqual([503, 1])
})

it('tells of a refresh that failed only where there was something to refresh', async () => {
  const { lisa, ask, clock, events, refreshed } = before()
  const failed = () => events.filter(({ type }) => type === 'refresh-failed').length
  await ask('/shows/42')
  expect(failed()).toBe(0)
  lisa.status = 200
  await ask('/shows/42')
  lisa.status = 500
  clock.advance(10_000)
  await ask('/shows/42')
  await refreshed()
  expect(failed()).toBe(1)
  expect(events.flatMap((event) => (event.type === 'upstream' ? [event.reason] : []))).toEqual(['miss', 'miss', 'refresh'])
})

it('never asks again for a refresh that LiSA refused', async () => {
  let status = 200
  const shop = handGateway(() => new Response('{"id":"42"}', { status, headers: status === 429 ? { 'retry-after': '1' } : {} }))
  await shop.ask('/shows/42')
  status = 429
  shop.clock.advance(10_000)
  expect(await shop.markOf('/shows/42')).toBe('stale')
  await shop.passing(shop.refreshed())
  shop.clock.advance(5_000)
  await settled()
  expect(shop.requests).toHaveLength(2)
})

it('asks LiSA on at once where it answers one read while others fail', async () => {
  let answer: (response: Response) => void = () => undefined
  const { ask, requests, clock } = handGateway(({ url }) => {
    if (!url.endsWith('slow')) return Response.json({}, { status: url.endsWith('good') ? 200 : 500 })
    return new Promise((resolve) => {
      answer = resolve
    })
  }, free)
  const slow = ask('/shows/slow')
  await settled()
  for (let id = 0; id < 5; id += 1) await ask(`/shows/${id}`)
  expect((await ask('/shows/good')).status).toBe(503)
  answer(Response.json({ id: 'slow' }))
  expect((await slow).status).toBe(200)
  expect([(await ask('/shows/good')).status, requests.length, clock.pending()]).toEqual([200, 7, 0])
})
