// @vitest-environment jsdom
import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import {
  getShow,
  LisaProvider,
  type LisaProviderProps,
  lisaPages,
  lisaQuery,
  listShows,
  useErrorState,
  useLisaClient,
  useLisaQueryClient,
  useShow,
} from 'lisa-query'
import { type ReactElement, StrictMode, Suspense, startTransition, useState } from 'react'
import { expect, test } from 'vitest'
import { act, advance, answering, goggles, ok, onFakeTime, pageOfShows, render, settle, status } from '../support/react.tsx'

onFakeTime()

/** A LiSA that takes its time: React tries the tree below again and again meanwhile. */
const slow = () =>
  answering(async ({ route }) => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    return ok(route.startsWith('GET /shows?') || route === 'GET /shows' ? pageOfShows(['1', '2']) : goggles)()
  })

/** Two seconds, in which React gets its turns. */
async function inSteps(): Promise<void> {
  for (let step = 0; step < 20; step += 1) await advance(100)
}

/** A page whose `Suspense` stands above the provider, as a router puts it. */
const page = (props: LisaProviderProps): ReactElement => (
  <Suspense fallback="loading">
    <LisaProvider {...props} />
  </Suspense>
)

test('a Suspense above the provider costs one request for each read, and shows its data', async () => {
  const lisa = slow()
  const view = render(
    page({ client: lisa.client, children: [<Card key="1" id="42" />, <List key="2" />, <Card key="3" id="42" />] }),
  )
  expect(view.container.textContent).toBe('loading')
  await inSteps()
  expect(view.container.textContent).toBe('Ski goggles2 showsSki goggles')
  expect(lisa.calls.sort()).toEqual(['GET /shows', 'GET /shows/42'])
})

test('in StrictMode as well', async () => {
  const lisa = slow()
  const view = render(<StrictMode>{page({ client: lisa.client, children: <Card id="42" /> })}</StrictMode>)
  await inSteps()
  expect(view.container.textContent).toBe('Ski goggles')
  expect(lisa.calls.length).toBeLessThanOrEqual(2)
})

test('a tree that suspends within a transition is made once', async () => {
  const lisa = slow()
  let open = (): void => undefined
  function Door(): ReactElement {
    const [isOpen, setOpen] = useState(false)
    open = () => startTransition(() => setOpen(true))
    return isOpen ? (
      <LisaProvider client={lisa.client}>
        <Card id="42" />
      </LisaProvider>
    ) : (
      <p>closed</p>
    )
  }
  const view = render(
    <Suspense fallback="loading">
      <Door />
    </Suspense>,
  )
  act(() => open())
  await inSteps()
  expect(view.container.textContent).toBe('Ski goggles')
  expect(lisa.calls).toEqual(['GET /shows/42'])
})

test('the next person has a QueryClient of their own, once', async () => {
  const lisa = slow()
  const view = render(page({ client: lisa.client, children: <Card id="42" /> }))
  await inSteps()
  act(() => lisa.client.session.end())
  // Not even hidden: React keeps what suspends again in the page until its successor is there.
  expect(view.container.innerHTML).not.toContain('Ski goggles')
  await inSteps()
  expect(view.container.textContent).toBe('Ski goggles')
  expect(lisa.calls).toEqual(['GET /shows/42', 'GET /shows/42'])
})

test('all providers of a client share its cache, and another client has its own', async () => {
  const [lisa, other] = [slow(), slow()]
  render(
    <>
      {page({ client: lisa.client, children: <Card id="42" /> })}
      {page({ client: lisa.client, children: <Card id="42" /> })}
      {page({ client: other.client, children: <Card id="42" /> })}
    </>,
  )
  await inSteps()
  expect([lisa.calls.length, other.calls.length]).toEqual([1, 1])
})

test('`defaultOptions` are those of the provider’s own QueryClient, from the first render on, and may change', async () => {
  const lisa = answering(ok())
  const defaults = (staleTime: number) => ({ queries: { staleTime } })
  const provider = (staleTime: number, child: ReactElement) => (
    <LisaProvider client={lisa.client} defaultOptions={defaults(staleTime)}>
      {child}
    </LisaProvider>
  )
  const view = render(provider(60_000, <Title key="1" />))
  await settle()
  view.rerender(provider(60_000, <Title key="2" />))
  await settle()
  expect(lisa.calls).toHaveLength(1)
  view.rerender(provider(0, <Title key="3" />))
  await settle()
  expect(lisa.calls).toHaveLength(2)
})

test('`defaultOptions` do not replace LiSA’s rule for retries', async () => {
  const lisa = answering(status(404))
  render(
    <LisaProvider client={lisa.client} defaultOptions={{ queries: { retry: 9, retryDelay: 0 } }}>
      <Title />
    </LisaProvider>,
  )
  await advance(60_000)
  expect(lisa.calls).toHaveLength(1)
})

function Card({ id }: { id: string }): ReactElement {
  const { data } = useSuspenseQuery(lisaQuery(useLisaClient(), getShow, { id }), useLisaQueryClient())
  return <p>{data.title?.['*']}</p>
}

function List(): ReactElement {
  const { data } = useSuspenseInfiniteQuery(lisaPages(useLisaClient(), listShows, {}), useLisaQueryClient())
  return <p>{data.pages.flatMap(({ items }) => items).length} shows</p>
}

function Title(): ReactElement {
  const show = useShow('42')
  return <p>{useErrorState(show)?.title ?? show.data?.title?.['*']}</p>
}
