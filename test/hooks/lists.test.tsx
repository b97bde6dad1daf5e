// @vitest-environment jsdom
import { useChannel, useChannels, useMediaItems, useProduct, useProducts, useShowProducts, useShows } from 'lisa-query'
import { expect, test } from 'vitest'
import { answering, ok, onFakeTime, rendering } from '../support/react.tsx'

onFakeTime()

const items = [{ id: '1', slug: 'one' }]

test.each([
  ['useShows()', 'GET /shows', () => useShows()],
  ['useShows({ state, limit })', 'GET /shows?limit=2&state=replay', () => useShows({ state: 'replay', limit: 2 })],
  ['useProducts()', 'GET /products', () => useProducts()],
  ['useShowProducts(id)', 'GET /shows/42/products', () => useShowProducts('42')],
  ['useChannels()', 'GET /channels', () => useChannels()],
  ['useMediaItems()', 'GET /media-items', () => useMediaItems()],
  ['useMediaItems({ type })', 'GET /media-items?type=story', () => useMediaItems({ type: 'story' })],
])('%s gives a flat list from %s', async (_hook, route, hook) => {
  const lisa = answering(ok({ items }))
  const { result } = await rendering(lisa, () => hook() as { data: unknown; hasNextPage: boolean })
  expect(result.current.data).toEqual(items)
  expect(result.current.hasNextPage).toBe(false)
  expect(lisa.calls.map(sortedQuery)).toEqual([route])
})

test.each([
  ['useProduct(id)', 'GET /products/42', () => useProduct('42')],
  ['useChannel(slug)', 'GET /channels/ski', () => useChannel('ski')],
])('%s gives one from %s', async (_hook, route, hook) => {
  const lisa = answering(ok({ id: '42', slug: 'ski' }))
  const { result } = await rendering(lisa, () => hook().data as unknown)
  expect(result.current).toEqual({ id: '42', slug: 'ski' })
  expect(lisa.calls).toEqual([route])
})

test.each([
  ['useProduct', () => useProduct(undefined, { enabled: true })],
  ['useShowProducts', () => useShowProducts(undefined, {}, { enabled: true })],
  ['useChannel', () => useChannel(undefined, { enabled: true })],
])('%s waits without an id', async (_hook, hook) => {
  const lisa = answering(ok({ items }))
  const { result } = await rendering(lisa, () => hook() as { status: string; fetchStatus: string; data: unknown })
  expect(result.current).toMatchObject({ status: 'pending', fetchStatus: 'idle' })
  expect(lisa.calls).toEqual([])
})

function sortedQuery(route: string): string {
  const [path, query = ''] = route.split('?')
  return [path, ...(query ? [query.split('&').sort().join('&')] : [])].join('?')
}
