// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query'
import {
  endpoint,
  lisaPages,
  listShowProducts,
  listShows,
  pageOf,
  useErrorState,
  useLisaPages,
  useLisaQuery,
  useShows,
} from 'lisa-query'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { act, answering, ok, onFakeTime, pageOfShows, rendering, settle, status } from '../support/react.tsx'

onFakeTime()

const threePages = () =>
  answering(({ route }) => {
    const { searchParams } = new URL(route.slice(4), 'https://lisa.test')
    const cursor = searchParams.get('cursor')
    if (cursor === null) return ok(pageOfShows(['1', '2'], 'b'))()
    return ok(cursor === 'b' ? pageOfShows(['3'], 'c') : pageOfShows(['4'], null))()
  })
const shows = (...ids: string[]): object[] => ids.map((id) => ({ id }))

test('data is the flat list, which `fetchNextPage` extends until there is no more', async () => {
  const lisa = threePages()
  const { result } = await rendering(lisa, () => useShows())
  expect(result.current).toMatchObject({ data: shows('1', '2'), hasNextPage: true })
  act(() => void result.current.fetchNextPage())
  await settle()
  expect(result.current).toMatchObject({ data: shows('1', '2', '3'), hasNextPage: true })
  act(() => void result.current.fetchNextPage())
  await settle()
  expect(result.current).toMatchObject({ data: shows('1', '2', '3', '4'), hasNextPage: false })
  expect(lisa.calls).toEqual(['GET /shows', 'GET /shows?cursor=b', 'GET /shows?cursor=c'])
})

test('the query goes along with every page', async () => {
  const lisa = threePages()
  const { result } = await rendering(lisa, () => useShows({ state: 'replay', limit: 2 }))
  act(() => void result.current.fetchNextPage())
  await settle()
  expect(lisa.calls.map((call) => [...new URL(call.slice(4), 'https://lisa.test').searchParams].sort())).toEqual([
    [
      ['limit', '2'],
      ['state', 'replay'],
    ],
    [
      ['cursor', 'b'],
      ['limit', '2'],
      ['state', 'replay'],
    ],
  ])
})

test('lists of different queries are kept apart; fields that are undefined do not count', async () => {
  const lisa = threePages()
  await rendering(lisa, () => [useShows(), useShows({ state: 'live' }), useShows({ limit: undefined } as object)])
  expect(lisa.calls).toEqual(['GET /shows', 'GET /shows?state=live'])
})

test('`select` gets the flat list', async () => {
  const { result } = await rendering(threePages(), () => {
    const ids = useShows({}, { select: (items) => items.map(({ id }) => id) })
    const data: string[] | undefined = ids.data
    return { ...ids, data }
  })
  expect(result.current.data).toEqual(['1', '2'])
  act(() => void result.current.fetchNextPage())
  await settle()
  expect(result.current.data).toEqual(['1', '2', '3'])
})

test('the flat list is the same array as long as nothing changed', async () => {
  const { result, rerender } = await rendering(threePages(), () => useShows())
  const before = result.current.data
  rerender()
  expect(result.current.data).toBe(before)
  await act(() => result.current.refetch())
  await settle()
  expect(result.current.data).toBe(before)
})

test.each([
  ['absent', undefined],
  ['null', null],
  ['empty', ''],
])('a list whose cursor is %s has ended', async (_name, cursor) => {
  const { result } = await rendering(answering(ok(pageOfShows(['1'], cursor))), () => useShows())
  expect(result.current).toMatchObject({ data: shows('1'), hasNextPage: false })
})

test('a cursor that leads to itself ends the list', async () => {
  const lisa = answering(ok(pageOfShows(['1'], 'b')))
  const { result } = await rendering(lisa, () => useShows())
  expect(result.current.hasNextPage).toBe(true)
  act(() => void result.current.fetchNextPage())
  await settle()
  expect(result.current.hasNextPage).toBe(false)
})

test('a next page that fails leaves the list as it was', async () => {
  const lisa = answering(({ route }) => (route === 'GET /shows' ? ok(pageOfShows(['1'], 'b')) : status(404))())
  // Spread, so that TanStack sees every field in use.
  const { result } = await rendering(lisa, () => ({ ...useShows() }))
  act(() => void result.current.fetchNextPage())
  await settle()
  expect(result.current).toMatchObject({ data: shows('1'), isFetchNextPageError: true, hasNextPage: true })
})

test('neither the key, the function nor the way to the next page can be replaced', async () => {
  const lisa = threePages()
  const queryFn = () => Promise.resolve({ items: [] })
  const mine = { queryKey: ['mine'], queryFn, initialPageParam: 'mine', getNextPageParam: () => 'mine' }
  const { result } = await rendering(lisa, () => useShows({}, mine as object))
  act(() => void result.current.fetchNextPage())
  await settle()
  expect(lisa.calls).toEqual(['GET /shows', 'GET /shows?cursor=b'])
})

test('a list that was prefetched is there at once', async () => {
  const lisa = threePages()
  const queryClient = new QueryClient()
  await queryClient.prefetchInfiniteQuery(lisaPages(lisa.client, listShows, { state: 'live' }))
  const { result } = await rendering(lisa, () => useShows({ state: 'live' }, { staleTime: 60_000 }), { queryClient })
  expect(result.current.data).toEqual(shows('1', '2'))
  expect(lisa.calls).toHaveLength(1)
})

test('one page of a list and the list in pages do not share a cache entry', async () => {
  const { result } = await rendering(threePages(), () => ({ page: useLisaQuery(listShows, {}), list: useShows() }))
  expect(result.current.page.data).toEqual(pageOfShows(['1', '2'], 'b'))
  expect(result.current.list.data).toEqual(shows('1', '2'))
})

test('a list that waits for its input does not show what another read has found', async () => {
  const lisa = threePages()
  const { result } = await rendering(lisa, () => ({
    page: useLisaQuery(listShows, {}),
    waitingPage: useLisaQuery(listShows, undefined),
    waitingList: useLisaPages(listShows, undefined),
  }))
  const waiting = { status: 'pending', fetchStatus: 'idle', data: undefined, error: null }
  expect(result.current.waitingPage).toMatchObject(waiting)
  expect(result.current.waitingList).toMatchObject(waiting)
})

test('cursors that lead round in a circle end the list', async () => {
  const next: Record<string, string> = { '': 'a', a: 'b', b: 'a' }
  const lisa = answering(({ request }) => {
    const cursor = new URL(request.url).searchParams.get('cursor') ?? ''
    return ok(pageOfShows([`after ${cursor}`], next[cursor]))()
  })
  const { result } = await rendering(lisa, () => useShows())
  for (let page = 0; page < 5 && result.current.hasNextPage; page += 1) {
    act(() => void result.current.fetchNextPage())
    await settle()
  }
  expect(result.current).toMatchObject({ hasNextPage: false, data: shows('after ', 'after a', 'after b') })
})

test('an item that moved to a later page while the pages were read stands once', async () => {
  const lisa = answering(({ route }) =>
    ok(route === 'GET /shows' ? pageOfShows(['1', '2'], 'b') : pageOfShows(['2', '3', '1']))(),
  )
  const { result } = await rendering(lisa, () => ({ ...useShows() }))
  act(() => void result.current.fetchNextPage())
  await settle()
  expect(result.current.data).toEqual(shows('1', '2', '3'))
})

test('items of one page, and items without an id, are LiSA’s to count', async () => {
  const getTags = endpoint('GET /tags', { response: pageOf(z.looseObject({ name: z.string() })) })
  const lisa = answering(({ route }) =>
    ok(route.startsWith('GET /tags') ? { items: [{ name: 'a' }, { name: 'a' }] } : pageOfShows(['1', '1']))(),
  )
  const { result } = await rendering(lisa, () => ({ tags: useLisaPages(getTags), shows: useShows() }))
  expect(result.current).toMatchObject({ tags: { data: [{ name: 'a' }, { name: 'a' }] }, shows: { data: shows('1', '1') } })
})

test('all pages of a list that is read again are background work, and the next page is not', async () => {
  const asked: unknown[] = []
  const lisa = answering(({ route }) => ok(route === 'GET /shows' ? pageOfShows(['1'], 'b') : pageOfShows(['2'], 'c'))())
  const { client } = lisa
  const watched = {
    ...client,
    request: (...args: Parameters<typeof client.request>) => {
      asked.push((args[2] as { isBackground?: boolean }).isBackground)
      return client.request(...args)
    },
  } as typeof client
  const { result } = await rendering({ client: watched }, () => useShows())
  act(() => void result.current.fetchNextPage())
  await settle()
  act(() => void result.current.refetch())
  await settle()
  act(() => void result.current.fetchNextPage())
  await settle()
  expect(asked).toEqual([false, false, true, true, false])
})

test('a list whose query is not needed needs none', async () => {
  const lisa = threePages()
  const { result } = await rendering(lisa, () => useLisaPages(listShows))
  expect(result.current.data).toEqual(shows('1', '2'))
})

test('`refetch` and `fetchNextPage` of a list that waits end without an error', async () => {
  const lisa = threePages()
  const { result } = await rendering(lisa, () => {
    const list = useLisaPages(listShowProducts, undefined)
    return { list: { ...list }, failed: useErrorState(list) }
  })
  await act(() => result.current.list.refetch())
  await act(() => result.current.list.fetchNextPage())
  await settle()
  expect(result.current).toMatchObject({ list: { status: 'pending', fetchStatus: 'idle', error: null }, failed: null })
  expect(lisa.calls).toEqual([])
})
