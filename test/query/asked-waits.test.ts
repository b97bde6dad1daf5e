// @vitest-environment jsdom
import { InfiniteQueryObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import { type Clock, createLisaClient, getShow, type LisaClient, lisaPages, lisaQuery, listShows } from 'lisa-query/core'
import { beforeEach, expect, it, onTestFinished, test, vi } from 'vitest'

beforeEach(() => {
  vi.useFakeTimers()
  onTestFinished(() => {
    vi.useRealTimers()
  })
})

const minute = 60_000

interface Stub {
  client: LisaClient
  /** When each request came, in milliseconds from the start, and what it asked for. */
  calls: [at: number, path: string][]
}

function down(answer: (path: string) => Response, options: { clock?: Clock } = {}): Stub {
  const calls: [number, string][] = []
  const client = createLisaClient({
    baseUrl: 'https://lisa.test',
    fetch: ({ url }) => {
      const path = url.replace('https://lisa.test', '')
      calls.push([performance.now() - begun, path])
      return answer(path)
    },
    ...options,
  })
  const begun = performance.now()
  return { client, calls }
}

const busy = (status: number, retryAfter: string) => (): Response =>
  Response.json({}, { status, headers: { 'retry-after': retryAfter } })

/** Looks at the read as a component does; gives what ends that. */
const look = (queryClient: QueryClient, client: LisaClient, options: object = {}): (() => void) =>
  new QueryObserver(queryClient, { ...lisaQuery(client, getShow, { id: '42' }), ...options }).subscribe(() => undefined)

it.each([503, 429])('a %i with 100 seconds is asked once until then, whoever asks', async (status) => {
  const { client, calls } = down(busy(status, '100'))
  const queryClient = new QueryClient()
  queryClient.mount()
  const leave = look(queryClient, client, { refetchInterval: 5_000 })
  await vi.advanceTimersByTimeAsync(10_000)
  leave()
  look(queryClient, client, { refetchInterval: 5_000 })
  await vi.advanceTimersByTimeAsync(1_000)
  await queryClient.refetchQueries()
  // Another cache of the same client.
  const other = new QueryClient()
  look(other, client)
  void other.prefetchQuery({ ...lisaQuery(client, getShow, { id: '42' }), retry: false })
  await vi.advanceTimersByTimeAsync(88_000)
  expect(calls).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(calls.length).toBeGreaterThan(1)
  expect(calls[1]?.[0]).toBeGreaterThanOrEqual(100_000)
  queryClient.clear()
  other.clear()
})

test('until then the state is the one that LiSA’s answer gave, and another read is not held up by it', async () => {
  const { client, calls } = down((path) => (path === '/shows/42' ? busy(503, '100')() : Response.json({ id: '7' })))
  const queryClient = new QueryClient()
  look(queryClient, client)
  await vi.advanceTimersByTimeAsync(0)
  const { error } = queryClient.getQueryState(lisaQuery(client, getShow, { id: '42' }).queryKey) ?? {}
  look(queryClient, client)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(queryClient.getQueryState(lisaQuery(client, getShow, { id: '42' }).queryKey)?.error).toBe(error)
  expect(await queryClient.fetchQuery(lisaQuery(client, getShow, { id: '7' }))).toEqual({ id: '7' })
  expect(calls.map(([, path]) => path)).toEqual(['/shows/42', '/shows/7'])
  queryClient.clear()
})

test('each of two reads waits until its own time', async () => {
  const { client, calls } = down((path) => busy(503, path === '/shows/42' ? '100' : '200')())
  const queryClient = new QueryClient()
  const ask = (id: string): Promise<void> => queryClient.prefetchQuery({ ...lisaQuery(client, getShow, { id }), retry: false })
  for (const id of ['42', '7', '42', '7']) await ask(id)
  await vi.advanceTimersByTimeAsync(100_000)
  for (const id of ['42', '7']) await ask(id)
  expect(calls.map(([, path]) => path)).toEqual(['/shows/42', '/shows/7', '/shows/42'])
  queryClient.clear()
})

test('once no more than maxWait is left, another mount sits the rest out', async () => {
  let isUp = false
  const { client, calls } = down(() => (isUp ? Response.json({ id: '42' }) : busy(503, '100')()))
  const queryClient = new QueryClient()
  const leave = look(queryClient, client)
  await vi.advanceTimersByTimeAsync(50_000)
  leave()
  isUp = true
  look(queryClient, client)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(queryClient.getQueryState(lisaQuery(client, getShow, { id: '42' }).queryKey)).toMatchObject({
    fetchStatus: 'fetching',
    fetchFailureReason: { kind: 'unavailable' },
  })
  await vi.advanceTimersByTimeAsync(49_000)
  expect(queryClient.getQueryData(lisaQuery(client, getShow, { id: '42' }).queryKey)).toEqual({ id: '42' })
  expect(calls).toHaveLength(2)
  queryClient.clear()
})

test('each page of a list waits for itself', async () => {
  const { client, calls } = down((path) =>
    path === '/shows?cursor=b' ? busy(503, '100')() : Response.json({ items: [], nextCursor: 'b' }),
  )
  const queryClient = new QueryClient()
  const list = new InfiniteQueryObserver(queryClient, lisaPages(client, listShows, {}))
  onTestFinished(list.subscribe(() => undefined))
  await vi.advanceTimersByTimeAsync(0)
  await list.fetchNextPage()
  await list.fetchNextPage()
  await list.refetch()
  expect(calls.map(([, path]) => path)).toEqual(['/shows', '/shows?cursor=b', '/shows'])
  queryClient.clear()
})

test('a computer’s clock that is set back during the wait makes it no longer', async () => {
  const { client, calls } = down(busy(503, '30'))
  const queryClient = new QueryClient()
  look(queryClient, client)
  await vi.advanceTimersByTimeAsync(10_000)
  vi.setSystemTime(Date.now() - 60 * minute)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(calls.length).toBeGreaterThan(1)
  queryClient.clear()
})

test('waits are forgotten with the person who met them', async () => {
  const { client, calls } = down(busy(503, '100'))
  const queryClient = new QueryClient()
  await queryClient.prefetchQuery(lisaQuery(client, getShow, { id: '42' }))
  client.session.end()
  await queryClient.prefetchQuery({ ...lisaQuery(client, getShow, { id: '42' }), staleTime: 0 })
  expect(calls).toHaveLength(2)
  queryClient.clear()
})
