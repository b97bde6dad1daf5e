// @vitest-environment jsdom
import { LisaProvider, useAuthPrompt, useCreateShow, useErrorState, useShow, useShows, useUpdateShow } from 'lisa-query'
import { type ReactElement, StrictMode } from 'react'
import { describe, expect, it, test, vi } from 'vitest'
import {
  act,
  advance,
  answering,
  answeringInTurn,
  goggles,
  later,
  ok,
  onFakeTime,
  pageOfShows,
  render,
  rendering,
  type Stub,
  settle,
  status,
} from '../support/react.tsx'

onFakeTime()

const hour = 3_600_000
const body = { title: { '*': 'Sun glasses' } }
const refused = new Error('the refresh token is too old')
const twenty = Array.from({ length: 20 }, (_, index) => `${index}`)

interface Lobby extends Stub {
  /** What was sent with the writes. */
  bodies: string[]
  /** From now on the credential is a good one. */
  letIn: () => void
}

/** A LiSA that refuses everybody until they are let in; signing in does that, unless the test says otherwise. */
function lobby(options: Parameters<typeof answering>[1] = {}): Lobby {
  let key = 'expired'
  const bodies: string[] = []
  const letIn = (): void => {
    key = 'fresh'
  }
  const stub = answering(
    async ({ route, request }) => {
      if (!route.startsWith('GET')) bodies.push(await request.text())
      if (request.headers.get('authorization') !== 'ApiKey fresh') return status(401)()
      return ok(route.startsWith('GET /shows?') || route === 'GET /shows' ? pageOfShows(['42']) : goggles)()
    },
    { authorization: () => `ApiKey ${key}`, signIn: letIn, ...options },
  )
  return { ...stub, bodies, letIn }
}

const useOne = (id: string) => useShow(id)

const useTwenty = () => {
  const shows = twenty.map(useOne)
  return { shows, failed: shows.map(useErrorState), prompt: useAuthPrompt() }
}

describe('useAuthPrompt', () => {
  test('is closed while nobody is refused', async () => {
    const { result } = await rendering(answering(ok()), () => ({ show: useShow('42'), prompt: useAuthPrompt() }))
    expect(result.current).toMatchObject({ show: { data: goggles }, prompt: { isOpen: false, waiting: 0 } })
  })

  test('twenty refused hooks are one refresh, twenty requests and one prompt', async () => {
    const refresh = vi.fn(() => Promise.reject(refused))
    const lisa = lobby({ refresh })
    const { result } = await rendering(lisa, useTwenty)
    await advance(hour)
    expect(result.current.failed.map((state) => state?.kind)).toEqual(twenty.map(() => 'auth-required'))
    expect(refresh).toHaveBeenCalledOnce()
    expect(lisa.calls).toHaveLength(20)
    expect(result.current.prompt).toMatchObject({ isOpen: true, waiting: 20 })
  })

  test('without a refresh as well', async () => {
    const lisa = lobby()
    const { result } = await rendering(lisa, useTwenty)
    expect(lisa.calls).toHaveLength(20)
    expect(result.current.prompt).toMatchObject({ isOpen: true, waiting: 20 })
  })

  test('a refresh that helps opens no prompt, and all have their data', async () => {
    const refresh = vi.fn(() => lisa.letIn())
    const lisa: Lobby = lobby({ refresh })
    const { result } = await rendering(lisa, useTwenty)
    expect(refresh).toHaveBeenCalledOnce()
    expect(result.current.shows.map(({ data }) => data)).toEqual(twenty.map(() => goggles))
    expect(result.current.prompt).toMatchObject({ isOpen: false, waiting: 0 })
  })

  // ky's `isNetworkError` knows ky's own class only, not what the application's `fetch` rejects with.
  it('a refresh that meets no network opens no prompt: nothing is lost yet', async () => {
    const { result } = await rendering(
      lobby({ refresh: () => Promise.reject(new TypeError('Failed to fetch')), retry: false }),
      useTwenty,
    )
    expect(result.current.failed[0]?.kind).toBe('unreachable')
    expect(result.current.prompt).toMatchObject({ isOpen: false, waiting: 0 })
  })

  test('signing in fetches each of them again, once, and closes the prompt', async () => {
    const signIn = vi.fn(() => lisa.letIn())
    const lisa: Lobby = lobby({ signIn })
    const { result } = await rendering(lisa, useTwenty)
    lisa.calls.length = 0
    await act(() => result.current.prompt.signIn())
    await settle()
    expect(signIn).toHaveBeenCalledOnce()
    expect(lisa.calls.sort()).toEqual(twenty.map((id) => `GET /shows/${id}`).sort())
    expect(result.current.shows.map(({ data }) => data)).toEqual(twenty.map(() => goggles))
    expect(result.current.failed).toEqual(twenty.map(() => null))
    expect(result.current.prompt).toMatchObject({ isOpen: false, waiting: 0 })
  })

  test('`client.session.start()` does the same without a sign-in of the library', async () => {
    const lisa = lobby({ signIn: undefined } as object)
    const { result } = await rendering(lisa, useTwenty)
    lisa.letIn()
    lisa.calls.length = 0
    act(() => lisa.client.session.start())
    await settle()
    expect(lisa.calls).toHaveLength(20)
    expect(result.current.failed).toEqual(twenty.map(() => null))
    expect(result.current.prompt.isOpen).toBe(false)
  })

  test('reads that have not failed are not fetched again', async () => {
    let isRefused = false
    const lisa = answering(({ route }) => (isRefused && route === 'GET /shows/2' ? status(401) : ok())())
    const { result } = await rendering(lisa, () => {
      const shows = [useShow('1'), useShow('2')]
      return { shows, second: useErrorState(shows[1]) }
    })
    isRefused = true
    act(() => void result.current.shows[1]?.refetch())
    await settle()
    expect(result.current).toMatchObject({ shows: [{ data: goggles }, { data: goggles }], second: { kind: 'auth-required' } })
    isRefused = false
    lisa.calls.length = 0
    act(() => lisa.client.session.start())
    await settle()
    expect(lisa.calls).toEqual(['GET /shows/2'])
    expect(result.current.second).toBeNull()
  })

  test('a list in pages is fetched again, too', async () => {
    const lisa = lobby()
    const { result } = await rendering(lisa, () => ({ shows: useShows(), prompt: useAuthPrompt() }))
    await act(() => result.current.prompt.signIn())
    await settle()
    expect(result.current.shows.data).toEqual([{ id: '42' }])
  })

  test('dismissed it stays away, the states stay, and their action still signs in', async () => {
    const lisa = lobby()
    const { result } = await rendering(lisa, useTwenty)
    act(() => result.current.prompt.dismiss())
    expect(result.current.prompt.isOpen).toBe(false)
    expect(result.current.failed[7]).toMatchObject({ kind: 'auth-required', action: { label: 'Sign in', isReady: true } })
    act(() => void result.current.shows[3]?.refetch())
    await settle()
    expect(result.current.prompt.isOpen).toBe(false)
    act(() => result.current.failed[7]?.action?.run())
    await settle()
    expect(result.current.failed).toEqual(twenty.map(() => null))
    expect(lisa.calls).toHaveLength(41)
  })

  test('after a start, a credential that expires again opens it again although it was dismissed', async () => {
    let isRefused = true
    const lisa = answering(() => (isRefused ? status(401) : ok())())
    const { result } = await rendering(lisa, () => ({ show: useShow('42'), prompt: useAuthPrompt() }))
    act(() => result.current.prompt.dismiss())
    isRefused = false
    act(() => lisa.client.session.start())
    await settle()
    isRefused = true
    act(() => void result.current.show.refetch())
    await settle()
    expect(result.current.prompt).toMatchObject({ isOpen: true, waiting: 1 })
  })

  test('a 403 opens no prompt: signing in would not help', async () => {
    const { result } = await rendering(answering(status(403)), useTwenty)
    expect(result.current.failed[0]?.kind).toBe('forbidden')
    expect(result.current.prompt).toMatchObject({ isOpen: false, waiting: 0 })
  })

  test.each([
    ['fails', () => Promise.reject(new Error('closed'))],
    [
      'throws',
      () => {
        throw new Error('closed')
      },
    ],
  ])('a sign-in that %s rejects, and leaves everything as it is', async (_name, signIn) => {
    const lisa = lobby({ signIn })
    const { result } = await rendering(lisa, () => {
      const update = useUpdateShow()
      return { ...useTwenty(), update, unsaved: useErrorState(update) }
    })
    act(() => result.current.update.mutate({ id: '42', body }))
    await settle()
    const before = [...lisa.calls]
    await act(() => expect(result.current.prompt.signIn()).rejects.toThrow('closed'))
    act(() => result.current.failed[0]?.action?.run())
    act(() => result.current.unsaved?.action?.run())
    await settle()
    expect(lisa.calls).toEqual(before)
    expect(result.current.prompt).toMatchObject({ isOpen: true, waiting: 21 })
    expect(result.current.failed[0]).toMatchObject({ kind: 'auth-required', action: { isReady: true } })
    expect(result.current).toMatchObject({
      update: { variables: { id: '42', body } },
      unsaved: { kind: 'auth-required', action: { label: 'Sign in and save', isReady: true } },
    })
  })

  test('in StrictMode a start fetches each once', async () => {
    const lisa = lobby()
    const view = render(
      <StrictMode>
        <LisaProvider client={lisa.client}>
          {twenty.map((id) => (
            <Title key={id} id={id} />
          ))}
        </LisaProvider>
      </StrictMode>,
    )
    await settle()
    expect(view.container.textContent).toBe('Sign in to go on'.repeat(20))
    lisa.calls.length = 0
    lisa.letIn()
    act(() => lisa.client.session.start())
    await settle()
    expect(lisa.calls.sort()).toEqual(twenty.map((id) => `GET /shows/${id}`).sort())
    expect(view.container.textContent).toBe('Ski goggles'.repeat(20))
  })

  test('two providers of one client show one prompt each, and both fetch again', async () => {
    const lisa = lobby()
    const one = await rendering(lisa, () => ({ show: useShow('1'), prompt: useAuthPrompt() }))
    const other = await rendering(lisa, () => ({ show: useShow('2'), prompt: useAuthPrompt() }))
    expect(one.result.current.prompt).toMatchObject({ isOpen: true, waiting: 2 })
    await act(() => other.result.current.prompt.signIn())
    await settle()
    expect([one.result.current.show.data, other.result.current.show.data]).toEqual([goggles, goggles])
    expect(lisa.calls).toHaveLength(4)
  })

  // What waits is counted by method, path and query, and two new shows have the same.
  it('counts two different writes as two', async () => {
    const { result } = await rendering(lobby(), () => ({ one: useCreateShow(), two: useCreateShow(), prompt: useAuthPrompt() }))
    act(() => result.current.one.mutate({ body: { title: { '*': 'One' } } }))
    act(() => result.current.two.mutate({ body: { title: { '*': 'Two' } } }))
    await settle()
    expect(result.current).toMatchObject({ one: { isError: true }, two: { isError: true } })
    expect(result.current.prompt.waiting).toBe(2)
  })

  // `session.signIn` opens the application's sign-in at every call, also while it is open already.
  it('a second press opens no second sign-in while the first is open', async () => {
    const signIn = vi.fn(() => new Promise<void>(() => undefined))
    const { result } = await rendering(lobby({ signIn }), useTwenty)
    act(() => void result.current.prompt.signIn())
    act(() => void result.current.prompt.signIn())
    expect(signIn).toHaveBeenCalledOnce()
  })

  // After the first start `session.signIn` does nothing unless a request was refused since.
  it('signs in also after the last person has left and before anything was refused', async () => {
    const signIn = vi.fn()
    const lisa = answering(ok(), { signIn })
    const { result } = await rendering(lisa, useAuthPrompt)
    act(() => lisa.client.session.end())
    await settle()
    await act(() => result.current.signIn())
    expect(signIn).toHaveBeenCalledOnce()
  })
})

describe('Sign in and save', () => {
  const useWriting = () => {
    const update = useUpdateShow()
    return { update, failed: useErrorState(update), prompt: useAuthPrompt() }
  }

  test('sends the same once, after the sign-in and because the person chose it', async () => {
    const lisa = lobby()
    const { result } = await rendering(lisa, useWriting)
    act(() => result.current.update.mutate({ id: '42', body }))
    await settle()
    expect(result.current.failed?.actions.map(({ label }) => label)).toEqual(['Sign in and save'])
    act(() => result.current.failed?.action?.run())
    await advance(hour)
    expect(lisa.calls).toEqual(['PATCH /shows/42', 'PATCH /shows/42'])
    expect(lisa.bodies).toEqual([JSON.stringify(body), JSON.stringify(body)])
    expect(result.current).toMatchObject({ update: { isSuccess: true, data: goggles }, failed: null })
  })

  test.each([
    ['another widget', (lisa: Lobby) => lisa.client.session.signIn()],
    ['the application', async (lisa: Lobby) => lisa.client.session.start()],
  ])('a start by %s does not send it, and the way on stays', async (_name, start) => {
    const lisa = lobby()
    const { result } = await rendering(lisa, useWriting)
    act(() => result.current.update.mutate({ id: '42', body }))
    await settle()
    lisa.letIn()
    await act(() => start(lisa))
    await advance(hour)
    expect(lisa.calls).toEqual(['PATCH /shows/42'])
    expect(result.current).toMatchObject({
      update: { isError: true, variables: { id: '42', body } },
      failed: {
        kind: 'auth-required',
        title: 'This is not saved yet',
        description: 'You are signed in now: send it again to save it.',
        hasSignedIn: true,
        action: { label: 'Send again', isReady: true },
      },
      prompt: { isOpen: false },
    })
    act(() => result.current.failed?.action?.run())
    await settle()
    expect(lisa.calls).toEqual(['PATCH /shows/42', 'PATCH /shows/42'])
    expect(result.current).toMatchObject({ update: { isSuccess: true }, failed: null })
  })

  test('what one person wrote is not sent for the next one, who has signed in meanwhile and can send it', async () => {
    let person = 'ada'
    let give: (header: string) => void = () => undefined
    const authorization = () => new Promise<string>((resolve) => (give = resolve))
    const lisa = lobby({ identity: () => person, authorization })
    const { result } = await rendering(lisa, useWriting)
    act(() => result.current.update.mutate({ id: '42', body }))
    await settle()
    person = 'bob'
    await act(async () => lisa.client.session.start())
    give('ApiKey fresh')
    await settle()
    expect(lisa.calls).toEqual([])
    expect(result.current.failed).toMatchObject({
      title: 'This is not saved yet',
      action: { label: 'Send again', isReady: true },
    })
    act(() => result.current.failed?.action?.run())
    await settle()
    give('ApiKey fresh')
    await settle()
    expect(lisa.calls).toEqual(['PATCH /shows/42'])
    expect(result.current).toMatchObject({ update: { isSuccess: true }, failed: null })
  })

  test('a write without a credential, which the application gave up to ask for, asks for a sign-in', async () => {
    const lisa = lobby({ authorization: () => Promise.reject(new DOMException('given up', 'AbortError')) })
    const { result } = await rendering(lisa, useWriting)
    act(() => result.current.update.mutate({ id: '42', body }))
    await settle()
    expect(result.current.failed).toMatchObject({ title: 'Sign in to go on', hasSignedIn: undefined })
  })

  test('a write that is refused again after the sign-in says again that nobody is signed in', async () => {
    const lisa = lobby()
    const { result } = await rendering(lisa, useWriting)
    act(() => result.current.update.mutate({ id: '42', body }))
    await settle()
    act(() => lisa.client.session.start())
    await settle()
    expect(result.current.failed?.action?.label).toBe('Send again')
    act(() => result.current.failed?.action?.run())
    await settle()
    expect(result.current.failed).toMatchObject({ title: 'Sign in to go on', action: { label: 'Sign in and save' } })
    expect(result.current.prompt).toMatchObject({ isOpen: true, waiting: 1 })
  })

  test('after a sign-in elsewhere it can be sent where the application gave no sign-in of its own', async () => {
    const lisa = answeringInTurn([status(401), ok()])
    const { result } = await rendering(lisa, useWriting)
    act(() => result.current.update.mutate({ id: '42', body }))
    await settle()
    expect(result.current.failed?.actions).toEqual([])
    act(() => lisa.client.session.start())
    await settle()
    expect(result.current.failed?.actions.map(({ label }) => label)).toEqual(['Send again'])
  })

  test('needs no second sign-in where somebody else has signed in meanwhile', async () => {
    const signIn = vi.fn()
    const lisa = lobby({ signIn })
    const { result } = await rendering(lisa, useWriting)
    act(() => result.current.update.mutate({ id: '42', body }))
    await settle()
    lisa.letIn()
    act(() => lisa.client.session.start())
    await settle()
    act(() => result.current.failed?.action?.run())
    await settle()
    expect(signIn).not.toHaveBeenCalled()
    expect(lisa.calls).toEqual(['PATCH /shows/42', 'PATCH /shows/42'])
    expect(result.current.update.isSuccess).toBe(true)
  })

  test('is not offered where the application gave no sign-in', async () => {
    const { result } = await rendering(answering(status(401)), useWriting)
    act(() => result.current.update.mutate({ id: '42', body }))
    await settle()
    expect(result.current.failed).toMatchObject({ kind: 'auth-required', actions: [], action: undefined })
  })

  // The action stays ready while the sign-in is open, and each press sends the write once it is over.
  it('pressed twice it still sends once', async () => {
    const dialog = later()
    const lisa: Lobby = lobby({ signIn: () => dialog.response.then(() => lisa.letIn()) })
    const { result } = await rendering(lisa, useWriting)
    act(() => result.current.update.mutate({ id: '42', body }))
    await settle()
    act(() => result.current.failed?.action?.run())
    await settle()
    act(() => result.current.failed?.action?.run())
    await settle()
    dialog.answer(new Response())
    await settle()
    expect(lisa.calls).toEqual(['PATCH /shows/42', 'PATCH /shows/42'])
  })

  // Whatever happens to the session while the sign-in is open, its end sends the write.
  it('is off once the person has left, although somebody signs in after all', async () => {
    const dialog = later()
    const lisa: Lobby = lobby({ signIn: () => dialog.response.then(() => lisa.letIn()) })
    const { result } = await rendering(lisa, useWriting)
    act(() => result.current.update.mutate({ id: '42', body }))
    await settle()
    act(() => result.current.failed?.action?.run())
    act(() => lisa.client.session.end())
    await settle()
    dialog.answer(new Response())
    await settle()
    expect(lisa.bodies).toHaveLength(1)
  })
})

function Title({ id }: { id: string }): ReactElement {
  const show = useShow(id)
  const failed = useErrorState(show)
  return <p>{failed?.title ?? show.data?.title?.['*']}</p>
}
