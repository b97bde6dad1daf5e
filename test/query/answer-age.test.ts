import { QueryClient } from '@tanstack/react-query'
import { createLisaClient, getShow, lisaPages, lisaQuery, listShows } from 'lisa-query/core'
import { expect, it, vi } from 'vitest'
import { answering, handClock, json, rejectionOf, settled, show } from '../client/answering.ts'
import { servingGateway } from '../server/serving-gateway.ts'

const ages = (seconds: number) => ({ headers: { age: String(seconds), 'x-lisa-gateway': 'hit' } })
const since = (moment: number | undefined): number => Date.now() - (moment ?? 0)

it('dates a read back to when the gateway has asked LiSA, so that a price can say how old it is', async () => {
  const clock = handClock()
  const { origin } = await servingGateway({ clock, cache: { fresh: 60_000 } })
  const client = createLisaClient({ baseUrl: `${origin}/api/lisa` })
  await client.request(getShow, { id: '42' })
  clock.advance(30_900)
  const cache = new QueryClient()
  const read = lisaQuery(client, getShow, { id: '42' })
  await cache.fetchQuery(read)
  expect(since(cache.getQueryState(read.queryKey)?.dataUpdatedAt)).toBeGreaterThanOrEqual(30_000)
  await cache.invalidateQueries({ queryKey: read.queryKey, refetchType: 'all' })
  expect(cache.getQueryState(read.queryKey)?.isInvalidated).toBe(false)
})

it('dates a list back by its oldest page, once', async () => {
  let count = 0
  const { client } = answering(() => {
    count += 1
    return json({ items: [show], nextCursor: count < 3 ? `${count}` : null }, ages(10 * count))
  })
  const cache = new QueryClient()
  const list = lisaPages(client, listShows, {})
  const options = { ...list, pages: 3 }
  await cache.fetchInfiniteQuery(options)
  const age = since(cache.getQueryState(list.queryKey)?.dataUpdatedAt)
  expect([age >= 30_000, age < 60_000, count]).toEqual([true, true, 3])
})

it('listens once for a list, however many pages it has', async () => {
  let count = 0
  const { client } = answering(() => {
    count += 1
    return json({ items: [show], nextCursor: count < 12 ? `${count}` : null }, ages(10 * count))
  })
  const cache = new QueryClient()
  const subscribe = vi.spyOn(cache.getQueryCache(), 'subscribe')
  const list = lisaPages(client, listShows, {})
  await cache.fetchInfiniteQuery({ ...list, pages: 12 })
  expect(since(cache.getQueryState(list.queryKey)?.dataUpdatedAt)).toBeGreaterThanOrEqual(120_000)
  expect([count, subscribe.mock.calls.length]).toEqual([12, 1])
})

it('takes the age of no other answer than a gateway’s, and of each read its own', async () => {
  const headersOf: Record<string, Record<string, string>> = {
    a: ages(50).headers,
    b: { age: '50' },
    d: { age: 'old', 'x-lisa-gateway': 'hit' },
    e: { 'x-lisa-gateway': 'hit' },
  }
  const { client } = answering(({ url }) => json(show, { headers: headersOf[url.at(-1) ?? ''] ?? {} }))
  const cache = new QueryClient()
  const reads = ['a', 'b', 'c', 'd', 'e'].map((id) => lisaQuery(client, getShow, { id }))
  await Promise.all(reads.map((read) => cache.fetchQuery(read)))
  const isNew = reads.map(({ queryKey }) => since(cache.getQueryState(queryKey)?.dataUpdatedAt) < 50_000)
  expect(isNew).toEqual([false, true, true, true, true])
})

/** A list whose first page is 50 s old, and whose second page comes when it is told to. */
function twoPages() {
  const late: ((response: Response) => void)[] = []
  const { client } = answering(({ url }) => {
    if (url.endsWith('/42')) return json(show)
    if (!url.includes('cursor')) return json({ items: [], nextCursor: '2' }, late.length === 0 ? ages(50) : {})
    return new Promise((resolve) => void late.push(resolve))
  })
  const cache = new QueryClient()
  const list = { ...lisaPages(client, listShows, {}), pages: 2, retry: false, initialPageParam: undefined }
  const ageOfList = (): number => since(cache.getQueryState(list.queryKey)?.dataUpdatedAt)
  return { client, cache, list, ageOfList, answerLast: (response: Response) => late.at(-1)?.(response) }
}

it.each(['fails', 'is called off'])('dates no later answer back by a list that %s on its way', async (end) => {
  const { cache, list, ageOfList, answerLast } = twoPages()
  const reason = rejectionOf(cache.fetchInfiniteQuery(list))
  await settled()
  if (end === 'fails') answerLast(json({}, { status: 404 }))
  else await cache.cancelQueries({ queryKey: list.queryKey })
  await reason
  const again = cache.fetchInfiniteQuery(list)
  await settled()
  answerLast(json({ items: [] }))
  await again
  expect(ageOfList()).toBeLessThan(50_000)
})

it('leaves the date of a list that is there where its next reading fails on the way', async () => {
  const { cache, list, ageOfList, answerLast } = twoPages()
  cache.setQueryData(list.queryKey, { pages: [{ items: [] }], pageParams: [undefined] })
  const reason = rejectionOf(cache.fetchInfiniteQuery(list))
  await settled()
  answerLast(json({}, { status: 404 }))
  await reason
  expect(ageOfList()).toBeLessThan(50_000)
})

it('dates a list back although another read is answered between its pages', async () => {
  const { client, cache, list, ageOfList, answerLast } = twoPages()
  const end = cache.fetchInfiniteQuery(list)
  await settled()
  const other = lisaQuery(client, getShow, { id: '42' })
  await cache.fetchQuery(other)
  answerLast(json({ items: [] }))
  await end
  expect(ageOfList()).toBeGreaterThanOrEqual(50_000)
  expect(since(cache.getQueryState(other.queryKey)?.dataUpdatedAt)).toBeLessThan(50_000)
})
