import { endpoint, getShow, updateShow } from 'lisa-query/core'
import { expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { handClock } from '../client/answering.ts'
import { serving, servingGateway } from './serving-gateway.ts'

const patience = { timeout: 20_000 }

/** A read in the visitor's language and currency. */
const getPrice = endpoint('GET /prices/{id}', {
  headers: z.object({ 'accept-language': z.optional(z.string()), 'x-currency': z.optional(z.enum(['EUR', 'USD'])) }),
  response: z.looseObject({ price: z.string() }),
})

it('passes the headers that an endpoint declares, as a part of what is kept', async () => {
  const seen: string[] = []
  const upstream = await serving(({ headers }) => {
    seen.push(`${headers.get('accept-language')} ${headers.get('x-currency')} ${headers.get('x-other')}`)
    return Response.json({ price: `1 ${headers.get('x-currency')}` })
  })
  const { get } = await servingGateway({ baseUrl: upstream, public: [getPrice] })
  const ask = async (headers: Record<string, string>): Promise<string> =>
    (await get('/prices/1', { headers: { 'accept-language': 'de', ...headers } })).text()
  expect(await ask({ 'x-currency': 'EUR', 'x-other': 'a' })).toBe('{"price":"1 EUR"}')
  expect(await ask({ 'X-Currency': 'EUR', 'x-other': 'b' })).toBe('{"price":"1 EUR"}')
  expect(await ask({ 'x-currency': 'USD' })).toBe('{"price":"1 USD"}')
  expect(seen).toEqual(['de EUR null', 'de USD null'])
  const answer = await get('/prices/1', { headers: { 'x-currency': 'EUR' } })
  expect(answer.headers.get('vary')).toBe('accept-language, x-currency')
  expect((await get('/prices/1', { headers: { 'x-currency': 'XXX' } })).status).toBe(400)
})

it('passes no header that says who the visitor is, though an endpoint declares it', async () => {
  const seen: Headers[] = []
  const upstream = await serving(({ headers }) => {
    seen.push(headers)
    return Response.json({ price: '1' })
  })
  const text = z.optional(z.string())
  const headers = z.object({ cookie: text, authorization: text, 'x-forwarded-for': text })
  const nosy = endpoint('GET /prices/{id}', { headers, response: z.looseObject({}) })
  const { get } = await servingGateway({ baseUrl: upstream, public: [nosy] })
  await get('/prices/1', { headers: { cookie: 'a=b', authorization: 'Bearer v', 'x-forwarded-for': '1.2.3.4' } })
  expect(seen[0]?.get('authorization')).toBe('ApiKey sandbox')
  expect([seen[0]?.get('cookie'), seen[0]?.get('x-forwarded-for')]).toEqual([null, null])
})

it('gives who comes after a write nothing that was asked before it', async () => {
  const { get, send, lisa } = await servingGateway()
  lisa.next({ latency: 2_000 })
  const before = get('/shows/42')
  await vi.waitFor(() => expect(lisa.requests).toHaveLength(1), patience)
  await send('PATCH', '/shows/42', { title: { '*': 'New' } })
  const after = await (await get('/shows/42')).json()
  expect(after.title).toEqual({ '*': 'New' })
  expect((await before).status).toBe(200)
  expect((await (await get('/shows/42')).json()).title).toEqual({ '*': 'New' })
})

it('collapses reads without sharing a promise, where a platform forbids it', async () => {
  const { get, lisa } = await servingGateway({ sharesPromises: false })
  const answers = await Promise.all(Array.from({ length: 50 }, () => get('/shows/42')))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(lisa.requests).toHaveLength(1)
  expect((await get('/shows/42')).headers.get('x-lisa-gateway')).toBe('hit')
})

it('hands the refresh to `waitUntil`, which a worker needs to stay for it', async () => {
  const { gateway, lisa, origin } = await servingGateway({ cache: { fresh: 0 } })
  const ask = (waitUntil?: (work: Promise<unknown>) => void): Promise<Response> =>
    gateway.fetch(new Request(`${origin}/api/lisa/shows/42`), waitUntil && { waitUntil })
  await ask()
  const work: Promise<unknown>[] = []
  expect((await ask((more) => work.push(more))).headers.get('x-lisa-gateway')).toBe('stale')
  await Promise.all(work)
  expect(lisa.requests).toHaveLength(2)
})

it('stretches freshness as the quota shrinks, least for what is asked for most', async () => {
  const clock = handClock()
  const limits = { limit: 20, window: 60_000 }
  const { get, lisa } = await servingGateway({ clock, rateLimit: limits }, { seed: 1, rateLimit: limits })
  const askedFor = (path: string): number => lisa.requests.filter((request) => request.path + request.search === path).length
  const markOf = async (path: string): Promise<string | null> => (await get(path)).headers.get('x-lisa-gateway')
  await get('/shows/42')
  clock.advance(11_000)
  expect(await markOf('/shows/42')).toBe('stale')
  await vi.waitFor(() => expect(askedFor('/shows/42')).toBe(2), patience)
  // Most of the window is used from here on.
  for (let limit = 1; limit <= 12; limit += 1) {
    const answer = get(`/shows?limit=${limit}`)
    await vi.waitFor(() => {
      clock.advance(100)
      expect(askedFor(`/shows?limit=${limit}`)).toBe(1)
    }, patience)
    await answer
  }
  clock.advance(1_000)
  for (let time = 0; time < 12; time += 1) await get('/shows/42')
  await get('/shows?limit=1')
  clock.advance(11_000)
  expect([await markOf('/shows/42'), await markOf('/shows?limit=1')]).toEqual(['hit', 'hit'])
  clock.advance(25_000)
  expect([await markOf('/shows/42'), await markOf('/shows?limit=1')]).toEqual(['stale', 'hit'])
})

it('says the age of an answer in whole seconds', async () => {
  const clock = handClock()
  const { get } = await servingGateway({ clock, public: [getShow], private: { endpoints: [updateShow], allow: () => true } })
  await get('/shows/42')
  clock.advance(7_900)
  expect((await get('/shows/42')).headers.get('age')).toBe('7')
})

it.each([
  [{ status: 500 }, 500],
  [{ status: 429 }, 429],
  [{ drop: true }, 502],
] as const)('says that a refresh has failed where LiSA answers %j, and goes on serving what it has', async (incident, status) => {
  const { get, lisa, events } = await servingGateway({ cache: { fresh: 0 } })
  const failures = () => events.filter(({ type }) => type === 'refresh-failed')
  const first = await (await get('/shows/42')).text()
  expect(failures()).toEqual([])
  lisa.next(incident)
  const stale = await get('/shows/42')
  expect([stale.status, stale.headers.get('x-lisa-gateway'), await stale.text()]).toEqual([200, 'stale', first])
  await vi.waitFor(() => expect(failures()).toEqual([{ type: 'refresh-failed', endpoint: 'GET /shows/{id}', status }]), patience)
  expect((await get('/shows/42')).status).toBe(200)
})
