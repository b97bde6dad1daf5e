// @vitest-environment jsdom
import {
  type DehydratedState,
  dehydrate,
  HydrationBoundary,
  QueryClient,
  useQuery,
  useSuspenseQuery,
} from '@tanstack/react-query'
import {
  type ErrorState,
  getShow,
  LisaProvider,
  lisaError,
  lisaKey,
  lisaQuery,
  useAuthPrompt,
  useErrorDescription,
  useErrorState,
  useLisaClient,
  useLisaQueryClient,
  useRateLimit,
  useShow,
} from 'lisa-query'
import { type ReactElement, Suspense } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { beforeEach, describe, expect, it, onTestFinished, test, vi } from 'vitest'
import { act, advance, answering, newYear, ok, onFakeTime, render, type Stub, settle, status } from '../support/react.tsx'

onFakeTime()

const lisa = () => answering(ok())

test('prefetched data hydrate without a difference and without a request', async () => {
  const { client, calls } = lisa()
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } })
  await queryClient.prefetchQuery(lisaQuery(client, getShow, { id: '42' }))
  const { text, differences } = await hydrated(
    <LisaProvider client={client} queryClient={queryClient}>
      <Card />
    </LisaProvider>,
  )
  expect(text()).toBe('Ski goggles')
  expect(differences).toEqual([])
  expect(calls).toHaveLength(1)
})

test('a countdown hydrates without a difference, three seconds after the server wrote it, and goes on', async () => {
  const { client } = lisa()
  const { text, differences } = await hydrated(
    <LisaProvider client={client}>
      <Busy />
    </LisaProvider>,
    3_000,
  )
  expect(differences).toEqual([])
  await advance(1_000)
  expect(text()).toContain('8 seconds')
})

describe('a pending read that the server began and that failed there', () => {
  /** What the server hands over while its read is under way. */
  const handedOver = (onServer: Stub): DehydratedState => {
    const server = new QueryClient()
    void server.prefetchQuery(lisaQuery(onServer.client, getShow, { id: '42' }))
    return dehydrate(server, { shouldDehydrateQuery: () => true })
  }
  const failing = () => answering(status(503), { retry: false })

  beforeEach(() => {
    // TanStack reports it in a development build.
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
  })

  test.each([
    ['TanStack’s defaults', undefined],
    ['no retries', { queries: { retry: false } }],
  ])('is read again, with %s', async (_name, defaultOptions) => {
    const browser = answering(ok())
    const queryClient = new QueryClient({ ...(defaultOptions && { defaultOptions }) })
    const state = handedOver(failing())
    const view = render(
      <HydrationBoundary state={state} queryClient={queryClient}>
        <LisaProvider client={browser.client} queryClient={queryClient}>
          <Failure />
          <Card />
        </LisaProvider>
      </HydrationBoundary>,
    )
    await settle()
    expect(view.container.textContent).toBe('Ski goggles')
    expect(browser.calls).toEqual(['GET /shows/42'])
  })

  test('is read again below a Suspense, and no boundary sees the error', async () => {
    const browser = answering(ok())
    const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    const view = render(
      <HydrationBoundary state={handedOver(failing())} queryClient={queryClient}>
        <LisaProvider client={browser.client} queryClient={queryClient}>
          <Card />
          <Suspense fallback="loading">
            <SuspendedCard />
          </Suspense>
        </LisaProvider>
      </HydrationBoundary>,
    )
    await settle()
    expect(view.container.textContent).toBe('Ski gogglesSki goggles')
  })

  test('fails by LiSA’s rule if it fails in the browser too', async () => {
    const browser = answering(status(404))
    const queryClient = new QueryClient()
    const view = render(
      <HydrationBoundary state={handedOver(failing())} queryClient={queryClient}>
        <LisaProvider client={browser.client} queryClient={queryClient}>
          <Title />
        </LisaProvider>
      </HydrationBoundary>,
    )
    await advance(60_000)
    expect(view.container.textContent).toBe('This is not here now')
    expect(browser.calls).toEqual(['GET /shows/42'])
  })

  test('a query of the application’s own that fails under a key of ours is left to it', async () => {
    const queryClient = new QueryClient()
    const browser = answering(ok())
    const queryFn = vi.fn(() => Promise.reject(new Error('mine')))
    render(
      <LisaProvider client={browser.client} queryClient={queryClient}>
        <Own queryFn={queryFn} />
      </LisaProvider>,
    )
    await advance(60_000)
    expect(queryFn.mock.calls.length).toBeLessThanOrEqual(2)
  })
})

/** Refused and asked to wait between the server's page and the browser's turn. */
const meanwhile = async (lisa: Stub): Promise<void> => {
  await lisa.client.request(getShow, { id: 'gone' }).catch(() => undefined)
  await lisa.client.request(getShow, { id: 'busy' }).catch(() => undefined)
}
const refusing = () =>
  answering(({ route }) => (route === 'GET /shows/busy' ? status(429, { 'retry-after': '12' }) : status(401))())

test('what waits at the rate limit hydrates without a difference', async () => {
  const lisa = refusing()
  const { text, differences } = await hydrated(
    <LisaProvider client={lisa.client}>
      <Failure />
    </LisaProvider>,
    0,
    () => meanwhile(lisa),
  )
  expect(differences).toEqual([])
  expect(text()).toBe('Trying again in 12 seconds.')
})

test('a person who left meanwhile makes no difference', async () => {
  const { client } = lisa()
  const { text, differences } = await hydrated(
    <LisaProvider client={client}>
      <Card />
    </LisaProvider>,
    0,
    async () => client.session.end(),
  )
  expect(differences).toEqual([])
  expect(text()).toBe('Ski goggles')
})

// React asks for the server's state first, and gets the one of now: a part of the page that hydrates late differs.
it.each([
  ['the prompt', () => <Prompt />],
  ['the rate limit', () => <Limit />],
])('%s hydrates without a difference after something has been refused', async (_name, page) => {
  const lisa = refusing()
  const { differences } = await hydrated(<LisaProvider client={lisa.client}>{page()}</LisaProvider>, 0, () => meanwhile(lisa))
  expect(differences).toEqual([])
})

const facts = { message: 'GET /shows/42: 429', method: 'GET', url: 'https://lisa.test/v2/shows/42' }
const busy = lisaError('rate-limited', { ...facts, retryAt: newYear + 12_000 })

function Card(): ReactElement {
  return <p>{useShow('42').data?.title?.['*']}</p>
}

function Failure(): ReactElement {
  return <p>{useErrorState(useShow('42'))?.description}</p>
}

function Title(): ReactElement {
  return <p>{useErrorState(useShow('42'))?.title}</p>
}

function SuspendedCard(): ReactElement {
  const { data } = useSuspenseQuery(lisaQuery(useLisaClient(), getShow, { id: '42' }), useLisaQueryClient())
  return <p>{data.title?.['*']}</p>
}

function Own({ queryFn }: { queryFn: () => Promise<never> }): ReactElement {
  useQuery({ queryKey: [...lisaKey(useLisaClient()), 'mine'], queryFn, retry: false }, useLisaQueryClient())
  return <p />
}

function Prompt(): ReactElement {
  return <p>{useAuthPrompt().isOpen ? 'Sign in' : 'Welcome'}</p>
}

function Limit(): ReactElement {
  return <p>{useRateLimit().isOpen ? 'open' : 'closed'}</p>
}

function Busy(): ReactElement {
  // The server counted from another moment.
  return <p suppressHydrationWarning>{useErrorDescription(useErrorState(busy) as ErrorState)}</p>
}

/** Writes it as a server does, lets some time pass, and lets React take over in the browser. */
async function hydrated(
  page: ReactElement,
  after = 0,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<{ text: () => string | null; differences: unknown[] }> {
  const differences: unknown[] = []
  const container = document.createElement('div')
  document.body.append(container)
  container.innerHTML = renderToString(page)
  await vi.advanceTimersByTimeAsync(after)
  await meanwhile()
  await act(async () => {
    const root = hydrateRoot(container, page, { onRecoverableError: (error) => differences.push(error) })
    onTestFinished(() => act(() => root.unmount()))
  })
  await settle()
  return { text: () => container.textContent, differences }
}
