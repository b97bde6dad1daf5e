// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query'
import {
  getShow,
  isLisaError,
  type LisaClient,
  type LisaClientOptions,
  LisaHydration,
  LisaProvider,
  listShows,
  type PrefetchedState,
  type PrefetchReads,
  prefetchLisa,
  useAuthPrompt,
  useErrorState,
  useShow,
  useShows,
} from 'lisa-query'
import { type ReactElement, type ReactNode, StrictMode, useState } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { describe, expect, it, onTestFinished, test, vi } from 'vitest'
import { act, advance, answering, newYear, ok, onFakeTime, pageOfShows, type Stub, settle, status } from '../support/react.tsx'

onFakeTime()

type Answer = Parameters<typeof answering>[0]

/** What a server reads of show 42, sent to the page as JSON. */
const sent = (answer: Answer): Promise<PrefetchedState> => sentReads(answer, [getShow, { id: '42' }])

async function sentReads<Inputs extends readonly unknown[]>(
  answer: Answer,
  ...reads: PrefetchReads<Inputs>
): Promise<PrefetchedState> {
  const { client } = answering(answer, { baseUrl: 'http://lisa.internal:8080/v2', authorization: () => 'ApiKey s3cr3t' })
  return JSON.parse(JSON.stringify(await prefetchLisa(client, ...reads))) as PrefetchedState
}

/** The client of the shop’s own pages, as both the server and the browser have it. */
const shop = (answer: Answer = ok(), options: Partial<LisaClientOptions> = {}): Stub =>
  answering(answer, { baseUrl: '/api/lisa', ...options })

interface Page {
  /** The first HTML. */
  html: string
  text: () => string
  press: (label: string) => Promise<void>
  /** What React found different as it hydrated. */
  differences: unknown[]
  show: (page: ReactElement) => Promise<void>
}

/** Writes the page on a server, where there is no window, and lets React take over in the browser. */
async function opened(page: (client: LisaClient) => ReactElement, browser: Stub, server = shop()): Promise<Page> {
  const differences: unknown[] = []
  vi.stubGlobal('window', undefined)
  const html = renderToString(page(server.client))
  vi.unstubAllGlobals()
  expect(server.calls).toEqual([])
  const container = document.createElement('div')
  document.body.append(container)
  container.innerHTML = html
  const root = await act(async () =>
    hydrateRoot(container, page(browser.client), { onRecoverableError: (error) => differences.push(error) }),
  )
  onTestFinished(() => act(() => root.unmount()))
  await settle()
  return {
    html,
    differences,
    text: () => container.textContent ?? '',
    press: async (label) => {
      const button = [...container.querySelectorAll('button')].find(({ textContent }) => textContent === label)
      if (!button) throw new Error(`no button ${label} in ${container.innerHTML}`)
      await act(async () => button.click())
      await settle()
    },
    show: async (next) => {
      await act(async () => root.render(next))
      await settle()
    },
  }
}

const showing =
  (state: PrefetchedState | null, children: ReactNode = <Show id="42" />, queryClientOf?: (client: LisaClient) => QueryClient) =>
  (client: LisaClient): ReactElement => (
    <StrictMode>
      <LisaProvider client={client} queryClient={queryClientOf?.(client)}>
        <LisaHydration state={state}>{children}</LisaHydration>
      </LisaProvider>
    </StrictMode>
  )

it.each([
  [400, 'bad-request'],
  [401, 'auth-required'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [409, 'conflict'],
  [413, 'too-large'],
  [422, 'invalid'],
  [429, 'rate-limited'],
  [500, 'server-error'],
  [502, 'unavailable'],
  [503, 'unavailable'],
  [504, 'timeout'],
  [0, 'unreachable'],
  [200, 'unexpected'],
])('%i is in the first HTML as %s, and costs the browser no request', async (code, kind) => {
  const state = await sent(code === 0 ? () => Promise.reject(new TypeError('no')) : status(code, {}, []))
  const browser = shop()
  const page = await opened(showing(state), browser)
  expect(page.html).toContain(`${kind} of LisaError`)
  expect(page.text()).toContain(`${kind} of LisaError`)
  expect(page.differences).toEqual([])
  expect(browser.calls).toEqual([])
})

test('data are in the first HTML, and are not fetched again though nothing is fresh by default', async () => {
  const browser = shop(ok({ id: '42', title: { '*': 'Newer goggles' } }))
  const page = await opened(showing(await sent(ok())), browser)
  expect(page.html).toContain('Ski goggles')
  expect(page.differences).toEqual([])
  expect(browser.calls).toEqual([])
  // From then on they are as stale as any.
  await advance(10_000)
  await focus()
  expect(browser.calls).toEqual(['GET /api/lisa/shows/42'])
  expect(page.text()).toContain('Newer goggles')
})

test('what the server has read fits the page’s client, whatever its name', async () => {
  const state = await sent(ok())
  const browser = shop(ok(), { name: 'the other shop' })
  const page = await opened(showing(state), browser, shop(ok(), { name: 'the other shop' }))
  expect(page.html).toContain('Ski goggles')
  expect(page.differences).toEqual([])
  expect(browser.calls).toEqual([])
})

test('data are not fetched again as the page mounts where the application reads at every mount', async () => {
  const browser = shop()
  await opened(showing(await sent(ok()), <Eager />), browser)
  expect(browser.calls).toEqual([])
  await focus()
  expect(browser.calls).toEqual(['GET /api/lisa/shows/42'])
})

test('data from a page that a cache has kept for long are fetched again', async () => {
  const state = await sent(ok())
  await advance(3_600_000)
  const browser = shop()
  await opened(showing(state), browser)
  expect(browser.calls).toEqual(['GET /api/lisa/shows/42'])
})

test('an error is LiSA’s, with its facts and with the page’s own address', async () => {
  const refusing = status(403, { 'www-authenticate': 'Bearer scope="shows:read"', 'x-request-id': 'r1' })
  const page = await opened(showing(await sent(refusing), <Facts id="42" />), shop())
  expect(page.text()).toBe('isLisaError true, scope shows:read, request r1, url /api/lisa/shows/42, status 403')
  expect(page.html).not.toMatch(/lisa\.internal|s3cr3t/)
})

test('the messages of a 422 stand at their fields', async () => {
  const refusing = status(422, {}, { message: 'no', errors: { title: ['is too long'] } })
  const state = await sent(refusing)
  expect(state.reads[0]?.error).toMatchObject({ fields: { title: ['is too long'] } })
})

describe('a page that the server was refused for want of a sign-in', () => {
  const refused = async (children: ReactNode = <Show id="42" />) => {
    const person = { isSignedIn: false }
    const browser = shop(() => (person.isSignedIn ? ok() : status(401))(), {
      signIn: () => {
        person.isSignedIn = true
      },
    })
    const page = await opened(
      showing(
        await sent(status(401)),
        <>
          <Prompt />
          {children}
        </>,
      ),
      browser,
      shop(ok(), { signIn: () => undefined }),
    )
    return { browser, page, person }
  }

  test('opens the prompt, and counts there', async () => {
    const { browser, page } = await refused()
    expect(page.text()).toContain('prompt open, 1 waiting')
    expect(page.differences).toEqual([])
    expect(browser.calls).toEqual([])
  })

  test('counts once, however often it is on the page, and asks for nothing as more of it comes', async () => {
    const { browser, page } = await refused(<Opening />)
    await page.press('open')
    expect(page.text()).toContain('prompt open, 1 waiting')
    expect(browser.calls).toEqual([])
  })

  test('is read once after a sign-in, and the prompt closes', async () => {
    const { browser, page } = await refused()
    await page.press('Sign in to go on')
    expect(browser.calls).toEqual(['GET /api/lisa/shows/42'])
    expect(page.text()).toContain('prompt closed, 0 waiting')
    expect(page.text()).toContain('Ski goggles')
  })

  test('counts no longer once it has left the page', async () => {
    const { browser, page } = await refused()
    await page.show(
      <StrictMode>
        <LisaProvider client={browser.client}>
          <Prompt />
        </LisaProvider>
      </StrictMode>,
    )
    expect(page.text()).toContain('prompt closed, 0 waiting')
  })

  it.each([
    ['of the page', <Show key="page" id="42" />],
    ['that polls', <Polled key="polled" />],
  ])('the focus asks for the read %s, and its answer ends the prompt', async (_name, children) => {
    const { browser, page, person } = await refused(children)
    await advance(20_000)
    expect(browser.calls).toEqual([])
    person.isSignedIn = true
    act(() => void window.dispatchEvent(new Event('focus')))
    await settle()
    expect(page.text()).toContain('prompt closed, 0 waiting')
    expect(page.text()).toContain('Ski goggles')
    // Somebody else may have signed in: what was read before is read again.
    expect(browser.calls).toEqual(['GET /api/lisa/shows/42', 'GET /api/lisa/shows/42'])
  })

  test('does not keep this page from a refresh of its own credential', async () => {
    const key = { header: 'ApiKey old-old-old' }
    const browser = shop(({ request }) => (request.headers.get('authorization')?.includes('new') ? ok() : status(401))(), {
      authorization: () => key.header,
      refresh: () => {
        key.header = 'ApiKey new-new-new'
      },
    })
    const page = await opened(
      showing(
        await sent(status(401)),
        <>
          <Prompt />
          <Show id="42" />
          <Show id="7" />
        </>,
      ),
      browser,
    )
    expect(page.text()).not.toContain('auth-required')
    expect(page.text()).toContain('prompt closed, 0 waiting')
    expect([...browser.calls].sort()).toEqual(['GET /api/lisa/shows/42', 'GET /api/lisa/shows/7', 'GET /api/lisa/shows/7'])
  })

  test('is read again as soon as this page’s own credential has proved good', async () => {
    const browser = shop(ok(), { authorization: () => 'ApiKey good-good-good' })
    const page = await opened(
      showing(
        await sent(status(401)),
        <>
          <Prompt />
          <Show id="42" />
          <Show id="7" />
        </>,
      ),
      browser,
    )
    expect(page.text()).not.toContain('auth-required')
    expect(page.text()).toContain('prompt closed, 0 waiting')
    expect(browser.calls).toEqual(['GET /api/lisa/shows/7', 'GET /api/lisa/shows/42'])
  })
})

describe('what LiSA asked to wait with', () => {
  const waiting = () => sent(status(429, { 'retry-after': '12' }))

  test('is read again by itself when the wait is over, and not before', async () => {
    const browser = shop()
    const page = await opened(showing(await waiting()), browser)
    expect(page.html).toContain('12 seconds')
    expect(page.differences).toEqual([])
    await advance(11_000)
    await focus()
    expect(browser.calls).toEqual([])
    await advance(1_000)
    expect(browser.calls).toEqual(['GET /api/lisa/shows/42'])
    expect(page.text()).toContain('Ski goggles')
  })

  it.each([-3_600_000, 3_600_000])('waits as long where the clocks differ by %i ms', async (skew) => {
    const state = await waiting()
    vi.setSystemTime(newYear + skew)
    const browser = shop()
    const page = await opened(showing(state), browser)
    expect(page.text()).toContain('12 seconds')
    await advance(11_000)
    expect(browser.calls).toEqual([])
    await advance(1_000)
    expect(browser.calls).toEqual(['GET /api/lisa/shows/42'])
  })

  test('is left to the user where the wait is too long', async () => {
    const browser = shop()
    const page = await opened(showing(await sent(status(503, { 'retry-after': '600' }))), browser)
    await advance(599_000)
    expect(browser.calls).toEqual([])
    await advance(60_000)
    expect(browser.calls).toEqual([])
    await page.press('Try again')
    expect(browser.calls).toEqual(['GET /api/lisa/shows/42'])
  })

  test('is not read again once it has left the page', async () => {
    const browser = shop()
    const page = await opened(showing(await waiting()), browser)
    await page.show(<LisaProvider client={browser.client} />)
    await advance(60_000)
    expect(browser.calls).toEqual([])
  })
})

test('the user’s press reads a failed one again', async () => {
  const browser = shop()
  const page = await opened(showing(await sent(status(503))), browser)
  await page.press('Try again')
  expect(browser.calls).toEqual(['GET /api/lisa/shows/42'])
  expect(page.text()).toContain('Ski goggles')
})

test('neither the focus nor another component on the page asks again for what has failed', async () => {
  const browser = shop()
  const page = await opened(showing(await sent(status(404)), <Opening />), browser)
  await focus()
  await page.press('open')
  expect(page.text()).toContain('not-found of LisaError')
  expect(browser.calls).toEqual([])
})

test('a write or an event that makes it stale reads a failed one again', async () => {
  const browser = shop()
  const queryClient = new QueryClient()
  const ofBrowser = (client: LisaClient): QueryClient => (client === browser.client ? queryClient : new QueryClient())
  await opened(showing(await sent(status(404)), undefined, ofBrowser), browser)
  await act(() => queryClient.invalidateQueries())
  expect(browser.calls).toEqual(['GET /api/lisa/shows/42'])
})

test('a poll of the application goes on', async () => {
  const browser = shop()
  const page = await opened(showing(await sent(status(503)), <Polled />), browser)
  expect(browser.calls).toEqual([])
  await advance(30_000)
  expect(browser.calls).toEqual(['GET /api/lisa/shows/42'])
  expect(page.text()).toContain('Ski goggles')
})

test('a list comes with its first page, and goes on from there', async () => {
  const state = await sentReads(ok(pageOfShows(['1', '2'], 'next')), [listShows, { state: 'live' }])
  const browser = shop(ok(pageOfShows(['3'])))
  const page = await opened(showing(state, <Live />), browser)
  expect(page.html).toContain('1,2')
  expect(browser.calls).toEqual([])
  await page.press('more')
  expect(page.text()).toContain('1,2,3')
  expect(browser.calls).toEqual([expect.stringMatching(/^GET \/api\/lisa\/shows\?(?=.*cursor=next)(?=.*state=live)/)])
})

test('a list that failed comes as it is', async () => {
  const browser = shop()
  const page = await opened(showing(await sentReads(status(503), [listShows, { state: 'live' }]), <Live />), browser)
  expect(page.html).toContain('error unavailable')
  expect(browser.calls).toEqual([])
})

describe('the next page of an application that keeps its components', () => {
  const navigated = async (first: PrefetchedState, second: PrefetchedState, id = '42') => {
    const browser = shop()
    const page = await opened(showing(first), browser)
    await page.show(showing(second, <Show id={id} />)(browser.client))
    return { text: page.text(), calls: browser.calls }
  }

  test('shows another read without a request', async () => {
    const other = await sentReads(ok({ id: '7', title: { '*': 'Tent' } }), [getShow, { id: '7' }])
    expect(await navigated(await sent(ok()), other, '7')).toEqual({ text: 'success Tent', calls: [] })
  })

  test('shows another failed read without a request', async () => {
    const other = await sentReads(status(404), [getShow, { id: '7' }])
    expect(await navigated(await sent(ok()), other, '7')).toMatchObject({
      text: expect.stringContaining('not-found of LisaError'),
      calls: [],
    })
  })

  test('shows the same read as the server has it now', async () => {
    const first = await sent(ok())
    await advance(1_000)
    const second = await sent(ok({ id: '42', title: { '*': 'Newer goggles' } }))
    expect(await navigated(first, second)).toEqual({ text: 'success Newer goggles', calls: [] })
  })

  test('does not put an older answer in the place of a newer one', async () => {
    const older = await sent(ok())
    await advance(1_000)
    const newer = await sent(ok({ id: '42', title: { '*': 'Newer goggles' } }))
    expect(await navigated(newer, older)).toEqual({ text: 'success Newer goggles', calls: [] })
  })

  test('shows that the same read has failed meanwhile', async () => {
    const first = await sent(status(503))
    await advance(1_000)
    const second = await sent(status(404))
    expect(await navigated(first, second)).toMatchObject({ text: expect.stringContaining('not-found'), calls: [] })
  })
})

describe('where the boundary stands below the provider', () => {
  const adas = ok({ id: '42', title: { '*': 'Ada’s show' } })
  const signedOut = status(401)

  it.each([
    ['the provider’s own cache', undefined],
    ['the application’s cache', new Map<LisaClient, QueryClient>()],
  ])('a session’s end does not bring the old answer back, with %s', async (_name, caches) => {
    const queryClientOf = (client: LisaClient): QueryClient => {
      const queryClient = caches?.get(client) ?? new QueryClient()
      caches?.set(client, queryClient)
      return queryClient
    }
    const browser = shop(signedOut)
    const page = await opened(showing(await sent(adas), undefined, caches && queryClientOf), browser)
    expect(page.text()).toContain('Ada’s show')
    await act(async () => browser.client.session.end())
    await settle()
    expect(page.text()).not.toContain('Ada’s show')
    expect(browser.calls).toEqual(['GET /api/lisa/shows/42'])
  })

  test('nor does another mount after it', async () => {
    const state = await sent(adas)
    const browser = shop(signedOut)
    const page = await opened(showing(state, <Show id="42" />), browser)
    await act(async () => browser.client.session.end())
    await page.show(showing(null, null)(browser.client))
    await page.show(showing({ reads: [...state.reads] })(browser.client))
    expect(page.text()).not.toContain('Ada’s show')
  })

  test('what the server sends for the next person arrives', async () => {
    const browser = shop(signedOut)
    const page = await opened(showing(await sent(adas)), browser)
    await act(async () => browser.client.session.end())
    await settle()
    await advance(1_000)
    await page.show(showing(await sent(ok({ id: '42', title: { '*': 'Grace’s show' } })))(browser.client))
    expect(page.text()).toContain('Grace’s show')
  })
})

test('two pages of one server share no state', async () => {
  const server = shop()
  vi.stubGlobal('window', undefined)
  const html = (title: string, at: number): string =>
    renderToString(
      showing({
        reads: [{ segments: ['shows', '42'], query: {}, isList: false, updatedAt: at, data: { title: { '*': title } } }],
      })(server.client),
    )
  expect(html('first', 2)).toContain('first')
  expect(html('second', 1)).toContain('second')
  vi.unstubAllGlobals()
})

test('no clock is read as a server renders, but for a wait', async () => {
  const state = await sentReads(
    ({ route }) => (route === 'GET /shows/404' ? status(404) : ok(route.includes('?') ? pageOfShows(['1']) : undefined))(),
    [getShow, { id: '42' }],
    [getShow, { id: '404' }],
    [listShows, { state: 'live' }],
  )
  vi.stubGlobal('window', undefined)
  const readings = [vi.spyOn(Date, 'now'), vi.spyOn(performance, 'now'), vi.spyOn(Math, 'random')]
  const before = readings.map(({ mock }) => mock.calls.length)
  // The client, too: a framework may load the module that makes it while it prerenders.
  const page = showing(
    state,
    <>
      <Show id="42" />
      <Show id="404" />
      <Show id="not prefetched" />
      <Live />
    </>,
  )(shop().client)
  const html = renderToString(page)
  expect(readings.map(({ mock }) => mock.calls.length)).toEqual(before)
  vi.unstubAllGlobals()
  expect(html).toContain('Ski goggles')
})

test('without a state the hooks read by themselves', async () => {
  const browser = shop()
  const page = await opened(showing(null), browser)
  expect(page.text()).toContain('Ski goggles')
  expect(browser.calls).toEqual(['GET /api/lisa/shows/42'])
})

async function focus(): Promise<void> {
  await act(async () => void window.dispatchEvent(new Event('visibilitychange')))
  await settle()
}

function Show({ id }: { id: string }): ReactElement {
  const show = useShow(id)
  const failed = useErrorState(show)
  const { action } = failed ?? {}
  return (
    <p>
      {failed ? `${failed.kind} of ${show.error?.name}. ${failed.description}` : `${show.status} ${show.data?.title?.['*']}`}
      {action && (
        <button type="button" onClick={action.run}>
          {action.label}
        </button>
      )}
    </p>
  )
}

function Prompt(): ReactElement {
  const { isOpen, waiting, signIn } = useAuthPrompt()
  return (
    <p>
      {`prompt ${isOpen ? 'open' : 'closed'}, ${waiting} waiting`}
      <button type="button" onClick={() => void signIn()}>
        Sign in to go on
      </button>
    </p>
  )
}

function Facts({ id }: { id: string }): ReactElement {
  const { error } = useShow(id)
  const { requiredScope } = useErrorState(error) ?? {}
  const { requestId, url, status: code } = error ?? {}
  return <p>{`isLisaError ${isLisaError(error)}, scope ${requiredScope}, request ${requestId}, url ${url}, status ${code}`}</p>
}

function Opening(): ReactElement {
  const [isOpen, setOpen] = useState(false)
  return (
    <div>
      <Show id="42" />
      {isOpen ? (
        <Show id="42" />
      ) : (
        <button type="button" onClick={() => setOpen(true)}>
          open
        </button>
      )}
    </div>
  )
}

function Eager(): ReactElement {
  const show = useShow('42', { refetchOnMount: 'always', refetchOnWindowFocus: 'always' })
  return <p>{show.data?.title?.['*']}</p>
}

function Polled(): ReactElement {
  const show = useShow('42', { refetchInterval: 30_000 })
  return (
    <p>
      {show.status} {show.data?.title?.['*']}
    </p>
  )
}

function Live(): ReactElement {
  const shows = useShows({ state: 'live' })
  const failed = useErrorState(shows)
  return (
    <p>
      {shows.data?.map(({ id }) => id).join()} {failed && `error ${failed.kind}`}
      <button type="button" onClick={() => shows.fetchNextPage()}>
        more
      </button>
    </p>
  )
}
