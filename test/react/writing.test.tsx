// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query'
import {
  isAccepted,
  type Show,
  updateShow,
  useArchiveShow,
  useCreateShow,
  useLisaMutation,
  useLisaQueryClient,
  usePublishShow,
  useReceipt,
  useShow,
  useShowProducts,
  useShows,
  useUpdateShow,
} from 'lisa-query'
import { de } from 'lisa-query/messages'
import { expect, test, vi } from 'vitest'
import {
  act,
  advance,
  answering,
  goggles,
  later,
  newYear,
  ok,
  onFakeTime,
  pageOfShows,
  rendering,
  settle,
  status,
} from '../support/react.tsx'

onFakeTime()

const renamed = { id: '42', title: { '*': 'Sun glasses' } }
const body = { title: renamed.title }
const detail = ['lisa', 'shows', '42']
const list = ['lisa', 'shows']

const accepted = (): Response => Response.json({ queued: true }, { status: 202, headers: { 'x-request-id': 'r-1' } })

/** A LiSA in which every write renames the show. */
const renaming = (write: () => Response | Promise<Response> = ok(renamed)) =>
  answering(({ route }) => {
    if (!route.startsWith('GET')) return write()
    return ok(route === 'GET /shows' ? pageOfShows(['42']) : route.endsWith('/products') ? { items: [] } : goggles)()
  })

test.each([
  ['changed', renaming(), () => useUpdateShow],
  ['created', renaming(ok(renamed, 201)), () => useCreateShow],
  ['published', renaming(), () => usePublishShow],
])('what was %s is in the cache, and lists are stale, before the caller’s onSuccess runs', async (_name, lisa, hook) => {
  const queryClient = new QueryClient()
  const useWrite = hook() as typeof useUpdateShow
  const seen: unknown[] = []
  const { result } = await rendering(
    lisa,
    () => {
      useShows()
      return useWrite({
        onSuccess: (output) => {
          const lists = queryClient
            .getQueryCache()
            .findAll({ queryKey: list, predicate: ({ queryKey }) => queryKey.at(-1) === 'pages' })
          seen.push(
            output,
            queryClient.getQueryData(detail),
            lists.map(({ state }) => state.isInvalidated),
          )
        },
      })
    },
    { queryClient },
  )
  act(() => result.current.mutate({ id: '42', body }))
  await settle()
  expect(seen).toEqual([renamed, renamed, [true]])
})

test('the promise of the caller’s onSuccess is waited for', async () => {
  const slow = later()
  const { result } = await rendering(renaming(), () => useUpdateShow({ onSuccess: () => slow.response }))
  act(() => result.current.mutate({ id: '42', body }))
  await settle()
  expect(result.current.isPending).toBe(true)
  slow.answer(new Response())
  await settle()
  expect(result.current.isSuccess).toBe(true)
})

test('a caller’s onSuccess that fails fails the mutation, as with TanStack', async () => {
  const { result } = await rendering(renaming(), () => useUpdateShow({ onSuccess: () => Promise.reject(new Error('mine')) }))
  act(() => result.current.mutate({ id: '42', body }))
  await settle()
  expect(result.current.error).toMatchObject({ message: 'mine' })
})

test('what onMutate gives reaches the other callbacks, and the types know it', async () => {
  const seen: number[] = []
  const { result } = await rendering(renaming(), () =>
    useUpdateShow<{ before: number }>({
      onMutate: ({ id }) => ({ before: Number(id) }),
      onSuccess: (_output, { id }, { before }) => void seen.push(before, Number(id)),
      onSettled: (_output, _error, _input, context) => void seen.push(context?.before ?? 0),
    }),
  )
  act(() => result.current.mutate({ id: '42', body }))
  await settle()
  expect(seen).toEqual([42, 42, 42])
})

test('callbacks at `mutate` run after those of the hook', async () => {
  const seen: string[] = []
  const { result } = await rendering(renaming(), () => useUpdateShow({ onSuccess: () => void seen.push('hook') }))
  act(() => result.current.mutate({ id: '42', body }, { onSuccess: () => void seen.push('mutate') }))
  await settle()
  expect(seen).toEqual(['hook', 'mutate'])
})

test('a failed write runs onError with what onMutate gave, and leaves the caches alone', async () => {
  const onError = vi.fn()
  const lisa = renaming(status(409))
  const { result } = await rendering(lisa, () => ({
    show: useShow('42'),
    update: useUpdateShow({ onMutate: () => 'before', onError }),
  }))
  act(() => result.current.update.mutate({ id: '42', body }))
  await settle()
  expect(onError.mock.calls[0]?.slice(0, 3)).toEqual([result.current.update.error, { id: '42', body }, 'before'])
  expect(result.current.show.data).toEqual(goggles)
  expect(lisa.calls).toEqual(['GET /shows/42', 'PATCH /shows/42'])
})

test('caches are brought up to date after the component has gone', async () => {
  const queryClient = new QueryClient()
  const slow = later()
  const { result, unmount } = await rendering(
    renaming(() => slow.response),
    () => useUpdateShow(),
    { queryClient },
  )
  act(() => result.current.mutate({ id: '42', body }))
  await settle()
  unmount()
  slow.answer(ok(renamed)())
  await settle()
  expect(queryClient.getQueryData(detail)).toEqual(renamed)
})

test('an older read that is still under way does not bring the old state back', async () => {
  const slow = later()
  const lisa = answering(({ route }) => (route.startsWith('GET') ? slow.response : ok(renamed)()))
  const { result } = await rendering(lisa, () => ({ show: useShow('42'), update: useUpdateShow() }))
  act(() => result.current.update.mutate({ id: '42', body }))
  await settle()
  expect(result.current.show.data).toEqual(renamed)
  slow.answer(ok(goggles)())
  await settle()
  expect(result.current.show).toMatchObject({ data: renamed, fetchStatus: 'idle' })
})

test('an older list that is still under way is given up and fetched anew', async () => {
  const slow = later()
  const lisa = answering(({ route, nth }) => {
    if (route.startsWith('PATCH')) return ok(renamed)()
    return nth === 1 ? slow.response : ok(pageOfShows(['42', '43']))()
  })
  const { result } = await rendering(lisa, () => ({ shows: useShows(), update: useUpdateShow() }))
  act(() => result.current.update.mutate({ id: '42', body }))
  await settle()
  slow.answer(ok(pageOfShows(['41']))())
  await settle()
  expect(result.current.shows.data).toEqual([{ id: '42' }, { id: '43' }])
})

test('reads below the changed show are stale, too', async () => {
  const lisa = renaming()
  const { result } = await rendering(lisa, () => ({ products: useShowProducts('42'), update: useUpdateShow() }))
  act(() => result.current.update.mutate({ id: '42', body }))
  await settle()
  expect(lisa.calls).toEqual(['GET /shows/42/products', 'PATCH /shows/42', 'GET /shows/42/products'])
})

test('a receipt fills nothing, and what it will change is stale but not fetched again yet', async () => {
  const lisa = renaming(accepted)
  const { result } = await rendering(lisa, () => ({
    show: useShow('42'),
    shows: useShows(),
    update: useUpdateShow(),
    archive: useArchiveShow(),
    cache: useLisaQueryClient(),
  }))
  act(() => result.current.update.mutate({ id: '42', body }))
  await settle()
  expect(isAccepted(result.current.update.data)).toBe(true)
  expect(result.current.show).toMatchObject({ data: goggles, isStale: true, fetchStatus: 'idle' })
  const states = result.current.cache.getQueryCache().getAll()
  expect(states.map(({ state }) => state.isInvalidated)).toEqual([true, true])
  expect(lisa.calls).toEqual(['GET /shows/42', 'GET /shows', 'PATCH /shows/42'])
})

test('a receipt is ready to render', async () => {
  const { result } = await rendering(renaming(accepted), () => {
    const update = useUpdateShow()
    return { update, receipt: useReceipt(update) }
  })
  expect(result.current.receipt).toBeNull()
  await advance(5_000)
  act(() => result.current.update.mutate({ id: '42', body }))
  await settle()
  expect(result.current.receipt).toMatchObject({
    title: 'Accepted, not processed yet',
    description: 'The change shows once it is processed.',
    receipt: { acceptedAt: newYear + 5_000, requestId: 'r-1', body: { queued: true } },
  })
})

test('a receipt speaks German, in words that can be replaced', async () => {
  const messages = { ...de, accepted: { ...de.accepted, description: 'Gleich.' } }
  const { result } = await rendering(
    renaming(accepted),
    () => {
      const update = useUpdateShow()
      return { update, receipt: useReceipt(update) }
    },
    { messages },
  )
  act(() => result.current.update.mutate({ id: '42', body }))
  await settle()
  expect(result.current.receipt).toMatchObject({ title: 'Angenommen, noch nicht verarbeitet', description: 'Gleich.' })
})

test('a finished write has no receipt', async () => {
  const { result } = await rendering(renaming(), () => {
    const update = useUpdateShow()
    return { update, receipt: useReceipt(update) }
  })
  act(() => result.current.update.mutate({ id: '42', body }))
  await settle()
  expect(result.current).toMatchObject({ update: { isSuccess: true }, receipt: null })
})

test('the types tell a receipt from the result', async () => {
  const { result } = await rendering(renaming(), () => useUpdateShow())
  act(() => result.current.mutate({ id: '42', body }))
  await settle()
  const { data } = result.current
  const show: Show | undefined = isAccepted(data) ? undefined : data
  expect(show).toEqual(renamed)
})

test('the function of a write cannot be replaced', async () => {
  const lisa = renaming()
  const mutationFn = vi.fn(() => Promise.resolve(goggles))
  const { result } = await rendering(lisa, () => useLisaMutation(updateShow, { mutationFn } as object))
  act(() => result.current.mutate({ id: '42', body }))
  await settle()
  expect(mutationFn).not.toHaveBeenCalled()
  expect(lisa.calls).toEqual(['PATCH /shows/42'])
})

test('`mutateAsync` rejects with the LisaError', async () => {
  const { result } = await rendering(renaming(status(409)), () => useUpdateShow())
  const outcome = vi.fn()
  act(() => void result.current.mutateAsync({ id: '42', body }).catch(outcome))
  await settle()
  expect(outcome.mock.calls[0]?.[0]).toMatchObject({ name: 'LisaError', kind: 'conflict' })
})

test('of two writes under way, the one that is answered last does not pass for the latest state', async () => {
  const queryClient = new QueryClient()
  const [first, second] = [later(), later()]
  const onServer = { id: '42', title: { '*': 'Second' } }
  const lisa = answering(({ route, nth }) => {
    if (route.startsWith('GET')) return ok(onServer)()
    return nth === 1 ? first.response : second.response
  })
  const { result } = await rendering(lisa, () => ({ show: useShow('42'), one: useUpdateShow(), two: useUpdateShow() }), {
    queryClient,
  })
  act(() => result.current.one.mutate({ id: '42', body }))
  act(() => result.current.two.mutate({ id: '42', body }))
  second.answer(ok(onServer)())
  await settle()
  first.answer(ok({ id: '42', title: { '*': 'First' } })())
  await settle()
  // One read at the start, one because of the write that was answered while the other was under way.
  expect(lisa.calls.filter((call) => call === 'GET /shows/42').length).toBeGreaterThanOrEqual(2)
})
