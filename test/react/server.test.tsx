import { dehydrate, hydrate, QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import {
  createLisaClient,
  getShow,
  isLisaError,
  LisaHydration,
  LisaProvider,
  lisaPages,
  lisaQuery,
  listShows,
  prefetchLisa,
  reviveLisaError,
  useAuthPrompt,
  useCountdown,
  useErrorState,
  useLisaClient,
  useLisaQueryClient,
  useRateLimit,
  useReceipt,
  useShow,
  useShows,
  useUpdateShow,
} from 'lisa-query'
import { type ReactElement, Suspense } from 'react'
import { renderToString } from 'react-dom/server'
import { renderToReadableStream } from 'react-dom/server.edge'
import { expect, test } from 'vitest'
import { answering, newYear, ok, pageOfShows, status } from '../support/react.tsx'

test('hooks render on a server without sending anything', () => {
  const lisa = answering(ok())
  expect(renderToString(<Page lisa={lisa} />)).toContain('pending')
  expect(lisa.calls).toEqual([])
})

test('the rate limit is open and nobody is asked to sign in before anything was sent', () => {
  expect(renderToString(<Page lisa={answering(ok())} />)).toContain('title="open 0, quiet 0"')
})

test('what was prefetched is in the first HTML', async () => {
  const lisa = answering(({ route }) => ok(route === 'GET /shows/42' ? undefined : pageOfShows(['1', '2']))())
  const queryClient = new QueryClient()
  await queryClient.prefetchQuery(lisaQuery(lisa.client, getShow, { id: '42' }))
  await queryClient.prefetchInfiniteQuery(lisaPages(lisa.client, listShows, {}))
  const html = renderToString(<Page lisa={lisa} queryClient={queryClient} />)
  expect(html).toContain('Ski goggles')
  expect(html).toContain('2 shows')
})

test('two pages of one client share no cache: they may be of two visitors', async () => {
  const lisa = answering(({ nth }) => ok({ id: '42', title: { '*': `visitor ${nth}` } })())
  expect(await streamed(lisa)).toContain('visitor 1')
  expect(await streamed(lisa)).toContain('visitor 2')
})

test('a Suspense above the provider costs one request', async () => {
  const lisa = answering(ok())
  expect(await streamed(lisa)).toContain('Ski goggles')
  expect(lisa.calls).toEqual(['GET /shows/42'])
})

test('a suspended read with a relative address fails in one clear sentence, and is left to the browser', async () => {
  const client = createLisaClient({ baseUrl: '/api/lisa' })
  const errors: unknown[] = []
  const stream = await renderToReadableStream(
    <LisaProvider client={client}>
      <Suspense fallback="loading">
        <SuspendedShow />
      </Suspense>
    </LisaProvider>,
    { onError: (error) => void errors.push(error) },
  )
  await stream.allReady
  expect(await new Response(stream).text()).toContain('loading')
  expect(errors.map(String)).toEqual([
    'TypeError: baseUrl /api/lisa leads nowhere without a page: on a server pass an absolute one, or prefetch for LisaHydration (lisa-query/dist/guide/mistakes.md#relative-base-url)',
  ])
})

test('a suspended read that was prefetched needs no address', async () => {
  const { client } = answering(ok())
  const state = await prefetchLisa(client, [getShow, { id: '42' }])
  const stream = await renderToReadableStream(
    <LisaProvider client={createLisaClient({ baseUrl: '/api/lisa' })}>
      <LisaHydration state={state}>
        <SuspendedShow />
      </LisaHydration>
    </LisaProvider>,
  )
  expect(await new Response(stream).text()).toContain('Ski goggles')
})

test('data cross from the server to the browser', async () => {
  const lisa = answering(ok())
  const server = new QueryClient()
  await server.prefetchQuery(lisaQuery(lisa.client, getShow, { id: '42' }))
  const browser = new QueryClient()
  hydrate(browser, JSON.parse(JSON.stringify(dehydrate(server))))
  expect(renderToString(<Page lisa={lisa} queryClient={browser} />)).toContain('Ski goggles')
  expect(lisa.calls).toHaveLength(1)
})

test('an error crosses from the server to the browser, once revived', async () => {
  const lisa = answering(status(403, { 'www-authenticate': 'Bearer scope="shows:read"' }))
  const server = new QueryClient()
  await server.prefetchQuery(lisaQuery(lisa.client, getShow, { id: '42' }))
  const sent = JSON.stringify(dehydrate(server, { shouldDehydrateQuery: () => true, shouldRedactErrors: () => false }))
  const state = JSON.parse(sent, (_key, value) => (value?.name === 'LisaError' ? reviveLisaError(value) : value))
  const browser = new QueryClient()
  hydrate(browser, state)
  expect(isLisaError(browser.getQueryState(['lisa', 'shows', '42'])?.error)).toBe(true)
  const html = renderToString(<Page lisa={lisa} queryClient={browser} />)
  expect(html).toContain('Your access does not cover this')
  expect(html).toContain('shows:read')
})

test('the credential is not in what crosses', async () => {
  const secret = 'ApiKey s3cr3t-k3y'
  const lisa = answering(({ request }) => status(403, {}, { errors: `no ${request.headers.get('authorization')}` })(), {
    authorization: () => secret,
  })
  const server = new QueryClient()
  await server.prefetchQuery(lisaQuery(lisa.client, getShow, { id: '42' }))
  const state = dehydrate(server, { shouldDehydrateQuery: () => true, shouldRedactErrors: () => false })
  expect(JSON.stringify(state)).toContain('[redacted]')
  expect(JSON.stringify(state)).not.toContain('s3cr3t')
})

/** The HTML of a suspended read, as a server that streams writes it. */
async function streamed(lisa: ReturnType<typeof answering>): Promise<string> {
  const stream = await renderToReadableStream(
    <Suspense fallback="loading">
      <LisaProvider client={lisa.client}>
        <SuspendedShow />
      </LisaProvider>
    </Suspense>,
  )
  await stream.allReady
  return new Response(stream).text()
}

function SuspendedShow(): ReactElement {
  const { data } = useSuspenseQuery(lisaQuery(useLisaClient(), getShow, { id: '42' }), useLisaQueryClient())
  return <p>{data.title?.['*']}</p>
}

function Page({ lisa, queryClient }: { lisa: ReturnType<typeof answering>; queryClient?: QueryClient }): ReactElement {
  return (
    <LisaProvider client={lisa.client} queryClient={queryClient}>
      <Everything />
    </LisaProvider>
  )
}

function Everything(): ReactElement {
  // TanStack fetches again on mount what has failed, unless told otherwise.
  const show = useShow('42', { retryOnMount: false })
  const shows = useShows()
  const update = useUpdateShow()
  const failed = useErrorState(show)
  useErrorState(update)
  const receipt = useReceipt(update)
  const seconds = useCountdown(newYear)
  const { isOpen, waiting } = useRateLimit()
  const prompt = useAuthPrompt()
  return (
    <p title={`${isOpen ? 'open' : 'closed'} ${waiting}, ${prompt.isOpen ? 'asks' : 'quiet'} ${prompt.waiting}`}>
      {show.status} {show.data?.title?.['*']} {failed?.title} {failed?.requiredScope} {receipt?.title} {seconds}
      {`${shows.data?.length ?? 0} shows`}
    </p>
  )
}
