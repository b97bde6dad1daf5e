// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query'
import {
  type ErrorState,
  getShow,
  LisaProvider,
  lisaError,
  lisaQuery,
  useAuthPrompt,
  useErrorDescription,
  useErrorState,
  useRateLimit,
  useShow,
} from 'lisa-query'
import type { ReactElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, it, onTestFinished, test, vi } from 'vitest'
import { act, advance, answering, newYear, ok, onFakeTime, type Stub, settle, status } from '../support/react.tsx'

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
