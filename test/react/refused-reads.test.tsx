// @vitest-environment jsdom
import { focusManager, QueryClient, useQuery } from '@tanstack/react-query'
import { getShow, lisaQuery, useAuthPrompt, useCreateShow, useShow, useShows } from 'lisa-query'
import { expect, test, vi } from 'vitest'
import { act, advance, answering, goggles, ok, onFakeTime, pageOfShows, rendering, settle, status } from '../support/react.tsx'

onFakeTime()

const minute = 60_000

/** A LiSA with cookies for a credential: it refuses everybody until somebody has signed in elsewhere. */
function cookies(options: Parameters<typeof answering>[1] = {}) {
  const person = { name: '' }
  const stub = answering(({ route }) => {
    if (!person.name) return status(401)()
    return ok(route.startsWith('GET /shows/') ? { ...goggles, title: { '*': person.name } } : pageOfShows(['42']))()
  }, options)
  return { ...stub, person }
}

const refocus = async (): Promise<void> => {
  act(() => focusManager.setFocused(false))
  act(() => focusManager.setFocused(true))
  await settle()
}

test('two polls of one second ask nothing more while nobody is signed in', async () => {
  const lisa = cookies()
  await rendering(lisa, () => [
    useShow('1', { refetchInterval: 1_000 }),
    useShow('2', { refetchInterval: 1_000 }),
    useAuthPrompt(),
  ])
  await advance(minute)
  expect(lisa.calls).toEqual(['GET /shows/1', 'GET /shows/2'])
})

test('nor do polls of TanStack’s own hook', async () => {
  const lisa = cookies()
  const queryClient = new QueryClient()
  const { result } = await rendering(lisa, () =>
    useQuery({ ...lisaQuery(lisa.client, getShow, { id: '1' }), refetchInterval: 1_000 }, queryClient),
  )
  await advance(minute)
  expect(lisa.calls).toEqual(['GET /shows/1'])
  expect(result.current.error).toMatchObject({ kind: 'auth-required' })
})

test('nor does another mount of a refused read, and it shows its state at once', async () => {
  const lisa = cookies()
  const queryClient = new QueryClient()
  await rendering(lisa, () => useShow('1'), { queryClient })
  const { result } = await rendering(lisa, () => useShow('1'), { queryClient })
  expect(lisa.calls).toEqual(['GET /shows/1'])
  expect(result.current.error).toMatchObject({ kind: 'auth-required' })
})

test('each focus asks one of the refused reads, in turn, at most every 30 seconds', async () => {
  const lisa = cookies()
  await rendering(lisa, () => [useShow('1'), useShow('2'), useShows()])
  lisa.calls.length = 0
  for (let turn = 0; turn < 90; turn += 1) {
    await refocus()
    await advance(1_000)
  }
  expect(lisa.calls).toEqual(['GET /shows/1', 'GET /shows/2', 'GET /shows'])
})

test('the window’s own focus asks, too', async () => {
  const lisa = cookies()
  await rendering(lisa, () => useShow('1'))
  act(() => void window.dispatchEvent(new Event('focus')))
  await settle()
  expect(lisa.calls).toHaveLength(2)
})

test('once a refused read is answered, all is read again', async () => {
  const lisa = cookies()
  const { result } = await rendering(lisa, () => ({ shows: [useShow('1'), useShow('2')], prompt: useAuthPrompt() }))
  expect(result.current.prompt).toMatchObject({ isOpen: true, waiting: 2 })
  lisa.person.name = 'Ada'
  await refocus()
  expect(result.current.shows.map(({ data }) => data?.title?.['*'])).toEqual(['Ada', 'Ada'])
  expect(result.current.prompt).toMatchObject({ isOpen: false, waiting: 0 })
})

test.each([
  ['somebody else may have signed in: what was cached is removed', undefined, 1],
  ['the same person is back: what was cached stays', () => 'ada', 0],
])('where a session is there again, %s', async (_name, identity, readAgain) => {
  const lisa = cookies(identity ? { identity } : {})
  lisa.person.name = 'Ada'
  const { result } = await rendering(lisa, () => [useShow('1'), useShow('2', { enabled: false })])
  lisa.person.name = ''
  act(() => void result.current[0]?.refetch())
  act(() => void result.current[1]?.refetch())
  await settle()
  lisa.calls.length = 0
  lisa.person.name = 'Ada'
  const seen = vi.fn()
  lisa.client.session.subscribe(seen)
  await refocus()
  expect(seen.mock.calls.filter(([news]) => news)).toEqual([[readAgain ? 'switch' : 'start']])
})

test('a changed `authorization` ends the silence at the next poll', async () => {
  let key = 'ApiKey old-old-old'
  const lisa = answering(({ request }) => (request.headers.get('authorization')?.includes('new') ? ok() : status(401))(), {
    authorization: () => key,
  })
  const { result } = await rendering(lisa, () => useShow('1', { refetchInterval: 1_000 }))
  await advance(minute)
  expect(lisa.calls).toHaveLength(1)
  key = 'ApiKey new-new-new'
  await advance(1_000)
  expect(result.current.data).toEqual(goggles)
})

test('a page that is seen without the focus asks with growing pauses, where cookies may come back', async () => {
  const lisa = cookies({ baseUrl: '/v2' })
  await rendering(lisa, () => [useShow('1'), useShow('2')])
  lisa.calls.length = 0
  await advance(60 * minute)
  expect(lisa.calls.length).toBeGreaterThanOrEqual(3)
  expect(lisa.calls.length).toBeLessThanOrEqual(12)
})

test('the prompt counts what is on the page, and closes when nothing is left of it', async () => {
  const lisa = cookies()
  const prompt = await rendering(lisa, useAuthPrompt)
  const queryClient = new QueryClient()
  const one = await rendering(lisa, () => useShow('1'), { queryClient })
  const other = await rendering(lisa, () => [useShow('1'), useShow('2')], { queryClient })
  expect(prompt.result.current).toMatchObject({ isOpen: true, waiting: 2 })
  other.unmount()
  await settle()
  expect(prompt.result.current).toMatchObject({ isOpen: true, waiting: 1 })
  one.unmount()
  await settle()
  expect(prompt.result.current).toMatchObject({ isOpen: false, waiting: 0 })
  await rendering(lisa, () => useShow('1'), { queryClient })
  expect(prompt.result.current).toMatchObject({ isOpen: true, waiting: 1 })
})

test('a write that was refused leaves the count with its form', async () => {
  const lisa = cookies()
  const prompt = await rendering(lisa, useAuthPrompt)
  const { result, unmount } = await rendering(lisa, useCreateShow)
  act(() => result.current.mutate({ body: { title: { '*': 'One' } } }))
  await settle()
  expect(prompt.result.current).toMatchObject({ isOpen: true, waiting: 1 })
  unmount()
  await settle()
  expect(prompt.result.current).toMatchObject({ isOpen: false, waiting: 0 })
})
