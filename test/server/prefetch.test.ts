import { endpoint, getShow, listShows, updateShow } from 'lisa-query/core'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { settled } from '../client/answering.ts'
import { handGateway } from './hand-gateway.ts'

const show = { id: '42', title: { '*': 'Ski night' } }

it('gives the data, when LiSA was asked for them, and from where a page has to hear of changes', async () => {
  const { gateway, clock } = handGateway(() => Response.json(show))
  const askedAt = clock.now()
  const first = await gateway.prefetch([getShow, { id: '42' }])
  expect(first).toEqual({
    reads: [{ segments: ['shows', '42'], query: {}, isList: false, data: show, updatedAt: askedAt, live: `${askedAt}0` }],
  })
  clock.advance(3_000)
  const [later] = (await gateway.prefetch([getShow, { id: '42' }])).reads
  expect([later?.updatedAt, later?.live]).toEqual([askedAt, `${askedAt + 3_000}0`])
})

it('takes a list without an input, as the first of its pages', async () => {
  const { gateway, requests } = handGateway(() => Response.json({ items: [show], nextCursor: null }), { public: [listShows] })
  const [read] = (await gateway.prefetch([listShows])).reads
  expect([read?.segments, read?.isList, JSON.stringify(read?.data)]).toEqual([
    ['shows'],
    true,
    expect.stringContaining('Ski night'),
  ])
  expect(requests.map(({ url }) => url)).toEqual(['https://lisa.test/v2/shows'])
})

it('gives a failure with its request’s id, when to try again, and when that was known', async () => {
  const { gateway, clock } = handGateway(() =>
    Response.json({ errors: 'Down' }, { status: 503, headers: { 'retry-after': '30', 'x-request-id': 'r-1' } }),
  )
  const [read] = (await gateway.prefetch([getShow, { id: '42' }])).reads
  expect(read).toMatchObject({
    segments: ['shows', '42'],
    error: { kind: 'unavailable', status: 503, url: '/api/lisa/shows/42', requestId: 'r-1' },
    retryIn: 30_000,
    updatedAt: clock.now(),
  })
  expect(read).not.toHaveProperty('data')
})

it('gives an answer that does not fit as a failure', async () => {
  const number = endpoint('GET /number', { response: z.object({ n: z.number() }) })
  const { gateway } = handGateway(() => Response.json({ n: 'x' }), { public: [number] })
  expect((await gateway.prefetch([number])).reads).toMatchObject([{ error: { kind: 'unexpected', url: '/api/lisa/number' } }])
})

it.each([
  ['what only some may ask for', () => endpoint('GET /orders', { response: z.looseObject({}) }), true],
  ['what is not listed', () => endpoint('GET /vouchers', { response: z.looseObject({}) }), false],
])('is a TypeError for %s', async (_name, make, isPrivate) => {
  const read = make()
  const own = { endpoints: isPrivate ? [updateShow, read] : [updateShow], allow: () => true }
  const { gateway, requests } = handGateway(undefined, { private: own })
  await expect(gateway.prefetch([read])).rejects.toThrow(new RegExp(`${read.path} is not listed under \`public\``))
  await expect(gateway.prefetch([read])).rejects.toThrow(TypeError)
  expect(requests).toEqual([])
})

it('finds a public read of the same address as a private write', async () => {
  const write = endpoint('PUT /shows/{id}', { body: z.looseObject({}), response: z.looseObject({}) })
  const { gateway } = handGateway(undefined, { private: { endpoints: [write], allow: () => true }, public: [getShow] })
  expect((await gateway.prefetch([getShow, { id: '42' }])).reads).toHaveLength(1)
})

it('leaves out what takes longer than a second, keeps the others in their order, and waits for nothing afterwards', async () => {
  const { gateway, clock } = handGateway(({ url }) => (url.endsWith('slow') ? new Promise(() => undefined) : Response.json(show)))
  // Kept, so that nothing but the slow one takes any time.
  await gateway.prefetch([getShow, { id: '1' }], [getShow, { id: '2' }])
  const coming = gateway.prefetch([getShow, { id: '1' }], [getShow, { id: 'slow' }], [getShow, { id: '2' }])
  let isThere = false
  void coming.then(() => {
    isThere = true
  })
  await settled()
  clock.advance(999)
  await settled()
  expect(isThere).toBe(false)
  clock.advance(1)
  const state = await coming
  expect([state.reads.map(({ segments }) => segments.join('/')), state.isIncomplete]).toEqual([['shows/1', 'shows/2'], true])
})

it('calls its wait off once all is there', async () => {
  const { gateway, clock } = handGateway(() => Response.json(show))
  await gateway.prefetch([getShow, { id: '42' }])
  await settled()
  expect(clock.pending()).toBe(0)
})

it('asks for nothing where there is nothing to read', async () => {
  const { gateway, requests } = handGateway()
  expect([await gateway.prefetch(), requests.length]).toEqual([{ reads: [] }, 0])
})

it('keeps one answer for a read, in whatever order its input stands', async () => {
  const foreign = { '~standard': { version: 1 as const, vendor: 'other', validate: (value: unknown) => ({ value }) } }
  const search = endpoint('GET /search', {
    query: foreign,
    queryNames: ['a', 'b'],
    headers: foreign,
    headerNames: ['x-a', 'x-b'],
    response: z.looseObject({}),
  } as never)
  const { gateway, requests } = handGateway(() => Response.json({}), { public: [search] as never })
  const prefetch = gateway.prefetch as (read: unknown) => Promise<unknown>
  await prefetch([search, { a: 1, b: 2, headers: { 'x-a': '1', 'x-b': '2' } }])
  await prefetch([search, { b: 2, a: 1, headers: { 'X-B': '2', 'x-a': '1' } }])
  expect(requests).toHaveLength(1)
  await prefetch([search, { a: 1, b: 2, headers: { 'x-a': '1', 'x-b': '3' } }])
  expect(requests).toHaveLength(2)
})
