import { InfiniteQueryObserver, MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import {
  createLisaClient,
  createShow,
  endpoint,
  getChannel,
  getCurrentShow,
  getShow,
  type LisaClient,
  type LisaErrorKind,
  lisaError,
  lisaMutation,
  lisaPages,
  lisaQuery,
  listChannels,
  listShowProducts,
  listShows,
  notifyProductUpdate,
  updateShow,
} from 'lisa-query'
import { followSession } from 'lisa-query/core'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import * as z from 'zod/mini'
import { answering, failureOf, handClock, json, serving, settled, show } from '../client/answering.ts'

const lisa = (options: object = {}): LisaClient => createLisaClient({ baseUrl: 'https://lisa.test', ...options })
const client = lisa()

it.each([
  [lisaQuery(client, getShow, { id: '42' }), ['lisa', 'shows', '42']],
  [lisaQuery(client, getShow, { id: 42 }), ['lisa', 'shows', '42']],
  [lisaQuery(client, getShow, { id: 'a/b' }), ['lisa', 'shows', 'a/b']],
  [lisaQuery(client, getCurrentShow), ['lisa', 'shows', 'current']],
  [lisaQuery(client, getCurrentShow, {}), ['lisa', 'shows', 'current']],
  [lisaQuery(client, listShows), ['lisa', 'shows']],
  [lisaQuery(client, listShows, {}), ['lisa', 'shows']],
  [lisaQuery(client, listShows, { state: undefined }), ['lisa', 'shows']],
  [lisaQuery(client, listShows, { state: 'live', limit: 8 }), ['lisa', 'shows', { state: 'live', limit: 8 }]],
  [lisaQuery(client, listShowProducts, { id: '42', limit: 8 }), ['lisa', 'shows', '42', 'products', { limit: 8 }]],
  [lisaQuery(lisa({ name: 'sandbox' }), getShow, { id: '42' }), ['lisa:sandbox', 'shows', '42']],
])('the key of a read follows its path: %#', ({ queryKey }, key) => {
  expect(queryKey).toEqual(key)
})

it('throws a plain error with the fix for a read that lacks its id', () => {
  expect(() => lisaQuery(client, getShow, {} as never)).toThrow(TypeError)
  expect(() => lisaQuery(client, getShow, {} as never)).toThrow(/GET \/shows\/\{id\} needs `id`: pass \{ id/)
  expect(() => lisaPages(client, listShowProducts, {} as never)).toThrow(/needs `id`/)
})

const hash = (key: unknown): string => JSON.stringify(key)

it('keeps a list in pages, one page of it and every single resource apart', () => {
  const keys = [
    lisaPages(client, listShows, {}),
    lisaPages(client, listShows, { limit: 8 }),
    lisaQuery(client, listShows),
    lisaQuery(client, listShows, { limit: 8 }),
    lisaQuery(client, getShow, { id: 'pages' }),
    lisaPages(lisa({ name: 'x' }), listShows, {}),
  ].map(({ queryKey }) => hash(queryKey))
  expect(new Set(keys).size).toBe(keys.length)
  expect(hash(lisaQuery(client, getChannel, { slug: 'pages' }).queryKey)).not.toBe(
    hash(lisaPages(client, listChannels, {}).queryKey),
  )
})

it('keeps the pages of a list under the path of the list, so that a write makes them stale', () => {
  expect(lisaPages(client, listShowProducts, { id: '42' }).queryKey.slice(0, 4)).toEqual(['lisa', 'shows', '42', 'products'])
})

it('fetches page after page with the cursor of the last one, until there is none', async () => {
  const pages: Record<string, unknown> = {
    '': { items: [{ id: '1' }], nextCursor: 'b' },
    b: { items: [{ id: '2' }], nextCursor: 'c' },
    c: { items: [{ id: '3' }], nextCursor: null },
  }
  const { client: paged, requests } = answering(({ url }) => json(pages[new URL(url).searchParams.get('cursor') ?? '']))
  const queryClient = new QueryClient()
  const data = await queryClient.fetchInfiniteQuery({ ...lisaPages(paged, listShows, { limit: 1 }), pages: 9 })
  expect(data.pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(['1', '2', '3'])
  const sent = requests.map(({ url }) => Object.fromEntries(new URL(url).searchParams))
  expect(sent).toEqual([{ limit: '1' }, { limit: '1', cursor: 'b' }, { limit: '1', cursor: 'c' }])
  queryClient.clear()
})

it.each([
  ['absent', {}, false],
  ['null', { nextCursor: null }, false],
  ['empty', { nextCursor: '' }, false],
  ['the one that led here', { nextCursor: 'b' }, false],
  ['another', { nextCursor: 'c' }, true],
])('has a next page where the cursor is %s: %#', async (_, cursor, hasNext) => {
  const { getNextPageParam } = lisaPages(client, listShows, {})
  const next = getNextPageParam({ items: [], ...cursor }, [], 'b')
  expect(next !== undefined && next !== null).toBe(hasNext)
})

it('shows no next page after an empty cursor on the first page', async () => {
  const { client: paged } = answering(() => json({ items: [], nextCursor: '' }))
  const queryClient = new QueryClient()
  const observer = new InfiniteQueryObserver(queryClient, lisaPages(paged, listShows, {}))
  onTestFinished(observer.subscribe(() => {}))
  await settled()
  expect(observer.getCurrentResult()).toMatchObject({ status: 'success', hasNextPage: false })
  queryClient.clear()
})

const clock = handClock()
const timed = lisa({ clock, maxWait: 60_000 })
const read = lisaQuery(timed, getShow, { id: '42' })
const write = lisaMutation(timed, createShow)
const facts = { message: 'x', method: 'GET', url: 'https://lisa.test' }
const make = (kind: LisaErrorKind, more: object = {}) => lisaError(kind, { ...facts, ...more } as never)

it.each<[kind: LisaErrorKind, reads: number, writes: number]>([
  ['bad-request', 0, 0],
  ['auth-required', 0, 0],
  ['forbidden', 0, 0],
  ['not-found', 0, 0],
  ['conflict', 0, 0],
  ['too-large', 0, 0],
  ['invalid', 0, 0],
  ['rate-limited', 5, 5],
  ['server-error', 2, 0],
  ['unavailable', 2, 0],
  ['timeout', 2, 0],
  ['unreachable', 2, 0],
  ['unexpected', 0, 0],
])('tries again after `%s`: %i times for a read, %i times for a write', (kind, reads, writes) => {
  const error = make(kind, kind === 'rate-limited' ? { retryAt: clock.now() } : {})
  const times = ({ retry }: Pick<typeof read, 'retry'>): number => {
    let count = 0
    while (count < 50 && retry(count, error)) count += 1
    return count
  }
  expect([times(read), times(write)]).toEqual([reads, writes])
})

it.each([new Error('bug'), new DOMException('gone', 'AbortError'), 'a string', null, undefined])(
  'never tries again after %o',
  (error) => {
    expect(read.retry(0, error as never)).toBe(false)
    expect(write.retry(0, error as never)).toBe(false)
  },
)

it.each(['rate-limited', 'unavailable'] as const)(
  'tries again after `%s` at its retryAt, and not where that is over maxWait',
  (kind) => {
    const at = (wait: number) => make(kind, { retryAt: clock.now() + wait })
    expect(read.retryDelay(0, at(12_345))).toBe(12_345)
    expect(read.retryDelay(3, at(12_345))).toBe(12_345)
    expect(read.retryDelay(0, at(0))).toBe(0)
    expect(read.retryDelay(0, at(-5_000))).toBe(0)
    // A wait of zero that is refused again is none.
    expect(read.retryDelay(3, at(0))).toBeGreaterThanOrEqual(4_000)
    expect(read.retry(0, at(60_000))).toBe(true)
    expect(read.retry(0, at(60_001))).toBe(false)
    const waits = lisaQuery(lisa({ clock, maxWait: 5 }), getShow, { id: '42' })
    expect([waits.retry(0, at(5)), waits.retry(0, at(6))]).toEqual([true, false])
  },
)

it('never tries again where the client’s `retry` is false, and does where nothing is said', () => {
  const error = make('unavailable')
  const retries = (options: object): boolean => lisaQuery(lisa(options), getShow, { id: '42' }).retry(0, error)
  expect([retries({ retry: false }), retries({})]).toEqual([false, true])
})

it('waits half to all of 1, 2, 4 … 30 seconds where nobody says how long', () => {
  for (const [failures, longest] of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000].entries()) {
    for (let sample = 0; sample < 100; sample += 1) {
      const delay = read.retryDelay(failures, make('server-error'))
      expect(delay).toBeGreaterThanOrEqual(longest / 2)
      expect(delay).toBeLessThanOrEqual(longest)
    }
  }
})

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
})

/** Lets the time run, and what comes over real sockets arrive, until this has ended. */
async function ended<T>(promise: Promise<T>): Promise<T> {
  let isOver = false
  const over = (): void => {
    isOver = true
  }
  promise.then(over, over)
  for (let turn = 0; turn < 2_000 && !isOver; turn += 1) {
    await settled()
    await vi.advanceTimersByTimeAsync(500)
  }
  return promise
}

it.each([500, 502, 503, 504])('a dead read costs exactly 3 requests, counted at a server that answers %i', async (status) => {
  const server = await serving((_, response) => response.writeHead(status).end())
  const queryClient = new QueryClient()
  const dead = createLisaClient({ baseUrl: server.url, timeout: 2_000_000 })
  await failureOf(ended(queryClient.fetchQuery(lisaQuery(dead, getShow, { id: '42' }))))
  await vi.advanceTimersByTimeAsync(120_000)
  await settled()
  expect(server.requests).toHaveLength(3)
  queryClient.clear()
})

it.each(['0', new Date(0).toUTCString()])(
  'a 503 that says `Retry-After: %s` again and again is not asked three times at once',
  async (header) => {
    const times: number[] = []
    const { client: dead } = answering(() => {
      times.push(Date.now())
      return json({}, { status: 503, headers: { 'retry-after': header } })
    })
    const queryClient = new QueryClient()
    await failureOf(ended(queryClient.fetchQuery(lisaQuery(dead, getShow, { id: '42' }))))
    expect(times).toHaveLength(3)
    expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(500)
    queryClient.clear()
  },
)

it('a read whose connection drops costs 3 requests, and one call of the client 1', async () => {
  const server = await serving((_, response) => response.socket?.destroy())
  const queryClient = new QueryClient()
  const dead = createLisaClient({ baseUrl: server.url, timeout: 2_000_000 })
  expect(await failureOf(ended(dead.request(getShow, { id: '42' })))).toMatchObject({ kind: 'unreachable' })
  expect(server.requests).toHaveLength(1)
  await failureOf(ended(queryClient.fetchQuery(lisaQuery(dead, getShow, { id: '42' }))))
  expect(server.requests).toHaveLength(4)
  queryClient.clear()
})

it.each([408, 413, 429, 500, 502, 503, 504])(
  'ky never tries again by itself after a %i, whatever Retry-After says',
  async (status) => {
    const { client: one, requests } = answering(() => json({}, { status, headers: { 'retry-after': '1' } }))
    await failureOf(ended(one.request(getShow, { id: '42' })))
    await vi.advanceTimersByTimeAsync(120_000)
    await settled()
    expect(requests).toHaveLength(1)
  },
)

it.each([500, 502, 503, 504])('a write that ends in %i is sent once', async (status) => {
  const { client: one, requests } = answering(() => json({}, { status }))
  const mutation = new MutationObserver(new QueryClient(), lisaMutation(one, createShow))
  await failureOf(ended(mutation.mutate({ body: { title: {} } })))
  expect(requests).toHaveLength(1)
})

it('a write that was refused by the rate limit is sent again when LiSA says, and then gone through', async () => {
  const times: number[] = []
  const { client: busy } = answering(() => {
    times.push(Date.now())
    return times.length < 3 ? json({}, { status: 429, headers: { 'retry-after': '2.5' } }) : json(show, { status: 201 })
  })
  const mutation = new MutationObserver(new QueryClient(), lisaMutation(busy, createShow))
  await expect(ended(mutation.mutate({ body: { title: {} } }))).resolves.toEqual(show)
  const [first = 0, second = 0, third = 0] = times
  expect(second - first).toBeGreaterThanOrEqual(2_500)
  expect(third - second).toBeGreaterThanOrEqual(2_500)
})

it('a read that is rate-limited for good ends after 6 requests', async () => {
  const { client: busy, requests } = answering(() => json({}, { status: 429, headers: { 'retry-after': '1' } }))
  const queryClient = new QueryClient()
  expect(await failureOf(ended(queryClient.fetchQuery(lisaQuery(busy, getShow, { id: '42' }))))).toMatchObject({
    kind: 'rate-limited',
  })
  expect(requests).toHaveLength(6)
  queryClient.clear()
})

it('a read that asks for a longer wait than maxWait ends at once', async () => {
  const { client: busy, requests } = answering(() => json({}, { status: 429, headers: { 'retry-after': '61' } }))
  const queryClient = new QueryClient()
  await failureOf(ended(queryClient.fetchQuery(lisaQuery(busy, getShow, { id: '42' }))))
  expect(requests).toHaveLength(1)
  queryClient.clear()
})

it('a read that is called off by TanStack Query is called off at the network, and is no error', async () => {
  let signal: AbortSignal | undefined
  const { client: slow } = answering((request) => {
    signal = request.signal
    return new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)))
  })
  const queryClient = new QueryClient()
  const options = lisaQuery(slow, getShow, { id: '42' })
  const end = queryClient.fetchQuery(options).catch((error: unknown) => error)
  await settled()
  await queryClient.cancelQueries({ queryKey: options.queryKey })
  await end
  expect(signal?.aborted).toBe(true)
  expect(queryClient.getQueryState(options.queryKey)).toMatchObject({ fetchStatus: 'idle', error: null })
  queryClient.clear()
})

it('takes an endpoint of your own the whole way', async () => {
  const getPoll = endpoint('GET /shows/{id}/polls/{poll}', {
    query: z.object({ lang: z.optional(z.string()) }),
    response: z.looseObject({ question: z.string() }),
  })
  const { client: mine, requests } = answering(() => json({ question: 'Red or blue?' }))
  const queryClient = new QueryClient()
  const options = lisaQuery(mine, getPoll, { id: 42, poll: 'p', lang: 'de' })
  const data = await queryClient.fetchQuery(options)
  expect(data.question).toBe('Red or blue?')
  expect(options.queryKey).toEqual(['lisa', 'shows', '42', 'polls', 'p', { lang: 'de' }])
  expect(requests[0]?.url).toBe('https://lisa.test/v2/shows/42/polls/p?lang=de')
  queryClient.clear()
})

it('calls off nothing else where a read that waits for its input is fetched by hand', async () => {
  const { client } = answering(() => json(show))
  const queryClient = new QueryClient()
  const waiting = new QueryObserver(queryClient, lisaQuery(client, getShow, undefined))
  const read = queryClient.fetchQuery(lisaQuery(client, getShow, { id: '42' }))
  await waiting.refetch()
  expect(await read).toEqual(show)
  queryClient.clear()
})

it('gives the options of a write that ends as a receipt', async () => {
  const { client: plugin } = answering(() => new Response(null, { status: 202 }), {
    ingestUrl: 'https://in.test',
    sign: () => 'abc',
  })
  const mutation = new MutationObserver(new QueryClient(), lisaMutation(plugin, notifyProductUpdate))
  await expect(mutation.mutate({ id: '1', body: {} })).resolves.toMatchObject({ accepted: true })
})

it('names a write by its route, and says in `meta` which reads it makes stale', () => {
  const paths = ['/shows?', '/shows/current', '/channels/{slug}/shows/current', '/media-items']
  expect(lisaMutation(client, createShow)).toMatchObject({ mutationKey: ['lisa', 'POST /shows'], meta: { invalidates: paths } })
  const rate = endpoint('POST /products/{id}/ratings', { response: z.unknown() })
  expect(lisaMutation(lisa({ name: 'x' }), rate)).toMatchObject({
    mutationKey: ['lisa:x', 'POST /products/{id}/ratings'],
    meta: { invalidates: ['/products'] },
  })
})

it('brings the caches up to date without a hook, before the onSuccess of the caller', async () => {
  const { client } = answering(() => json({ ...show, title: { '*': 'Renamed' } }))
  const queryClient = new QueryClient()
  const detail = ['lisa', 'shows', show.id]
  queryClient.setQueryData(detail, show)
  queryClient.setQueryData(['lisa', 'shows'], { items: [show] })
  const seen: unknown[] = []
  const options = {
    ...lisaMutation(client, updateShow),
    onSuccess: () =>
      void seen.push(queryClient.getQueryData(detail), queryClient.getQueryState(['lisa', 'shows'])?.isInvalidated),
  }
  await new MutationObserver(queryClient, options).mutate({ id: show.id, body: {} })
  expect(seen).toEqual([{ ...show, title: { '*': 'Renamed' } }, true])
  queryClient.clear()
})

it('calls off no read of a loader but the one that the answer to a write replaces', async () => {
  const late: ((response: Response) => void)[] = []
  const { client } = answering(({ method }) =>
    method === 'PATCH' ? json(show) : new Promise<Response>((resolve) => void late.push(resolve)),
  )
  const queryClient = new QueryClient()
  const outcomeOf = (options: ReturnType<typeof lisaQuery>): Promise<string> =>
    queryClient.fetchQuery(options).then(
      () => 'answered',
      () => 'called off',
    )
  const ends = [
    outcomeOf(lisaQuery(client, getShow, { id: show.id })),
    outcomeOf(lisaQuery(client, listShowProducts, { id: show.id })),
  ]
  await settled()
  await new MutationObserver(queryClient, lisaMutation(client, updateShow)).mutate({ id: show.id, body: {} })
  for (const answer of late) answer(json({ id: '1', items: [] }))
  await settled()
  expect(await Promise.all(ends)).toEqual(['called off', 'answered'])
  queryClient.clear()
})

it('takes the answer to a write for the latest while only the application’s own writes are under way', async () => {
  const { client } = answering(() => json(show))
  const queryClient = new QueryClient()
  const pay = { mutationKey: ['pay'], mutationFn: () => new Promise(() => undefined) }
  void new MutationObserver(queryClient, pay).mutate()
  void new MutationObserver(queryClient, pay).mutate()
  await new MutationObserver(queryClient, lisaMutation(client, updateShow)).mutate({ id: show.id, body: {} })
  expect(queryClient.getQueryState(['lisa', 'shows', show.id])?.isInvalidated).toBe(false)
  queryClient.clear()
})

it('sends a write whose options were given a key of their own', async () => {
  const { client, requests } = answering(() => json(show, { status: 201 }))
  const options = { ...lisaMutation(client, createShow), mutationKey: ['mine'] }
  const written = await new MutationObserver(new QueryClient(), options).mutate({ body: { title: { '*': 'Ski night' } } })
  expect(written).toEqual(show)
  expect(requests).toHaveLength(1)
})

describe('followSession keeps a QueryClient without React in step', () => {
  const entrance = () => {
    let isOpen = false
    const { client, requests } = answering(() => (isOpen ? json(show) : json({}, { status: 401 })))
    const queryClient = new QueryClient()
    queryClient.mount()
    onTestFinished(() => {
      queryClient.clear()
      queryClient.unmount()
    })
    const watch = (id: string): void => {
      onTestFinished(new QueryObserver(queryClient, lisaQuery(client, getShow, { id })).subscribe(() => undefined))
    }
    const paths = (): string[] => requests.splice(0).map(({ url }) => url.replace('https://lisa.test/v2', ''))
    const open = (is = true): void => {
      isOpen = is
    }
    return { client, queryClient, watch, paths, open }
  }

  it('fetches what was refused again after a start: what is looked at, once, and nothing else', async () => {
    const { client, queryClient, watch, paths, open } = entrance()
    onTestFinished(followSession(queryClient, client))
    open()
    watch('well')
    await settled()
    open(false)
    watch('refused')
    await queryClient.prefetchQuery(lisaQuery(client, getShow, { id: 'nobody looks' }))
    await settled()
    expect(paths().sort()).toEqual(['/shows/nobody%20looks', '/shows/refused', '/shows/well'])
    open()
    client.session.start()
    await settled()
    expect(paths()).toEqual(['/shows/refused'])
    expect(queryClient.getQueryData(['lisa', 'shows', 'refused'])).toEqual(show)
    expect(queryClient.getQueryState(['lisa', 'shows', 'nobody looks'])?.isInvalidated).toBe(true)
  })

  it('fetches nothing again that another client was refused', async () => {
    const { client, queryClient, paths } = entrance()
    onTestFinished(followSession(queryClient, client))
    const other = answering(() => json({}, { status: 401 }), { name: 'other' })
    onTestFinished(new QueryObserver(queryClient, lisaQuery(other.client, getShow, { id: '7' })).subscribe(() => undefined))
    await settled()
    client.session.start()
    await settled()
    expect([other.requests.length, paths()]).toEqual([1, []])
  })

  it('fetches nothing again that failed otherwise, nor anything because another read is refused', async () => {
    const { client, requests } = answering(({ url }) => json({}, { status: url.endsWith('gone') ? 404 : 401 }))
    const queryClient = new QueryClient()
    onTestFinished(followSession(queryClient, client))
    for (const id of ['gone', 'refused', 'refused too']) {
      onTestFinished(new QueryObserver(queryClient, lisaQuery(client, getShow, { id })).subscribe(() => undefined))
      await settled()
    }
    expect(requests).toHaveLength(3)
    client.session.start()
    await settled()
    expect(requests.filter(({ url }) => url.endsWith('gone'))).toHaveLength(1)
    queryClient.clear()
  })

  it('follows once however often it is asked to', async () => {
    const { client, queryClient, watch, paths, open } = entrance()
    onTestFinished(followSession(queryClient, client))
    onTestFinished(followSession(queryClient, client))
    watch('refused')
    await settled()
    paths()
    open()
    client.session.start()
    await settled()
    expect(paths()).toEqual(['/shows/refused'])
  })

  it('removes everything of the client at an end, what is under way included, and nothing else', async () => {
    const queryClient = new QueryClient()
    let answerLate: (response: Response) => void = () => undefined
    const { client } = answering(({ url }) =>
      url.endsWith('late')
        ? new Promise<Response>((resolve) => {
            answerLate = resolve
          })
        : json(url.includes('/shows/') ? show : { items: [show] }),
    )
    const other = answering(() => json(show), { name: 'other' })
    onTestFinished(followSession(queryClient, client))
    onTestFinished(followSession(queryClient, other.client))
    onTestFinished(() => queryClient.clear())
    queryClient.setQueryData(['cart'], ['goggles'])
    await queryClient.prefetchQuery(lisaQuery(client, getShow, { id: '42' }))
    await queryClient.prefetchInfiniteQuery(lisaPages(client, listShows, {}))
    await queryClient.prefetchQuery(lisaQuery(other.client, getShow, { id: '42' }))
    const write = new MutationObserver(queryClient, lisaMutation(client, createShow))
    await write.mutate({ body: { title: { '*': 'Mine' } } }).catch(() => undefined)
    void queryClient.prefetchQuery(lisaQuery(client, getShow, { id: 'late' }))
    await settled()
    expect(queryClient.getMutationCache().getAll()).toHaveLength(1)
    client.session.end()
    answerLate(json(show))
    await settled()
    expect(
      queryClient
        .getQueryCache()
        .getAll()
        .map(({ queryKey }) => queryKey),
    ).toEqual([['cart'], ['lisa:other', 'shows', '42']])
    expect(queryClient.getMutationCache().getAll()).toEqual([])
  })

  it('fetches nothing after an end: there is nobody yet', async () => {
    const { client, queryClient, watch, paths } = entrance()
    onTestFinished(followSession(queryClient, client))
    watch('refused')
    await settled()
    paths()
    client.session.end()
    await settled()
    expect(paths()).toEqual([])
  })

  it('ends when told to', async () => {
    const { client, queryClient, watch, paths, open } = entrance()
    const stop = followSession(queryClient, client)
    watch('refused')
    await settled()
    paths()
    stop()
    open()
    client.session.start()
    await settled()
    expect(paths()).toEqual([])
  })

  it('goes on for others when one of them ends it', async () => {
    const { client, queryClient, open } = entrance()
    onTestFinished(followSession(queryClient, client))
    followSession(queryClient, client)()
    open()
    await queryClient.prefetchQuery(lisaQuery(client, getShow, { id: '42' }))
    client.session.end()
    expect(queryClient.getQueryCache().getAll()).toEqual([])
  })
})
