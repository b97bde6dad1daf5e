// @vitest-environment jsdom
import {
  dehydrate,
  HydrationBoundary,
  hydrate,
  keepPreviousData,
  MutationCache,
  onlineManager,
  QueryClient,
} from '@tanstack/react-query'
import {
  endpoint,
  getProduct,
  getShow,
  LisaProvider,
  lisaMutation,
  lisaQuery,
  updateShow,
  useCreateShow,
  useErrorState,
  useLisaMutation,
  useLisaQueryClient,
  useReceipt,
  useShow,
  useShows,
  useUpdateShow,
} from 'lisa-query'
import { Activity, type ReactElement, StrictMode, useState } from 'react'
import { describe, expect, it, test } from 'vitest'
import * as z from 'zod/mini'
import {
  act,
  advance,
  answering,
  type Call,
  later,
  ok,
  onFakeTime,
  render,
  rendering,
  type Stub,
  settle,
  status,
} from '../support/react.tsx'

onFakeTime()

const hour = 3_600_000
const ada = 'Ada Lovelace'
const adas = { id: '42', title: { '*': `${ada}’s show` } }
const body = { title: { '*': `${ada}’s title` } }
const never = (): Promise<Response> => new Promise(() => undefined)

interface House extends Stub {
  /** What was sent with the writes, in order. */
  bodies: string[]
  /** From now on somebody else asks. */
  next: () => void
}

/** A LiSA that answers its first person with what is theirs, and the next one with nothing of that. */
function house(answers: (call: Call) => Response | Promise<Response>, options: Parameters<typeof answering>[1] = {}): House {
  const bodies: string[] = []
  let key = 'ada'
  const stub = answering(
    async (call) => {
      // As the platform's `fetch` does it.
      call.request.signal.throwIfAborted()
      const isWrite = !call.route.startsWith('GET')
      const nth = isWrite ? bodies.push('under way') : 0
      if (isWrite) bodies[nth - 1] = await call.request.clone().text()
      if (call.request.headers.get('authorization') === 'ApiKey ada') return answers(call)
      return ok(call.route.startsWith('GET /shows?') || call.route === 'GET /shows' ? { items: [] } : { id: '42' })()
    },
    { authorization: () => `ApiKey ${key}`, ...options },
  )
  return {
    ...stub,
    bodies,
    next: () => {
      key = 'next'
    },
  }
}

/** Everything that a QueryClient holds, as text. */
function contentOf(queryClient: QueryClient): string {
  const queries = queryClient.getQueryCache().getAll()
  const mutations = queryClient.getMutationCache().getAll()
  return JSON.stringify([
    queries.map(({ queryKey, state }) => [queryKey, state]),
    mutations.map(({ state, options }) => [state, options.mutationKey]),
  ])
}

/** The last one leaves as an application says it: the credential first, then the session. */
async function leave({ client, next }: House): Promise<void> {
  act(() => {
    next()
    client.session.end()
  })
  await settle()
}

const everything = ({ route }: Call): Response | Promise<Response> => {
  if (route === 'GET /shows') return ok({ items: [{ ...adas, id: '1' }], nextCursor: 'two' })()
  if (route === 'GET /shows?cursor=two') return ok({ items: [{ ...adas, id: '2' }] })()
  if (route === 'GET /shows/slow' || route === 'PATCH /shows/slow') return never()
  if (route === 'PATCH /shows/taken') return status(409, {}, { errors: `${ada} has it` })()
  if (route === 'GET /shows/secret') return status(403, {}, { errors: `only ${ada}` })()
  if (route === 'POST /shows') return Response.json({ queued: ada }, { status: 202 })
  return ok(adas)()
}

const surroundings: [name: string, make: () => QueryClient | undefined][] = [
  ['its own QueryClient', () => undefined],
  ['a host’s QueryClient', () => new QueryClient()],
]

describe('what is left when a person leaves', () => {
  test.each(surroundings)('nothing, in %s and on the page', async (_name, make) => {
    const lisa = house(everything)
    const queryClient = make()
    const caches: QueryClient[] = []
    const view = render(
      <LisaProvider client={lisa.client} queryClient={queryClient}>
        <Page seen={(cache) => caches.push(cache)} />
      </LisaProvider>,
    )
    await settle()
    const cache = caches[0] as QueryClient
    await cache.prefetchQuery(lisaQuery(lisa.client, getShow, { id: 'prefetched' }))
    const server = new QueryClient()
    await server.prefetchQuery(lisaQuery(lisa.client, getProduct, { id: 'from the server' }))
    hydrate(cache, dehydrate(server))
    for (const button of view.container.querySelectorAll('button')) act(() => button.click())
    await settle()
    const [before, page] = [contentOf(cache), document.body.innerHTML]
    expect(before.split(ada).length).toBeGreaterThan(12)
    expect(page).toContain(`last: ${ada}’s show, of before`)
    expect(page).toContain(`2 shows: ${ada}`)
    expect(page).toContain(`writing: ${ada}`)
    expect(page).toContain(`refused: ${ada}`)
    expect(page).toContain(`note: ${ada}`)
    expect(page).toContain(`queued: ${ada}`)

    await leave(lisa)
    expect(document.body.innerHTML).not.toContain(ada)
    expect([...new Set(caches)].map(contentOf).join()).not.toContain(ada)
    await advance(hour)
    expect(document.body.innerHTML).not.toContain(ada)
    expect([...new Set(caches)].map(contentOf).join()).not.toContain(ada)
  })

  test.each(surroundings)('nobody sees it once more on the way, with %s', async (_name, make) => {
    const lisa = house(() => ok(adas)())
    let hasLeft = false
    const seen: unknown[] = []
    await rendering(
      lisa,
      () => {
        const { data } = useShow('42')
        if (hasLeft) seen.push(data)
      },
      { queryClient: make() },
    )
    lisa.next()
    hasLeft = true
    act(() => lisa.client.session.end())
    await settle()
    expect(seen.length).toBeGreaterThan(0)
    expect(JSON.stringify(seen)).not.toContain(ada)
  })

  test.each(surroundings)('what is answered after the end goes nowhere, with %s', async (_name, make) => {
    const [read, write] = [later(), later()]
    const lisa = house(({ route }) => (route === 'GET /shows/42' ? read.response : write.response))
    const saved: unknown[] = []
    const { result } = await rendering(
      lisa,
      () => ({
        show: useShow('42'),
        update: useUpdateShow({ onSuccess: (output) => void saved.push(output) }),
        cache: useLisaQueryClient(),
      }),
      { queryClient: make() },
    )
    const { cache } = result.current
    act(() => result.current.update.mutate({ id: '42', body }))
    await settle()
    expect(lisa.calls).toEqual(['GET /shows/42', 'PATCH /shows/42'])
    await leave(lisa)
    read.answer(ok(adas)())
    write.answer(ok(adas)())
    await settle()
    expect(contentOf(cache)).not.toContain(ada)
    expect(result.current.show.data).toEqual({ id: '42' })
    expect(saved).toEqual([])
  })

  // `afterWrite` looks for an end only from its own first line on, a few turns after the answer.
  it('at whatever moment a person leaves, no answer to their write stays', async () => {
    for (let turns = 0; turns < 60; turns += 1) {
      const lisa = house(() => ok(adas)())
      const { result, unmount } = await rendering(lisa, () => ({ update: useUpdateShow(), cache: useLisaQueryClient() }))
      const { cache } = result.current
      await act(async () => {
        result.current.update.mutate({ id: '42', body })
        for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
        lisa.next()
        lisa.client.session.end()
      })
      await settle()
      expect(contentOf(cache), `after ${turns} turns`).not.toContain(ada)
      unmount()
    }
  })

  // The same, made long: a host's MutationCache is told first, and TanStack waits for it.
  it('no answer to their write stays where the host takes its time over it', async () => {
    const slow = later()
    const queryClient = new QueryClient({ mutationCache: new MutationCache({ onSuccess: () => slow.response }) })
    const lisa = house(() => ok(adas)())
    const { result } = await rendering(lisa, () => useUpdateShow(), { queryClient })
    act(() => result.current.mutate({ id: '42', body }))
    await settle()
    await leave(lisa)
    slow.answer(new Response())
    await settle()
    expect(contentOf(queryClient)).not.toContain(ada)
  })

  test('at whatever moment a person leaves, no answer to their read stays', async () => {
    for (let turns = 0; turns < 60; turns += 1) {
      const lisa = house(() => ok(adas)())
      const queryClient = new QueryClient()
      const { unmount, result } = await rendering(lisa, ({ id }: { id?: string }) => useShow(id), {
        queryClient,
        initialProps: {},
      })
      unmount()
      const reading = queryClient.fetchQuery(lisaQuery(lisa.client, getShow, { id: '42' })).catch(() => undefined)
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
      lisa.next()
      lisa.client.session.end()
      await reading
      await settle()
      expect(contentOf(queryClient), `after ${turns} turns`).not.toContain(ada)
      expect(result.current.data).toBeUndefined()
    }
  })
})

describe('a write of the one who left', () => {
  const useWriting = () => ({ update: useUpdateShow(), show: useShow('42') })

  test('that waits at the rate limit is not sent for the next one', async () => {
    const lisa = house(({ route }) => (route === 'GET /shows/42' ? status(429, { 'retry-after': '12' }) : ok())())
    const { result } = await rendering(lisa, useWriting)
    act(() => result.current.update.mutate({ id: '7', body }))
    await settle()
    await leave(lisa)
    await advance(hour)
    expect(lisa.bodies).toEqual([])
  })

  test('that waits for the network is not sent for the next one', async () => {
    const lisa = house(() => ok(adas)())
    const { result } = await rendering(lisa, useWriting)
    onlineManager.setOnline(false)
    act(() => result.current.update.mutate({ id: '7', body }))
    await settle()
    await leave(lisa)
    await act(async () => onlineManager.setOnline(true))
    await advance(hour)
    expect(lisa.bodies).toEqual([])
  })

  test('that waits for a refresh is not sent for the next one', async () => {
    const renewal = later()
    const lisa = house(status(401), { refresh: () => renewal.response })
    const { result } = await rendering(lisa, () => useUpdateShow())
    act(() => result.current.mutate({ id: '7', body }))
    await settle()
    await leave(lisa)
    renewal.answer(new Response())
    await advance(hour)
    expect(lisa.bodies).toHaveLength(1)
  })

  // Taking a mutation out of the cache does not stop its retries: TanStack sends it when its wait is over.
  it('that was refused with a 429 is not sent again for the next one', async () => {
    const lisa = house(status(429, { 'retry-after': '12' }))
    const { result } = await rendering(lisa, () => useUpdateShow())
    act(() => result.current.mutate({ id: '7', body }))
    await settle()
    expect(lisa.bodies).toHaveLength(1)
    await leave(lisa)
    await advance(hour)
    expect(lisa.bodies).toHaveLength(1)
  })

  test('goes on where the host has cleared its cache and nobody has left', async () => {
    const queryClient = new QueryClient()
    const lisa = answering(({ nth }) => (nth === 1 ? status(429, { 'retry-after': '12' }) : ok())())
    const { result } = await rendering(lisa, () => useUpdateShow(), { queryClient })
    act(() => result.current.mutate({ id: '7', body }))
    await settle()
    queryClient.clear()
    await advance(12_000)
    expect(lisa.calls).toEqual(['PATCH /shows/7', 'PATCH /shows/7'])
    expect(result.current).toMatchObject({ isSuccess: true, error: null })
  })

  test('that has no input is not taken for another write without one', async () => {
    const ping = endpoint('POST /pings', { response: z.unknown() })
    const lisa = house(status(429, { 'retry-after': '12' }))
    const queryClient = new QueryClient()
    const { result } = await rendering(lisa, () => useLisaMutation(ping), { queryClient })
    act(() => result.current.mutate(undefined as never))
    await settle()
    // A mutation of the host, without variables either, that is still there when the wait is over.
    void queryClient.getMutationCache().build(queryClient, { mutationFn: never }).execute(undefined)
    await leave(lisa)
    await advance(hour)
    expect(lisa.bodies).toHaveLength(1)
  })

  // While its input is checked a request is not yet among those that an end calls off: it goes, with the next credential.
  it('at whatever moment they leave, it does not go out afterwards', async () => {
    for (let turns = 0; turns < 60; turns += 1) {
      const lisa = house(() => ok(adas)())
      const { mutationFn } = lisaMutation(lisa.client, updateShow)
      const writing = mutationFn({ id: '42', body }).catch(() => undefined)
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
      lisa.next()
      lisa.client.session.end()
      const before = lisa.bodies.length
      await writing
      await settle()
      expect(lisa.bodies.length, `after ${turns} turns`).toBe(before)
    }
  })
})

describe('what stays', () => {
  test('a host’s own queries and mutations, and those of a client with another name', async () => {
    const queryClient = new QueryClient()
    queryClient.setQueryData(['cart'], ['goggles'])
    queryClient.setQueryData(['lisa-lookalike'], 'theirs')
    await queryClient
      .getMutationCache()
      .build(queryClient, { mutationKey: ['order'], mutationFn: async () => 'ordered' })
      .execute(undefined)
    const lisa = house(() => ok(adas)())
    const other = answering(ok({ id: '42', title: { '*': 'Studio' } }), { name: 'studio' })
    await rendering(lisa, () => useShow('42'), { queryClient })
    const { result } = await rendering(other, () => ({ show: useShow('42'), update: useUpdateShow() }), { queryClient })
    act(() => result.current.update.mutate({ id: '42', body: {} }))
    await settle()
    other.calls.length = 0
    await leave(lisa)
    expect(queryClient.getQueryData(['cart'])).toEqual(['goggles'])
    expect(queryClient.getQueryData(['lisa-lookalike'])).toBe('theirs')
    expect(queryClient.getQueryData(['lisa:studio', 'shows', '42'])).toMatchObject({ title: { '*': 'Studio' } })
    expect(
      queryClient
        .getMutationCache()
        .getAll()
        .map(({ options }) => options.mutationKey?.[0]),
    ).toEqual(['order', 'lisa:studio'])
    expect(result.current).toMatchObject({ show: { data: { title: { '*': 'Studio' } } }, update: { isSuccess: true } })
    expect(other.calls).toEqual([])
  })

  test('the client: the next person’s reads are fetched, each once', async () => {
    const lisa = house(() => ok(adas)())
    const { result } = await rendering(lisa, () => [useShow('42'), useShow('42'), useShow('7')])
    lisa.calls.length = 0
    await leave(lisa)
    expect(lisa.calls.sort()).toEqual(['GET /shows/42', 'GET /shows/7'])
    expect(result.current[0]?.data).toEqual({ id: '42' })
  })

  test('a start keeps everything: data, mutations and what components know', async () => {
    const lisa = house(() => ok(adas)())
    const { result } = await rendering(lisa, () => {
      const [mounted] = useState(() => ({}))
      return { mounted, show: useShow('42'), update: useUpdateShow() }
    })
    act(() => result.current.update.mutate({ id: '42', body }))
    await settle()
    const before = result.current
    lisa.calls.length = 0
    act(() => lisa.client.session.start())
    await settle()
    expect(result.current.mounted).toBe(before.mounted)
    expect(result.current).toMatchObject({ show: { data: adas }, update: { isSuccess: true, variables: { id: '42', body } } })
    expect(lisa.calls).toEqual([])
  })
})

describe('wherever the cache is', () => {
  test('a host’s is emptied also when no provider is mounted any more', async () => {
    const queryClient = new QueryClient()
    const lisa = house(() => ok(adas)())
    const { result, unmount } = await rendering(lisa, () => ({ show: useShow('42'), update: useUpdateShow() }), { queryClient })
    act(() => result.current.update.mutate({ id: '42', body }))
    await settle()
    unmount()
    expect(contentOf(queryClient)).toContain(ada)
    await leave(lisa)
    expect(contentOf(queryClient)).not.toContain(ada)
  })

  test('a host’s is emptied when one of two providers has gone', async () => {
    const queryClient = new QueryClient()
    const lisa = house(() => ok(adas)())
    const one = await rendering(lisa, () => useShow('42'), { queryClient })
    const other = await rendering(lisa, () => useShow('7'), { queryClient })
    one.unmount()
    await leave(lisa)
    expect(contentOf(queryClient)).not.toContain(ada)
    expect(other.result.current.data).toEqual({ id: '42' })
  })

  test('in StrictMode it is emptied, and fetched again once', async () => {
    const lisa = house(() => ok(adas)())
    const view = render(
      <StrictMode>
        <LisaProvider client={lisa.client}>
          <Title id="42" />
          <Title id="7" />
        </LisaProvider>
      </StrictMode>,
    )
    await settle()
    expect(view.container.textContent).toBe(`${ada}’s show${ada}’s show`)
    lisa.calls.length = 0
    await leave(lisa)
    expect(view.container.textContent).toBe('')
    expect(lisa.calls.sort()).toEqual(['GET /shows/42', 'GET /shows/7'])
  })

  // React keeps a hidden provider's cache and ends its effects, so nobody empties it.
  it('a provider that is hidden as the person leaves shows nothing of theirs when it comes back', async () => {
    const lisa = house(() => ok(adas)())
    const page = (mode: 'visible' | 'hidden'): ReactElement => (
      <Activity mode={mode}>
        <LisaProvider client={lisa.client}>
          <Kept />
        </LisaProvider>
      </Activity>
    )
    const view = render(page('visible'))
    await settle()
    expect(view.container.textContent).toBe(`${ada}’s show`)
    view.rerender(page('hidden'))
    await leave(lisa)
    view.rerender(page('visible'))
    await settle()
    expect(view.container.textContent).not.toContain(ada)
  })

  test('a HydrationBoundary above the provider does not either', async () => {
    const lisa = house(() => ok(adas)())
    const server = new QueryClient()
    await server.prefetchQuery(lisaQuery(lisa.client, getShow, { id: '42' }))
    const queryClient = new QueryClient()
    const view = render(
      <HydrationBoundary state={dehydrate(server)} queryClient={queryClient}>
        <LisaProvider client={lisa.client} queryClient={queryClient}>
          <Kept />
        </LisaProvider>
      </HydrationBoundary>,
    )
    await settle()
    expect(view.container.textContent).toBe(`${ada}’s show`)
    await leave(lisa)
    expect(view.container.textContent).not.toContain(ada)
  })
})

function Title({ id }: { id: string }): ReactElement {
  return <p>{useShow(id).data?.title?.['*']}</p>
}

/** Takes what is in the cache for fresh. */
function Kept(): ReactElement {
  return <p>{useShow('42', { staleTime: Number.POSITIVE_INFINITY }).data?.title?.['*']}</p>
}

/** Shows all that can be shown of a person. */
function Page({ seen }: { seen: (cache: QueryClient) => void }): ReactElement {
  seen(useLisaQueryClient())
  return (
    <>
      <Changing />
      <List />
      <Writes />
      <Refused />
      <Note />
    </>
  )
}

function Changing(): ReactElement {
  const [id, setId] = useState('42')
  const { data, isPlaceholderData } = useShow(id, { placeholderData: keepPreviousData })
  return (
    <p>
      <button type="button" onClick={() => setId('slow')}>
        another
      </button>
      {`last: ${data?.title?.['*']}${isPlaceholderData ? ', of before' : ''}`}
    </p>
  )
}

function List(): ReactElement {
  const { data = [], fetchNextPage } = useShows()
  return (
    <p>
      <button type="button" onClick={() => void fetchNextPage()}>
        more
      </button>
      {`${data.length} shows: ${data[0]?.title?.['*']}`}
    </p>
  )
}

function Writes(): ReactElement {
  const [done, slow, taken, create] = [useUpdateShow(), useUpdateShow(), useUpdateShow(), useCreateShow()]
  useErrorState(slow)
  const receipt = useReceipt(create)
  const send = (): void => {
    done.mutate({ id: '42', body })
    slow.mutate({ id: 'slow', body })
    taken.mutate({ id: 'taken', body })
    create.mutate({ body })
  }
  return (
    <p>
      <button type="button" onClick={send}>
        send
      </button>
      {`writing: ${slow.variables?.body.title?.['*']}`}
      {`refused: ${(taken.error?.body as { errors: string } | undefined)?.errors}`}
      {`queued: ${(receipt?.receipt.body as { queued: string } | undefined)?.queued}`}
    </p>
  )
}

function Refused(): ReactElement {
  const failed = useErrorState(useShow('secret'))
  return <p>{JSON.stringify(failed?.error)}</p>
}

function Note(): ReactElement {
  const [text, setText] = useState('')
  return (
    <p>
      <button type="button" onClick={() => setText(ada)}>
        note
      </button>
      {`note: ${text}`}
    </p>
  )
}
