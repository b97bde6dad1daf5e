import { afterEach, test } from 'node:test'
import {
  createLisaClient,
  LisaProvider,
  useAuthPrompt,
  useErrorState,
  useFieldErrors,
  useLisaLive,
  useShow,
  useShows,
  useUpdateShow,
} from 'lisa-query'
import { createSandbox } from 'lisa-query/sandbox'
import { act, createElement, StrictMode } from 'react'
import { create } from 'react-test-renderer'

test('a hook renders what LiSA has', async () => {
  const { until } = await render(({ show }) => show.data?.title?.['*'])
  await until((text) => typeof text === 'string' && text.length > 0)
})

test('a failed read has its state, and "Try again" reads again', async () => {
  const screen = await render(({ show, failed }) => failed?.kind ?? show.data?.id, { status: 500 })
  await screen.until((text) => text === 'server-error')
  await act(async () => screen.shown().failed.action.run())
  await screen.until((text) => text === '42')
})

test('a refused read waits for one sign-in', async () => {
  const credential = { header: undefined }
  const signIn = async () => {
    credential.header = 'ApiKey sandbox'
  }
  const screen = await render(({ show, failed, prompt }) => `${failed?.kind ?? show.data?.id} ${prompt.waiting}`, undefined, {
    authorization: () => credential.header,
    signIn,
  })
  await screen.until((text) => text === 'auth-required 1')
  await act(async () => screen.shown().prompt.signIn())
  await screen.until((text) => text === '42 0')
})

test('a write goes through, and the page shows its answer', async () => {
  const screen = await render(({ show }) => show.data?.title?.['*'])
  await screen.until((text) => text?.length > 0)
  await act(async () => screen.shown().update.mutate({ id: '42', body: { title: { '*': 'Ski night' } } }))
  await screen.until((text) => text === 'Ski night')
})

test('the messages of a write that is refused stand in its summary', async () => {
  const screen = await render(({ update, errors }) => errors.summary.map(({ message }) => message).join() || update.status)
  await screen.until((text) => text === 'idle')
  screen.sandbox.next({ status: 422, method: 'PATCH', body: { errors: { title: ['is already taken'] } } })
  await act(async () => screen.shown().update.mutate({ id: '42', body: { title: { '*': 'Ski night' } } }))
  await screen.until((text) => text?.includes('is already taken'))
})

test('a list goes on to its next page', async () => {
  const screen = await render(({ shows }) => `${shows.data?.length ?? 0}`, undefined, undefined, { limit: 2 })
  await screen.until((text) => text === '2')
  await act(async () => screen.shown().shows.fetchNextPage())
  await screen.until((text) => text === '4')
})

test('without EventSource the page looks by itself', async () => {
  // The pause before it looks is over at once.
  const clock = {
    now: Date.now,
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds === 60_000 ? 10 : milliseconds)
      return () => clearTimeout(timer)
    },
  }
  const screen = await render(({ show }) => show.data?.id, undefined, { clock })
  await screen.until((text) => text === '42' && screen.sandbox.requests.length > 1)
})

test('the next person sees nothing of the last one', async () => {
  const screen = await render(({ show, failed }) => failed?.kind ?? show.data?.id)
  await screen.until((text) => text === '42')
  screen.sandbox.next({ status: 404 })
  await act(async () => screen.client.session.end())
  await screen.until((text) => text === 'not-found')
})

let renderer
afterEach(() => act(async () => renderer.unmount()))

/** Renders a show's hooks without any DOM; `text` says what of them stands on the screen. With a `list`, also that list of shows. */
async function render(text, incident, options, list) {
  const sandbox = createSandbox()
  if (incident) sandbox.next(incident)
  const client = createLisaClient({
    baseUrl: 'https://lisa.test/v2',
    authorization: () => 'ApiKey sandbox',
    fetch: (request) => sandbox.fetch(request),
    retry: false,
    ...options,
  })
  let shown
  function Card() {
    const show = useShow('42')
    const failed = useErrorState(show)
    const prompt = useAuthPrompt()
    const update = useUpdateShow()
    const errors = useFieldErrors(update)
    const shows = useShows(list, { enabled: list !== undefined })
    useLisaLive()
    shown = { show, failed, prompt, update, errors, shows }
    return text(shown) ?? null
  }
  await act(async () => {
    renderer = create(createElement(StrictMode, null, createElement(LisaProvider, { client }, createElement(Card))))
  })
  const until = async (isSo) => {
    while (!isSo(renderer.toJSON())) await act(() => new Promise((resolve) => setTimeout(resolve, 5)))
  }
  return { client, sandbox, until, shown: () => shown }
}
