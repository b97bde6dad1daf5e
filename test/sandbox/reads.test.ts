import {
  getChannel,
  getChannelCurrentShow,
  getCurrentShow,
  getShow,
  listChannels,
  listMediaItems,
  listProducts,
  listShowProducts,
  listShows,
  Product,
  Show,
} from 'lisa-query/core'
import { createSandbox } from 'lisa-query/sandbox'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { failure, setUp } from './setup.ts'

const hour = 3_600_000

test('has one show live, three upcoming and the rest over', async () => {
  const { lisa } = setUp()
  const { items } = await lisa.request(listShows, { limit: 50 })
  expect(items.map(({ state }) => state)).toEqual(['live', 'upcoming', 'upcoming', 'upcoming', ...Array(10).fill('replay')])
})

test('lists shows by state', async () => {
  const { lisa } = setUp()
  for (const [state, count] of [
    ['live', 1],
    ['upcoming', 3],
    ['replay', 10],
  ] as const) {
    const { items } = await lisa.request(listShows, { state, limit: 50 })
    expect(items).toHaveLength(count)
    expect(new Set(items.map((show) => show.state))).toEqual(new Set([state]))
  }
})

test('moves its shows from upcoming over live to replay as the clock goes', async () => {
  const { lisa, clock } = setUp()
  const [next] = (await lisa.request(listShows, { state: 'upcoming' })).items
  const id = next?.id ?? ''
  clock.advance(Date.parse(next?.startsAt ?? '') - clock.now())
  expect((await lisa.request(getShow, { id })).state).toBe('live')
  clock.advance(Number(next?.durationInMs))
  expect((await lisa.request(getShow, { id })).state).toBe('replay')
})

test('gives the live show as the current one, else the soonest upcoming, else the latest', async () => {
  const { lisa, clock } = setUp()
  expect((await lisa.request(getCurrentShow)).state).toBe('live')
  const [soonest] = (await lisa.request(listShows, { state: 'upcoming' })).items
  expect((await lisa.request(getChannelCurrentShow, { slug: 'peak-and-trail' })).id).toBe(soonest?.id)
  clock.advance(60 * 24 * hour)
  const [latest] = (await lisa.request(listShows)).items
  expect(latest?.state).toBe('replay')
  expect((await lisa.request(getCurrentShow)).id).toBe(latest?.id)
})

test.each([1, 5, 12])('pages to the end without duplicates, %i at a time', async (limit) => {
  const { lisa } = setUp()
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await lisa.request(listProducts, { limit, cursor })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
    expect(page.nextCursor === null || typeof page.nextCursor === 'string').toBe(true)
  } while (cursor)
  expect(seen).toHaveLength(30)
  expect(new Set(seen).size).toBe(30)
})

test('has 12 items on a page unless asked, and never more than 50', async () => {
  const { lisa } = setUp()
  expect((await lisa.request(listProducts)).items).toHaveLength(12)
  expect((await lisa.request(listProducts, { limit: 500 })).items).toHaveLength(30)
})

test.each(['/products?cursor=garbage', '/products?cursor=%E2%82%AC', '/shows?limit=0', '/shows?limit=many'])(
  'answers %s with 400',
  async (path) => expect((await setUp().get(path)).status).toBe(400),
)

test('goes on where it was when the last item of a page has gone', async () => {
  const { lisa, send } = setUp()
  const { items, nextCursor } = await lisa.request(listShows, { limit: 3 })
  await send('POST', `/shows/${items[2]?.id}/archive`)
  const rest = await lisa.request(listShows, { limit: 50, cursor: nextCursor ?? '' })
  expect(rest.items.some(({ id }) => items.some((item) => item.id === id))).toBe(false)
})

test('gives channels, a channel by its slug, and the products of a show', async () => {
  const { lisa } = setUp()
  const { items } = await lisa.request(listChannels)
  expect(items.map(({ slug }) => slug)).toEqual(['peak-and-trail', 'the-long-table', 'soft-rooms'])
  expect((await lisa.request(getChannel, { slug: 'soft-rooms' })).title).toEqual({ '*': 'Soft Rooms', de: 'Stille Räume' })
  const { id } = await lisa.request(getCurrentShow)
  expect((await lisa.request(listShowProducts, { id })).items).toHaveLength(5)
})

test('derives media items from its shows: the live one has no length yet', async () => {
  const { lisa } = setUp()
  const { items: live } = await lisa.request(listMediaItems, { type: 'live' })
  expect(live.map(({ durationInMs }) => durationInMs)).toEqual([-1])
  expect((await lisa.request(listMediaItems, { type: 'replay', limit: 50 })).items).toHaveLength(10)
  expect((await lisa.request(listMediaItems, { type: 'story' })).items).toHaveLength(5)
})

test.each(['/shows/1', '/shows/1/products', '/products/1', '/channels/nope', '/channels/nope/shows/current', '/nope', '/'])(
  'answers %s with 404',
  async (path) => {
    const response = await setUp().get(path)
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ errors: 'Not Found' })
  },
)

test('serves under its base path and without it', async () => {
  const sandbox = createSandbox({ basePath: '/api/lisa/' })
  const status = async (path: string) =>
    (await sandbox.fetch(new Request(`https://a.test${path}`, { headers: { authorization: 'Bearer sandbox' } }))).status
  expect([await status('/api/lisa/shows'), await status('/shows'), await status('/v2/shows')]).toEqual([200, 200, 404])
})

test('has the same data for the same seed, and other ids for another', async () => {
  const idOf = async (seed: number) => (await setUp({ seed }).lisa.request(listShows, { state: 'replay' })).items[0]?.id
  expect(await idOf(7)).toBe(await idOf(7))
  expect(await idOf(7)).not.toBe(await idOf(8))
})

test('has data that keep to the documented shapes, with small pictures and prices that fit', async () => {
  const { lisa } = setUp()
  const { items: products } = await lisa.request(listProducts, { limit: 50 })
  const { items: shows } = await lisa.request(listShows, { limit: 50 })
  for (const product of products) {
    const { price, mainImage, variants = [] } = z.parse(Product, product)
    expect(price?.currency).toEqual({ name: 'EUR', symbol: '€' })
    expect(price?.discounted?.value ?? 0).toBeLessThan(price?.original.value ?? 0)
    expect(mainImage).toMatchObject({ width: 800, height: 800, url: expect.stringMatching(/^data:image\/svg\+xml,%3Csvg/) })
    expect(mainImage?.sizeInBytes).toBeLessThan(1_500)
    expect(new Set(variants.map(({ reference }) => reference)).size).toBe(variants.length)
  }
  for (const show of shows) expect(z.parse(Show, show).poster).toMatchObject({ width: 800, height: 1_000 })
  expect(products.some(({ hasStock }) => hasStock === false)).toBe(true)
})

test('rejects as the signal says when a request is aborted', async () => {
  const { lisa } = setUp()
  const reason = new Error('no longer needed')
  expect(await failure(lisa.request(listShows, {}, { signal: AbortSignal.abort(reason) }))).toBe(reason)
})

test('has show 42 of the README on the air', async () => {
  const { lisa } = setUp()
  expect((await lisa.request(getShow, { id: '42' })).state).toBe('live')
})
