// @vitest-environment jsdom
import { focusManager, onlineManager, QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import {
  type ErrorState,
  LisaProvider,
  lisaError,
  useAuthPrompt,
  useCountdown,
  useErrorDescription,
  useErrorState,
  useLisaClient,
  useLisaQueryClient,
  useRateLimit,
  useReceipt,
  useShow,
  useShows,
  useUpdateShow,
} from 'lisa-query'
import { de } from 'lisa-query/messages'
import { type ReactElement, StrictMode } from 'react'
import { expect, test, vi } from 'vitest'
import {
  act,
  advance,
  answering,
  answeringInTurn,
  goggles,
  inLisa,
  newYear,
  ok,
  onFakeTime,
  render,
  rendering,
  settle,
  status,
} from '../support/react.tsx'

onFakeTime()

test.each([
  ['useShow', () => useShow('42')],
  ['useShow that waits', () => useShow(undefined)],
  ['useShows', () => useShows()],
  ['useUpdateShow', () => useUpdateShow()],
  ['useErrorState', () => useErrorState(null)],
  ['useCountdown', () => useCountdown()],
  ['useReceipt', () => useReceipt({ data: undefined })],
  ['useRateLimit', () => useRateLimit()],
  ['useAuthPrompt', () => useAuthPrompt()],
  ['useLisaClient', () => useLisaClient()],
  ['useLisaQueryClient', () => useLisaQueryClient()],
])('%s without a provider is a plain error with the fix', (_name, hook) => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  // A host's QueryClientProvider does not make up for it.
  const wrapper = ({ children }: { children: React.ReactNode }): ReactElement => (
    <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
  )
  expect(() => renderHook(() => hook() as unknown, { wrapper })).toThrow('This hook needs <LisaProvider client=')
  quiet.mockRestore()
})

test('keeps a QueryClient of its own, the same at every render and for every provider of its client', async () => {
  const lisa = answering(ok())
  const one = await rendering(lisa, useShowAndCache)
  const other = await rendering(lisa, useShowAndCache)
  const stranger = await rendering(answering(ok()), useShowAndCache)
  const { cache } = one.result.current
  one.rerender()
  expect(one.result.current.cache).toBe(cache)
  expect(other.result.current.cache).toBe(cache)
  expect(stranger.result.current.cache).not.toBe(cache)
})

test('joins a QueryClient that it is given', async () => {
  const queryClient = new QueryClient()
  const { result } = await rendering(answering(ok()), () => ({ show: useShow('42'), cache: useLisaQueryClient() }), {
    queryClient,
  })
  expect(result.current.cache).toBe(queryClient)
  expect(queryClient.getQueryData(['lisa', 'shows', '42'])).toEqual(goggles)
})

test('moves to another QueryClient when it is given one later', async () => {
  const queryClient = new QueryClient()
  const lisa = answering(ok())
  const view = render(<Card />, { wrapper: ({ children }) => <LisaProvider client={lisa.client}>{children}</LisaProvider> })
  await settle()
  view.unmount()
  render(
    <LisaProvider client={lisa.client} queryClient={queryClient}>
      <Card />
    </LisaProvider>,
  )
  await settle()
  expect(queryClient.getQueryData(['lisa', 'shows', '42'])).toEqual(goggles)
})

test('does not take over a host’s QueryClient around it', async () => {
  const host = new QueryClient({ defaultOptions: { queries: { enabled: false } } })
  const lisa = answering(ok())
  const view = render(
    <QueryClientProvider client={host}>
      <LisaProvider client={lisa.client}>
        <Card />
      </LisaProvider>
    </QueryClientProvider>,
  )
  await settle()
  expect(view.container.textContent).toBe('Ski goggles')
  expect(host.getQueryCache().getAll()).toEqual([])
})

test('leaves a host’s own queries below it to the host', async () => {
  const host = new QueryClient()
  const lisa = answering(ok())
  const { result } = renderHook(useTheirs, {
    wrapper: ({ children }) => (
      <QueryClientProvider client={host}>
        <LisaProvider client={lisa.client}>{children}</LisaProvider>
      </QueryClientProvider>
    ),
  })
  await settle()
  expect(result.current.client).toBe(host)
  expect(result.current.theirs.data).toBe('theirs')
  expect(result.current.mine.getQueryCache().getAll()).toEqual([])
})

test('is not led astray by a QueryClientProvider between it and a hook', async () => {
  const inner = new QueryClient()
  const lisa = answering(ok())
  render(
    <LisaProvider client={lisa.client}>
      <QueryClientProvider client={inner}>
        <Card />
      </QueryClientProvider>
    </LisaProvider>,
  )
  await settle()
  expect(lisa.calls).toHaveLength(1)
  expect(inner.getQueryCache().getAll()).toEqual([])
})

test('the nearest provider counts', async () => {
  const outer = answering(ok())
  const inner = answering(ok())
  render(
    <LisaProvider client={outer.client}>
      <LisaProvider client={inner.client}>
        <Card />
      </LisaProvider>
    </LisaProvider>,
  )
  await settle()
  expect([outer.calls.length, inner.calls.length]).toEqual([0, 1])
})

test.each([
  ['its own QueryClient', () => undefined],
  ['a joined one that nobody else has mounted', () => new QueryClient()],
])('with %s, hears that the network is back', async (_name, make) => {
  const queryClient = make()
  onlineManager.setOnline(false)
  const { result } = await rendering(
    answering(({ request }) => ok(request.method === 'GET' ? goggles : { id: '7' })()),
    useShowAndUpdate,
    { queryClient },
  )
  act(() => result.current.update.mutate({ id: '7', body: {} }))
  await settle()
  act(() => onlineManager.setOnline(true))
  await settle()
  expect(result.current.show.data).toEqual(goggles)
  expect(result.current.update.data).toEqual({ id: '7' })
})

test('with its own QueryClient, hears that the window has focus again', async () => {
  const lisa = answering(ok())
  await rendering(lisa, () => useShow('42'))
  act(() => focusManager.setFocused(true))
  await settle()
  expect(lisa.calls).toHaveLength(2)
})

test('no longer listens once it is gone', async () => {
  const { unmount, result } = await rendering(answering(ok()), () => useLisaQueryClient())
  const cache = result.current
  const heard = vi.spyOn(cache, 'resumePausedMutations')
  unmount()
  onlineManager.setOnline(false)
  onlineManager.setOnline(true)
  await settle()
  expect(heard).not.toHaveBeenCalled()
})

test('works in StrictMode: one answer, and it hears of the network', async () => {
  const lisa = answering(ok())
  const view = render(
    <StrictMode>
      <LisaProvider client={lisa.client}>
        <Card />
        <Card />
      </LisaProvider>
    </StrictMode>,
  )
  await settle()
  expect(view.container.textContent).toBe('Ski gogglesSki goggles')
  const before = lisa.calls.length
  onlineManager.setOnline(false)
  await act(async () => onlineManager.setOnline(true))
  await settle()
  expect(lisa.calls.length).toBe(before + 1)
})

test('in StrictMode a write is sent once', async () => {
  const lisa = answering(ok())
  const { result } = renderHook(() => useUpdateShow(), {
    wrapper: ({ children }) => <StrictMode>{inLisa(lisa)({ children })}</StrictMode>,
  })
  act(() => result.current.mutate({ id: '42', body: {} }))
  await settle()
  expect(lisa.calls).toEqual(['PATCH /shows/42'])
})

test('a countdown and a wait leave no timer behind', async () => {
  const facts = { message: 'GET /shows/42: 429', method: 'GET', url: 'https://lisa.test/v2/shows/42' }
  const busy = lisaError('rate-limited', { ...facts, retryAt: newYear + 90_000 })
  const { unmount } = await rendering(answering(ok()), () => useErrorDescription(useErrorState(busy) as ErrorState))
  expect(vi.getTimerCount()).toBe(2)
  unmount()
  expect(vi.getTimerCount()).toBe(0)
})

test('leaves nothing behind when it goes while a read is under way', async () => {
  const aborted = vi.fn()
  const lisa = answering(
    ({ request: { signal } }) =>
      new Promise<Response>((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          aborted()
          reject(signal.reason)
        })
      }),
  )
  const { unmount } = await rendering(lisa, () => useShow('42'), { queryClient: neverForgetting() })
  expect(vi.getTimerCount()).toBe(1)
  unmount()
  await settle()
  expect(aborted).toHaveBeenCalledOnce()
  expect(vi.getTimerCount()).toBe(0)
})

test('what a provider of its own has cached goes five minutes after it, as TanStack does it', async () => {
  const { result, unmount } = await rendering(answering(ok()), useShowAndCache)
  const { cache } = result.current
  unmount()
  await advance(5 * 60_000)
  expect(cache.getQueryCache().getAll()).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
})

test('a read that waits to be retried is not sent once nobody looks any more', async () => {
  const lisa = answeringInTurn([status(429, { 'retry-after': '12' }), ok()])
  const { unmount } = await rendering(lisa, () => useShow('42'))
  unmount()
  await advance(60_000)
  expect(lisa.calls).toHaveLength(1)
})

test('two clients with names share a QueryClient and nothing else', async () => {
  const queryClient = new QueryClient()
  const live = answering(({ request }) => ok(request.method === 'GET' ? { id: '42', title: { '*': 'Live' } } : { id: '42' })(), {
    name: 'live',
  })
  const sandbox = answering(ok({ id: '42', title: { '*': 'Sandbox' } }), { name: 'sandbox' })
  const one = await rendering(live, useShowAndUpdate, { queryClient })
  const other = await rendering(sandbox, useShowAndUpdate, { queryClient })
  expect(one.result.current.show.data?.title).toEqual({ '*': 'Live' })
  expect(other.result.current.show.data?.title).toEqual({ '*': 'Sandbox' })
  expect(
    queryClient
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey[0]),
  ).toEqual(['lisa:live', 'lisa:sandbox'])
  act(() => one.result.current.update.mutate({ id: '42', body: {} }))
  await settle()
  expect(one.result.current.show.data).toEqual({ id: '42' })
  expect(other.result.current.show.data?.title).toEqual({ '*': 'Sandbox' })
  expect(sandbox.calls).toEqual(['GET /shows/42'])
})

test('the words follow when the language changes', async () => {
  const lisa = answering(status(404))
  const view = render(<LisaProvider client={lisa.client}>{notice}</LisaProvider>)
  await settle()
  expect(view.container.textContent).toBe('This is not here now')
  view.rerender(
    <LisaProvider client={lisa.client} messages={de}>
      {notice}
    </LisaProvider>,
  )
  expect(view.container.textContent).toBe('Das ist gerade nicht zu finden')
  expect(lisa.calls).toHaveLength(1)
})

function Card(): ReactElement {
  const show = useShow('42')
  return <p>{show.data?.title?.['*']}</p>
}

function Notice(): ReactElement {
  const failed = useErrorState(useShow('42'))
  return <p>{failed?.title}</p>
}

const notice = <Notice />

const neverForgetting = (): QueryClient => new QueryClient({ defaultOptions: { queries: { gcTime: Number.POSITIVE_INFINITY } } })

const useShowAndCache = () => ({ show: useShow('42'), cache: useLisaQueryClient() })

const useShowAndUpdate = () => ({ show: useShow('42'), update: useUpdateShow() })

const useTheirs = () => {
  const mine = useLisaQueryClient()
  const theirs = useQuery({ queryKey: ['theirs'], queryFn: () => 'theirs' })
  return { mine, theirs, client: useQueryClient() }
}
