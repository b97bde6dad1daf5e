import { QueryClient } from '@tanstack/react-query'
import { createLisaClient, getShow, lisaPages, lisaQuery, listShows } from 'lisa-query/core'
import { expect, it } from 'vitest'
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

it('takes the age of no other answer than a gateway’s, and of each read its own', async () => {
  const { client } = answering(({ url }) =>
    json(show, url.endsWith('/a') ? ages(50) : { headers: url.endsWith('/b') ? { age: '50' } : {} }),
  )
  const cache = new QueryClient()
  const reads = ['a', 'b', 'c'].map((id) => lisaQuery(client, getShow, { id }))
  await Promise.all(reads.map((read) => cache.fetchQuery(read)))
  const isOld = reads.map(({ queryKey }) => since(cache.getQueryState(queryKey)?.dataUpdatedAt) >= 50_000)
  expect(isOld).toEqual([true, false, false])
})

/** An answer whose body comes when it is told to. */
function later(init: ResponseInit): { response: Response; send: (body: string) => void } {
  let send: (body: string) => void = () => undefined
  const body = new ReadableStream({
    start: (controller) => {
      send = (text) => {
        controller.enqueue(new TextEncoder().encode(text))
        controller.close()
      }
    },
  })
  return {
    response: new Response(body, { ...init, headers: { ...init.headers, 'content-type': 'application/json' } }),
    send: (text) => send(text),
  }
}

it.each(['cannot be read', 'is called off'])('dates nothing back by an answer that %s', async (end) => {
  const first = later(ages(50))
  const answers = [first.response, json(show)]
  const { client } = answering(() => answers.shift() as Response)
  const cache = new QueryClient()
  const read = lisaQuery(client, getShow, { id: '42' })
  const reason = rejectionOf(cache.fetchQuery({ ...read, retry: false }))
  await settled()
  if (end === 'is called off') await cache.cancelQueries({ queryKey: read.queryKey })
  else first.send('no JSON')
  await reason
  await cache.fetchQuery(read)
  expect(since(cache.getQueryState(read.queryKey)?.dataUpdatedAt)).toBeLessThan(50_000)
})

it('dates a read back whose body comes after another read’s', async () => {
  const slow = later(ages(50))
  const { client } = answering(({ url }) => (url.endsWith('/slow') ? slow.response : json(show)))
  const cache = new QueryClient()
  const [read, other] = ['slow', 'quick'].map((id) => lisaQuery(client, getShow, { id }))
  const end = cache.fetchQuery(read as never)
  await settled()
  await cache.fetchQuery(other as never)
  slow.send(JSON.stringify(show))
  await end
  const [slowAge, quickAge] = [read, other].map((one) => since(cache.getQueryState(one?.queryKey ?? [])?.dataUpdatedAt))
  expect([Number(slowAge) >= 50_000, Number(quickAge) < 50_000]).toEqual([true, true])
})
