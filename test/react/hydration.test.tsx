// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query'
import {
  type ErrorState,
  getShow,
  LisaProvider,
  lisaError,
  lisaQuery,
  useErrorDescription,
  useErrorState,
  useShow,
} from 'lisa-query'
import type { ReactElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, onTestFinished, test, vi } from 'vitest'
import { act, advance, answering, newYear, ok, onFakeTime, settle } from '../support/react.tsx'

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

const facts = { message: 'GET /shows/42: 429', method: 'GET', url: 'https://lisa.test/v2/shows/42' }
const busy = lisaError('rate-limited', { ...facts, retryAt: newYear + 12_000 })

function Card(): ReactElement {
  return <p>{useShow('42').data?.title?.['*']}</p>
}

function Busy(): ReactElement {
  // The server counted from another moment.
  return <p suppressHydrationWarning>{useErrorDescription(useErrorState(busy) as ErrorState)}</p>
}

/** Writes it as a server does, lets some time pass, and lets React take over in the browser. */
async function hydrated(page: ReactElement, after = 0): Promise<{ text: () => string | null; differences: unknown[] }> {
  const differences: unknown[] = []
  const container = document.createElement('div')
  document.body.append(container)
  container.innerHTML = renderToString(page)
  await vi.advanceTimersByTimeAsync(after)
  await act(async () => {
    const root = hydrateRoot(container, page, { onRecoverableError: (error) => differences.push(error) })
    onTestFinished(() => act(() => root.unmount()))
  })
  await settle()
  return { text: () => container.textContent, differences }
}
