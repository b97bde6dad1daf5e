// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query'
import {
  getShow,
  lisaQuery,
  type Show,
  useArchiveShow,
  useChannelCurrentShow,
  useCreateShow,
  useCurrentShow,
  useErrorState,
  useLisaClient,
  useLisaQueryClient,
  usePublishShow,
  useShow,
  useShows,
  useUpdateShow,
} from 'lisa-query'
import { expect, test, vi } from 'vitest'
import { act, advance, answering, goggles, ok, onFakeTime, pageOfShows, rendering, settle, status } from '../support/react.tsx'

onFakeTime()

test('gives the show', async () => {
  const lisa = answering(ok())
  const { result } = await rendering(lisa, () => useShow('42'))
  expect(result.current).toMatchObject({ data: goggles, isSuccess: true, error: null })
  expect(lisa.calls).toEqual(['GET /shows/42'])
})

test('takes a number for an id, and shares its answer with the same id as text', async () => {
  const lisa = answering(ok())
  const { result } = await rendering(lisa, () => [useShow(42).data, useShow('42').data])
  expect(result.current).toEqual([goggles, goggles])
  expect(lisa.calls).toEqual(['GET /shows/42'])
})

test.each([undefined, { enabled: true }, { staleTime: 0, refetchInterval: 1_000 }])(
  'waits while the id is undefined, with the options %o',
  async (options) => {
    const lisa = answering(ok())
    const { result } = await rendering(lisa, () => ({ show: useShow(undefined, options), cache: useLisaQueryClient() }))
    await act(() => result.current.cache.invalidateQueries())
    await act(() => result.current.cache.refetchQueries())
    await advance(60_000)
    expect(result.current.show).toMatchObject({ status: 'pending', fetchStatus: 'idle', data: undefined })
    expect(lisa.calls).toEqual([])
  },
)

test('`refetch` of a read that waits ends at once, without an error and without a request', async () => {
  const lisa = answering(ok())
  const quiet = vi.spyOn(console, 'error')
  const { result, rerender } = await rendering(
    lisa,
    ({ id }: { id: string | undefined }) => {
      const show = useShow(id)
      return { show: { ...show }, failed: useErrorState(show) }
    },
    { initialProps: { id: undefined } as { id: string | undefined } },
  )
  const outcome = await act(() => result.current.show.refetch())
  await settle()
  expect(outcome).toMatchObject({ status: 'pending', fetchStatus: 'idle', error: null })
  expect(result.current).toMatchObject({ show: { status: 'pending', fetchStatus: 'idle', error: null }, failed: null })
  expect(quiet).not.toHaveBeenCalled()
  expect(lisa.calls).toEqual([])
  rerender({ id: '42' })
  await settle()
  expect(result.current.show.data).toEqual(goggles)
})

test('takes `initialData`, with which `data` is there from the start', async () => {
  const { result } = await rendering(answering(ok()), () => {
    const { data } = useShow('42', { initialData: { id: 'at once' } })
    return data.id
  })
  expect(result.current).toBe('42')
})

test('sets out once the id is there, and waits again without it', async () => {
  const lisa = answering(ok())
  const { result, rerender } = await rendering(lisa, ({ id }: { id: string | undefined }) => useShow(id), {
    initialProps: { id: undefined } as { id: string | undefined },
  })
  expect(lisa.calls).toEqual([])
  rerender({ id: '42' })
  await settle()
  expect(result.current.data).toEqual(goggles)
  rerender({ id: undefined })
  await settle()
  expect(result.current.data).toBeUndefined()
  expect(lisa.calls).toEqual(['GET /shows/42'])
})

test('has nothing to say about a hook that waits', async () => {
  const { result } = await rendering(answering(ok()), () => useErrorState(useShow(undefined)))
  expect(result.current).toBeNull()
})

test('a null id is the mistake of a caller without types, and says so', async () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await expect(rendering(answering(ok()), () => useShow(null as unknown as string))).rejects.toThrow(
    'GET /shows/{id} needs `id`: pass { id:',
  )
  quiet.mockRestore()
})

test('takes `enabled`', async () => {
  const lisa = answering(ok())
  const { rerender } = await rendering(lisa, ({ enabled }: { enabled: boolean }) => useShow('42', { enabled }), {
    initialProps: { enabled: false },
  })
  expect(lisa.calls).toEqual([])
  rerender({ enabled: true })
  await settle()
  expect(lisa.calls).toEqual(['GET /shows/42'])
})

test('takes `select`, and its type', async () => {
  const { result } = await rendering(answering(ok()), () => {
    const show = useShow('42', { select: ({ title }) => title?.['*']?.length })
    const length: number | undefined = show.data
    return length
  })
  expect(result.current).toBe('Ski goggles'.length)
})

test('takes `staleTime`', async () => {
  const lisa = answering(ok())
  const queryClient = new QueryClient()
  const first = await rendering(lisa, () => useShow('42', { staleTime: 60_000 }), { queryClient })
  first.unmount()
  await rendering(lisa, () => useShow('42', { staleTime: 60_000 }), { queryClient })
  expect(lisa.calls).toHaveLength(1)
  await rendering(lisa, () => useShow('42'), { queryClient })
  expect(lisa.calls).toHaveLength(2)
})

test('takes `placeholderData`', async () => {
  const lisa = answering(() => new Promise<Response>(() => undefined))
  const { result } = await rendering(lisa, () => useShow('42', { placeholderData: { id: 'soon' } }))
  expect(result.current).toMatchObject({ data: { id: 'soon' }, isPlaceholderData: true })
})

test('takes `retry` and `retryDelay` in place of its own rule', async () => {
  const lisa = answering(status(503))
  const { result } = await rendering(lisa, () => useShow('42', { retry: 4, retryDelay: 10 }))
  await advance(50)
  expect(result.current.isError).toBe(true)
  expect(lisa.calls).toHaveLength(5)
})

test('keeps its own rule for retries where an option is given as undefined', async () => {
  const lisa = answering(status(404))
  const { result } = await rendering(lisa, () => useShow('42', { retry: undefined } as object))
  await advance(60_000)
  expect(result.current.isError).toBe(true)
  expect(lisa.calls).toHaveLength(1)
})

test('neither key nor function can be replaced', async () => {
  const lisa = answering(ok())
  const mine = vi.fn(() => Promise.resolve({ id: 'mine' }))
  const { result } = await rendering(lisa, () => ({
    show: useShow('42', { queryKey: ['mine'], queryFn: mine } as object),
    cache: useLisaQueryClient(),
  }))
  expect(result.current.show.data).toEqual(goggles)
  expect(result.current.cache.getQueryData(['lisa', 'shows', '42'])).toEqual(goggles)
  expect(result.current.cache.getQueryCache().getAll()).toHaveLength(1)
  expect(mine).not.toHaveBeenCalled()
})

test('types refuse the key, the function, and an answer taken for something else', () => {
  expect(useRefused).toBeTypeOf('function')
})

test("gives TanStack's result untouched", async () => {
  const { useQuery } = await import('@tanstack/react-query')
  const { result } = await rendering(answering(ok()), () => {
    const client = useLisaClient()
    const cache = useLisaQueryClient()
    return { ours: useShow('42'), theirs: useQuery(lisaQuery(client, getShow, { id: '42' }), cache) }
  })
  expect(Object.keys(result.current.ours)).toEqual(Object.keys(result.current.theirs))
  expect({ ...result.current.ours, refetch: null, promise: null }).toEqual({
    ...result.current.theirs,
    refetch: null,
    promise: null,
  })
})

test('a show named like a part of the library is still a show', async () => {
  const lisa = answering(({ route }) => (route === 'GET /shows' ? ok(pageOfShows(['1'])) : ok({ id: 'pages' }))())
  const { result } = await rendering(lisa, () => ({ show: useShow('pages'), shows: useShows() }))
  expect(result.current.show.data).toEqual({ id: 'pages' })
  expect(result.current.shows.data).toEqual([{ id: '1' }])
})

test('the current show', async () => {
  const lisa = answering(ok())
  const { result } = await rendering(lisa, () => [useCurrentShow().data, useCurrentShow({ staleTime: 1_000 }).data])
  expect(result.current).toEqual([goggles, goggles])
  expect(lisa.calls).toEqual(['GET /shows/current'])
})

test('the current show of a channel', async () => {
  const lisa = answering(ok())
  const { result } = await rendering(lisa, () => useChannelCurrentShow('ski & board'))
  expect(result.current.data).toEqual(goggles)
  expect(lisa.calls).toEqual(['GET /channels/ski%20%26%20board/shows/current'])
})

test('the current show of a channel waits while the slug is undefined', async () => {
  const lisa = answering(ok())
  const { result, rerender } = await rendering(
    lisa,
    ({ channel }: { channel: string | undefined }) => useChannelCurrentShow(channel),
    { initialProps: { channel: undefined } as { channel: string | undefined } },
  )
  expect(result.current).toMatchObject({ status: 'pending', fetchStatus: 'idle' })
  expect(lisa.calls).toEqual([])
  rerender({ channel: 'ski' })
  await settle()
  expect(lisa.calls).toEqual(['GET /channels/ski/shows/current'])
})

test('a created show is in the cache of its detail', async () => {
  const lisa = answering(ok({ id: '7' }, 201))
  const { result } = await rendering(lisa, () => ({ create: useCreateShow(), cache: useLisaQueryClient() }))
  act(() => result.current.create.mutate({ body: { title: { '*': 'New' } } }))
  await settle()
  expect(result.current.create.data).toEqual({ id: '7' })
  expect(result.current.cache.getQueryData(['lisa', 'shows', '7'])).toEqual({ id: '7' })
  expect(lisa.calls).toEqual(['POST /shows'])
})

test('an updated show replaces the one on the screen, and lists and the current show are fetched again', async () => {
  const renamed = { id: '42', title: { '*': 'Sun glasses' } }
  const lisa = answering(({ route }) => {
    if (route === 'GET /shows') return ok(pageOfShows(['42']))()
    return (route.startsWith('PATCH') ? ok(renamed) : ok())()
  })
  const { result } = await rendering(lisa, () => ({
    show: useShow('42', { staleTime: Number.POSITIVE_INFINITY }),
    shows: useShows(),
    current: useChannelCurrentShow('ski'),
    update: useUpdateShow(),
  }))
  act(() => result.current.update.mutate({ id: '42', body: { title: renamed.title } }))
  await settle()
  expect(result.current.show.data).toEqual(renamed)
  const [write, ...reads] = lisa.calls.slice(3)
  expect([write, ...reads.sort()]).toEqual(['PATCH /shows/42', 'GET /channels/ski/shows/current', 'GET /shows'])
})

test('a published show is the one on the screen', async () => {
  const published = { ...goggles, publishedAt: '2026-01-01T00:00:00Z' }
  const lisa = answering(({ route }) => (route === 'POST /shows/42/publish' ? ok(published) : ok())())
  const { result } = await rendering(lisa, () => ({ show: useShow('42'), publish: usePublishShow() }))
  act(() => result.current.publish.mutate({ id: '42' }))
  await settle()
  expect(result.current.show.data).toEqual(published)
  expect(lisa.calls).toEqual(['GET /shows/42', 'POST /shows/42/publish'])
})

test('an archived show is asked for again, and is not found', async () => {
  let archived = false
  const lisa = answering(({ route }) => {
    if (route.startsWith('POST')) archived = true
    return (archived && route.startsWith('GET') ? status(404) : ok())()
  })
  const { result } = await rendering(lisa, () => {
    const show = useShow('42')
    return { show, failed: useErrorState(show), archive: useArchiveShow() }
  })
  act(() => result.current.archive.mutate({ id: '42' }))
  await settle()
  expect(lisa.calls).toEqual(['GET /shows/42', 'POST /shows/42/archive', 'GET /shows/42'])
  expect(result.current.failed).toMatchObject({ kind: 'not-found', title: 'This is not here now' })
})

/** Only compiled, never run. */
function useRefused(): unknown {
  // @ts-expect-error the key follows from the endpoint
  useShow('42', { queryKey: ['mine'] })
  // @ts-expect-error so does the function
  useShow('42', { queryFn: () => Promise.resolve({ id: 'mine' }) })
  // @ts-expect-error a list moves on with fetchNextPage
  useShows({ cursor: 'abc' })
  // @ts-expect-error a title is a text in several languages
  useCreateShow().mutate({ body: { title: 'Ski goggles' } })
  // @ts-expect-error an update needs an id
  useUpdateShow().mutate({ body: {} })
  const { data } = useCreateShow()
  // @ts-expect-error a write may have been accepted only
  const show: Show | undefined = data
  return show
}
