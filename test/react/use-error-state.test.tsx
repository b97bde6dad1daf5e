// @vitest-environment jsdom
import { onlineManager } from '@tanstack/react-query'
import {
  type Clock,
  type ErrorState,
  type LisaErrorKind,
  lisaError,
  useErrorState,
  useLisaClient,
  useLisaQueryClient,
  useShow,
  useShows,
  useUpdateShow,
} from 'lisa-query'
import { de, mergeMessages } from 'lisa-query/messages'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import {
  act,
  advance,
  answering,
  answeringInTurn,
  goggles,
  later,
  newYear,
  noAnswer,
  ok,
  onFakeTime,
  pageOfShows,
  rendering,
  settle,
  status,
} from '../support/react.tsx'

onFakeTime()

const useReading = () => {
  const show = useShow('42')
  return { show, failed: useErrorState(show) }
}
const useWriting = () => {
  const update = useUpdateShow()
  return { update, failed: useErrorState(update) }
}
const body = { title: { '*': 'Sun glasses' } }
const html = (): Response => new Response('<h1>Hello</h1>', { headers: { 'content-type': 'text/html' } })
const signIn = () => undefined
const hour = 3_600_000

interface Row {
  answer: () => Response | Promise<Response>
  kind: LisaErrorKind
  title: string
  description: string
  label?: string
}

const rows: Row[] = [
  {
    answer: status(400),
    kind: 'bad-request',
    title: 'This request was not understood',
    description: 'Reload the page, then try again.',
  },
  {
    answer: status(401),
    kind: 'auth-required',
    title: 'Sign in to go on',
    description: 'You are not signed in.',
    label: 'Sign in',
  },
  {
    answer: status(403),
    kind: 'forbidden',
    title: 'Your access does not cover this',
    description: 'Whoever manages your access can add the scope shows:read.',
  },
  {
    answer: status(404),
    kind: 'not-found',
    title: 'This is not here now',
    description: 'It may come back later.',
    label: 'Look again',
  },
  {
    answer: status(409),
    kind: 'conflict',
    title: 'This may have changed meanwhile',
    description: 'Load the latest version, then change it.',
    label: 'Load the latest version',
  },
  { answer: status(413), kind: 'too-large', title: 'This is too large to send', description: 'Shorten it, then send it again.' },
  {
    answer: status(422),
    kind: 'invalid',
    title: 'Some entries need a correction',
    description: 'Correct them, then send it again.',
  },
  {
    answer: status(429, { 'retry-after': '90' }),
    kind: 'rate-limited',
    title: 'Too many requests at once',
    description: 'You can try again in 90 seconds.',
    label: 'Try again',
  },
  {
    answer: status(500),
    kind: 'server-error',
    title: 'There is a problem with this service',
    description: 'Try again in a moment.',
    label: 'Try again',
  },
  {
    answer: status(503),
    kind: 'unavailable',
    title: 'This service is not available',
    description: 'Try again in a moment.',
    label: 'Try again',
  },
  {
    answer: status(504),
    kind: 'timeout',
    title: 'The answer took too long',
    description: 'Try again in a moment.',
    label: 'Try again',
  },
  {
    answer: noAnswer,
    kind: 'unreachable',
    title: 'This service cannot be reached',
    description: 'Check your connection, then try again.',
    label: 'Try again',
  },
  {
    answer: html,
    kind: 'unexpected',
    title: 'This answer could not be read',
    description: 'Try again in a moment.',
    label: 'Try again',
  },
]

test.each(rows)('$kind is ready to render', async ({ answer, kind, title, description, label }) => {
  const { result } = await rendering(answering(answer, { signIn }), useReading)
  await advance(4_000)
  expect(result.current.failed).toMatchObject({ kind, title, description, isRetrying: false, error: { kind } })
  expect(result.current.failed?.action?.label).toBe(label)
  expect(result.current.failed?.error).toBe(result.current.show.error)
})

test('there is a row for every kind, and a phrase in German', () => {
  const kinds: LisaErrorKind[] = rows.map(({ kind }) => kind)
  expect(new Set(kinds)).toEqual(new Set(Object.keys(de.errors)))
})

test.each([
  [
    'what only the site can mend',
    404,
    'not-listed',
    'This site did not pass this on',
    'Diese Seite hat das nicht weitergegeben',
    [],
  ],
  [
    'a write that was stopped',
    403,
    'cross-site',
    'This site did not pass this on',
    'Diese Seite hat das nicht weitergegeben',
    [],
  ],
  ['who may not', 403, 'not-allowed', 'Your access does not cover this', 'Ihr Zugang reicht dafür nicht aus', []],
  ['a bug', 500, 'broken', 'Something broke on this site', 'Auf dieser Seite ist etwas schiefgegangen', ['Try again']],
])('says in its own words of the gateway %s, which LiSA knows nothing of', async (_, code, refusal, english, german, labels) => {
  const answer = status(code, { 'x-lisa-gateway': 'refused', 'x-lisa-refusal': refusal })
  const shown = async (options = {}): Promise<ErrorState | null> => {
    const { result } = await rendering(answering(answer, { signIn, retry: false }), useReading, options)
    return result.current.failed
  }
  const state = await shown()
  expect(state?.title).toBe(english)
  expect(state?.description).not.toMatch(/scope|LiSA (is|cannot)/)
  expect(state?.actions.map(({ label }) => label)).toEqual(labels)
  expect(state).toMatchObject({ requiredScope: undefined, error: { gatewayRefusal: refusal } })
  expect((await shown({ messages: de }))?.title).toBe(german)
  expect((await shown({ messages: { gateway: { [refusal]: { title: 'Ask Jo' } } } }))?.title).toBe('Ask Jo')
})

test('is null while all is well: pending, with data, and for nothing at all', async () => {
  const slow = later()
  const { result } = await rendering(
    answering(() => slow.response),
    () => ({ ...useReading(), nothing: [useErrorState(null), useErrorState(undefined)] }),
  )
  expect(result.current).toMatchObject({ show: { isPending: true }, failed: null, nothing: [null, null] })
  slow.answer(ok()())
  await settle()
  expect(result.current).toMatchObject({ show: { data: goggles }, failed: null })
})

test('a write that has not been sent, is under way or succeeded has nothing to say', async () => {
  const slow = later()
  const { result } = await rendering(
    answering(() => slow.response),
    useWriting,
  )
  expect(result.current.failed).toBeNull()
  act(() => result.current.update.mutate({ id: '42', body }))
  await settle()
  expect(result.current).toMatchObject({ update: { isPending: true }, failed: null })
  slow.answer(ok()())
  await settle()
  expect(result.current).toMatchObject({ update: { isSuccess: true }, failed: null })
})

test('speaks while TanStack still retries, with the seconds left', async () => {
  const lisa = answeringInTurn([status(429, { 'retry-after': '12' }), ok()])
  const { result } = await rendering(lisa, useReading)
  expect(result.current.show).toMatchObject({ isPending: true, error: null })
  expect(result.current.failed).toMatchObject({
    kind: 'rate-limited',
    isRetrying: true,
    retryAt: newYear + 12_000,
    description: 'Trying again in 12 seconds.',
    action: { isReady: false },
  })
  await advance(12_000)
  expect(result.current).toMatchObject({ show: { data: goggles }, failed: null })
})

test('says so while a retry without a known time is on its way', async () => {
  const { result } = await rendering(answering(status(503)), useReading)
  expect(result.current.failed).toMatchObject({
    isRetrying: true,
    retryAt: undefined,
    description: 'Trying again now.',
    action: { isReady: false },
  })
})

test('counts in minutes from 100 seconds on', async () => {
  const { result } = await rendering(answering(status(429, { 'retry-after': '101' })), useReading)
  expect(result.current.failed?.description).toBe('You can try again in 2 minutes.')
})

const day = 24 * hour

/** A moment in a language, as the platform writes it where the test runs. */
const momentIn = (language: string, moment: number): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(moment)

test.each([
  ['seconds', 99_000, 'in 99 seconds', 'in 99 Sekunden'],
  ['minutes from 100 seconds on', 101_000, 'in 2 minutes', 'in 2 Minuten'],
  ['minutes up to 100', 99.5 * 60_000, 'in 100 minutes', 'in 100 Minuten'],
  ['hours from then on', 100.1 * 60_000, 'in 2 hours', 'in 2 Stunden'],
  ['hours, never less than LiSA asks for', 5 * hour + 1_000, 'in 6 hours', 'in 6 Stunden'],
])('says a wait in %s', async (_, wait, english, german) => {
  const error = lisaError('rate-limited', { message: 'no', method: 'GET', url: 'https://lisa.test', retryAt: newYear + wait })
  const { result } = await rendering(answering(ok()), () => useErrorState(error))
  expect(result.current?.description).toBe(`You can try again ${english}.`)
  const { result: inGerman } = await rendering(answering(ok()), () => useErrorState(error), { messages: de })
  expect(inGerman.current?.description).toBe(`Sie können es ${german} noch einmal versuchen.`)
})

test.each([
  ['hours', 30 * hour, 'in 30 hours', 'in 30 Stunden'],
  ['days', 30 * day, 'in 30 days', 'in 30 Tagen'],
  ['days, never less than LiSA asks for', 2 * day + 1_000, 'in 3 days', 'in 3 Tagen'],
])('says of a wait of a day or more in %s also until when', async (_, wait, english, german) => {
  const retryAt = newYear + wait
  const error = lisaError('unavailable', { message: 'no', method: 'GET', url: 'https://lisa.test', retryAt })
  const { result } = await rendering(answering(ok()), () => useErrorState(error))
  expect(result.current?.description).toBe(`You can try again ${english} (${momentIn('en', retryAt)}).`)
  const { result: inGerman } = await rendering(answering(ok()), () => useErrorState(error), { messages: de })
  expect(inGerman.current?.description).toBe(`Sie können es ${german} (${momentIn('de', retryAt)}) noch einmal versuchen.`)
})

test.each([
  ['a language that Intl refuses', () => ({ messages: { language: 'en_US@posix' } }), 'in 30 days (Jan 30, 2026'],
  ['nothing that Intl knows as a language', () => ({ messages: { language: '?' } }), 'in 30 days ('],
  [
    'a platform that knows no relative times',
    () => {
      vi.stubGlobal('Intl', { ...allOf(Intl), RelativeTimeFormat: undefined })
      return {}
    },
    '(30 d) (Jan 30, 2026',
  ],
  [
    'a platform whose dates throw',
    () => {
      const refuse = () => {
        throw new RangeError('no dates here')
      }
      vi.stubGlobal('Intl', { ...allOf(Intl), DateTimeFormat: refuse })
      return {}
    },
    'in 30 days.',
  ],
])('says a wait with %s', async (_, prepare, text) => {
  // At noon, so that it is the same day wherever the test runs.
  const retryAt = newYear + 29.5 * day
  const error = lisaError('rate-limited', { message: 'no', method: 'GET', url: 'https://lisa.test', retryAt })
  const { result } = await rendering(answering(ok()), () => useErrorState(error), prepare())
  expect(result.current?.description).toContain(`You can try again ${text}`)
})

/** All that `Intl` has: its members do not show in a spread. */
const allOf = (intl: typeof Intl): typeof Intl =>
  Object.fromEntries(Object.getOwnPropertyNames(intl).map((name) => [name, intl[name as never]])) as never

test('speaks for a write that is sent again by itself', async () => {
  const lisa = answeringInTurn([status(429, { 'retry-after': '12' }), ok()])
  const { result } = await rendering(lisa, useWriting)
  act(() => result.current.update.mutate({ id: '42', body }))
  await settle()
  expect(result.current.failed).toMatchObject({
    isRetrying: true,
    description: 'Trying again in 12 seconds.',
    action: { isReady: false },
  })
  await advance(12_000)
  expect(result.current).toMatchObject({ update: { isSuccess: true }, failed: null })
})

test('stale data stays while its refetch fails', async () => {
  const { result } = await rendering(answeringInTurn([ok(), status(500)]), useReading)
  void act(() => void result.current.show.refetch())
  await settle()
  expect(result.current).toMatchObject({
    show: { data: goggles, isError: false },
    failed: { kind: 'server-error', isRetrying: true },
  })
  await advance(4_000)
  expect(result.current).toMatchObject({
    show: { data: goggles, isError: true },
    failed: { kind: 'server-error', isRetrying: false },
  })
})

test('is null again once a refetch succeeds', async () => {
  const { result } = await rendering(answeringInTurn([status(404), ok()]), useReading)
  act(() => result.current.failed?.action?.run())
  await settle()
  expect(result.current).toMatchObject({ show: { data: goggles }, failed: null })
})

test('the action of a read fetches again, and is not ready while that is under way', async () => {
  const slow = later()
  const lisa = answeringInTurn([ok(), status(404), () => slow.response])
  const { result } = await rendering(lisa, useReading)
  void act(() => void result.current.show.refetch())
  await settle()
  expect(result.current.failed?.action?.isReady).toBe(true)
  act(() => result.current.failed?.action?.run())
  await settle()
  expect(lisa.calls).toHaveLength(3)
  expect(result.current.failed?.action?.isReady).toBe(false)
  slow.answer(ok()())
  await settle()
  expect(result.current.failed).toBeNull()
})

test('the action of a write sends the same again', async () => {
  const bodies: string[] = []
  const lisa = answering(async ({ request, nth }) => {
    bodies.push(await request.text())
    return (nth === 1 ? status(503) : ok())()
  })
  const { result } = await rendering(lisa, useWriting)
  act(() => result.current.update.mutate({ id: '42', body }))
  await settle()
  expect(result.current.failed).toMatchObject({ kind: 'unavailable', action: { label: 'Try again', isReady: true } })
  act(() => result.current.failed?.action?.run())
  await settle()
  expect(bodies).toEqual([JSON.stringify(body), JSON.stringify(body)])
  expect(result.current).toMatchObject({ update: { isSuccess: true }, failed: null })
})

test('the action of an auth-required state opens one sign-in, of reads and writes alike', async () => {
  const open = vi.fn()
  const lisa = answering(status(401), { signIn: open })
  const { result } = await rendering(lisa, () => ({ read: useReading(), write: useWriting() }))
  act(() => result.current.write.update.mutate({ id: '42', body }))
  await settle()
  act(() => result.current.read.failed?.action?.run())
  act(() => result.current.write.failed?.action?.run())
  expect(open).toHaveBeenCalledTimes(1)
  expect(lisa.calls).toHaveLength(2)
})

test('after the sign-in every read is asked for again', async () => {
  let key = 'expired'
  const lisa = answering(({ request }) => (request.headers.get('authorization') === 'ApiKey fresh' ? ok() : status(401))(), {
    authorization: () => `ApiKey ${key}`,
    signIn: async () => {
      key = 'fresh'
    },
  })
  const { result } = await rendering(lisa, useReading)
  expect(result.current.failed?.kind).toBe('auth-required')
  act(() => result.current.failed?.action?.run())
  await settle()
  expect(result.current.failed).toBeNull()
  expect(result.current.show.data).toEqual(goggles)
})

test('a sign-in that is called off leaves the state as it is', async () => {
  const lisa = answering(status(401), { signIn: () => Promise.reject(new Error('closed')) })
  const { result } = await rendering(lisa, useReading)
  act(() => result.current.failed?.action?.run())
  await settle()
  expect(result.current.failed).toMatchObject({ kind: 'auth-required', action: { isReady: true } })
  expect(lisa.calls).toHaveLength(1)
})

test('offers no sign-in where the application gave none', async () => {
  const { result } = await rendering(answering(status(401)), useReading)
  expect(result.current.failed).toMatchObject({ kind: 'auth-required', action: undefined })
})

test('the action of a conflicting write loads the latest version and puts the conflict away', async () => {
  let latest = goggles
  const lisa = answering(({ route }) => (route.startsWith('GET') ? ok(latest) : status(409))())
  const { result } = await rendering(lisa, () => ({ ...useReading(), write: useWriting() }))
  act(() => result.current.write.update.mutate({ id: '42', body }))
  await settle()
  latest = { id: '42', title: { '*': 'Changed by somebody else' } }
  expect(result.current.write.failed?.action).toMatchObject({ label: 'Load the latest version', isReady: true })
  act(() => result.current.write.failed?.action?.run())
  await settle()
  expect(lisa.calls).toEqual(['GET /shows/42', 'PATCH /shows/42', 'GET /shows/42'])
  expect(result.current.show.data).toEqual(latest)
  expect(result.current.write.failed).toBeNull()
})

test('the action is ready when the wait is over, with one render and no other in between', async () => {
  const { result, renders } = await rendering(answering(status(429, { 'retry-after': '90' })), useReading)
  const before = renders()
  expect(result.current.failed).toMatchObject({ retryAt: newYear + 90_000, action: { isReady: false } })
  await advance(89_999)
  expect(renders()).toBe(before)
  expect(result.current.failed?.action?.isReady).toBe(false)
  await advance(1)
  expect(renders()).toBe(before + 1)
  expect(result.current.failed).toMatchObject({
    description: 'You can try again now.',
    action: { isReady: true },
  })
  await advance(120_000)
  expect(renders()).toBe(before + 1)
})

test('a wait of two months is set in pieces that a timer can hold', async () => {
  const waits: number[] = []
  const clock: Clock = {
    now: () => newYear,
    after: (milliseconds) => {
      waits.push(milliseconds)
      return () => undefined
    },
  }
  const lisa = answering(status(429, { 'retry-after': '5184000' }), { clock, retryAfterUnit: 's' })
  const { result } = await rendering(lisa, useReading)
  expect(result.current.failed).toMatchObject({ retryAt: newYear + 5_184_000_000, action: { isReady: false } })
  expect(waits.length).toBeGreaterThan(0)
  expect(Math.max(...waits)).toBeLessThan(2 ** 31)
})

test('a pending read on a device without network is unreachable, and goes on by itself', async () => {
  const lisa = answering(ok())
  onlineManager.setOnline(false)
  const { result } = await rendering(lisa, useReading)
  expect(lisa.calls).toEqual([])
  expect(result.current.failed).toMatchObject({
    kind: 'unreachable',
    title: 'You are offline',
    isRetrying: true,
    action: { isReady: false },
    error: { offline: true, message: 'A read of https://lisa.test/v2: not sent yet', url: 'https://lisa.test/v2' },
  })
  act(() => onlineManager.setOnline(true))
  await settle()
  expect(result.current).toMatchObject({ show: { data: goggles }, failed: null })
})

test('a pending write on a device without network is unreachable, and is sent once it is back', async () => {
  const lisa = answering(ok())
  onlineManager.setOnline(false)
  const { result } = await rendering(lisa, useWriting)
  act(() => result.current.update.mutate({ id: '42', body }))
  await settle()
  expect(result.current.failed).toMatchObject({ kind: 'unreachable', title: 'You are offline', isRetrying: true })
  expect(result.current.failed?.error).toMatchObject({ method: 'PATCH', url: 'https://lisa.test/v2/shows/42' })
  expect(result.current.failed?.error.message).toMatch(/^PATCH \/shows\/42: /)
  expect(result.current.failed?.error.outcome).toBeUndefined()
  act(() => onlineManager.setOnline(true))
  await settle()
  expect(lisa.calls).toEqual(['PATCH /shows/42'])
  expect(result.current).toMatchObject({ update: { isSuccess: true }, failed: null })
})

test('a device without network does not claim that something is being tried', async () => {
  onlineManager.setOnline(false)
  const { result } = await rendering(answering(ok()), useReading)
  expect(result.current.failed?.description).toBe('This goes on once you are connected again.')
})

test('a retry that waits for the network says that, not what failed before', async () => {
  const { result } = await rendering(answering(status(503)), useReading)
  act(() => onlineManager.setOnline(false))
  await advance(4_000)
  expect(result.current.show.fetchStatus).toBe('paused')
  expect(result.current.failed).toMatchObject({ kind: 'unreachable', title: 'You are offline' })
})

test('being offline is the same error at every render', async () => {
  onlineManager.setOnline(false)
  const { result, rerender } = await rendering(answering(ok()), useReading)
  const before = result.current.failed?.error
  rerender()
  expect(result.current.failed?.error).toBe(before)
})

test.each([
  ['timeout', status(504)],
  ['unavailable', status(502)],
  ['unreachable', noAnswer],
  ['unexpected', html],
])(
  'a write that may have gone through says so, is not sent again by itself, and offers to check first: %s',
  async (kind, answer) => {
    const lisa = answering(answer)
    const { result } = await rendering(lisa, useWriting)
    act(() => result.current.update.mutate({ id: '42', body }))
    await advance(hour)
    expect(result.current.failed).toMatchObject({
      kind,
      action: { label: 'Check', isReady: true },
      actions: [{ label: 'Check' }, { label: 'Send again' }],
      isRetrying: false,
      error: { outcome: 'unknown' },
    })
    expect(result.current.failed?.description).toMatch(/It may have been saved or not: check before you send it again\.$/)
    expect(lisa.calls).toHaveLength(1)
  },
)

test('a 422 brings its messages to their fields', async () => {
  const errors = { title: ["can't be blank"], variants: [{ price: ['is negative'] }], base: ['Not today'] }
  const { result } = await rendering(answering(status(422, {}, { errors })), useWriting)
  act(() => result.current.update.mutate({ id: '42', body }))
  await settle()
  expect(result.current.failed).toMatchObject({
    fields: { title: ["can't be blank"], 'variants.0.price': ['is negative'] },
    messages: ['Not today'],
    action: undefined,
  })
})

test('a 403 names the scope that LiSA asks for', async () => {
  const challenge = 'Bearer error="insufficient_scope", scope="shows:admin"'
  const { result } = await rendering(answering(status(403, { 'www-authenticate': challenge })), useReading)
  expect(result.current.failed).toMatchObject({
    requiredScope: 'shows:admin',
    description: 'Whoever manages your access can add the scope shows:admin.',
  })
})

test('the next page’s failure leaves the list, and its action fetches the next page', async () => {
  const lisa = answering(({ route, nth }) => {
    if (route === 'GET /shows') return ok(pageOfShows(['1'], 'two'))()
    return (nth === 1 ? status(404) : ok(pageOfShows(['2'])))()
  })
  const { result } = await rendering(lisa, () => {
    const shows = useShows()
    return { shows, failed: useErrorState(shows) }
  })
  act(() => void result.current.shows.fetchNextPage())
  await settle()
  expect(result.current).toMatchObject({ shows: { data: [{ id: '1' }] }, failed: { kind: 'not-found' } })
  act(() => result.current.failed?.action?.run())
  await settle()
  expect(lisa.calls).toEqual(['GET /shows', 'GET /shows?cursor=two', 'GET /shows?cursor=two'])
  expect(result.current).toMatchObject({ shows: { data: [{ id: '1' }, { id: '2' }] }, failed: null })
})

test('a caught error alone has words, and no action but the sign-in', async () => {
  const facts = { message: 'GET /shows/42: no', method: 'GET', url: 'https://lisa.test/v2/shows/42' }
  const open = vi.fn()
  const { result } = await rendering(answering(ok(), { signIn: open }), () => ({
    missing: useErrorState(lisaError('not-found', facts)),
    signedOut: useErrorState(lisaError('auth-required', facts)),
    busy: useErrorState(lisaError('rate-limited', { ...facts, retryAt: newYear + 5_000 })),
  }))
  expect(result.current.missing).toMatchObject({ kind: 'not-found', action: undefined, isRetrying: false })
  act(() => result.current.signedOut?.action?.run())
  expect(open).toHaveBeenCalledOnce()
  expect(result.current.busy?.description).toBe('You can try again in 5 seconds.')
  await advance(5_000)
  expect(result.current.busy?.description).toBe('You can try again now.')
})

const action = { message: 'PATCH /shows/42: no', method: 'PATCH', url: 'https://lisa.test/v2/shows/42' }

test('an action on the server that was refused for want of a sign-in is to be sent again once somebody has signed in', async () => {
  const refusal = lisaError('auth-required', action)
  const { result } = await rendering(answering(ok()), () => ({
    session: useLisaClient().session,
    failed: useErrorState(refusal),
    read: useErrorState(lisaError('auth-required', { ...action, method: 'GET' })),
  }))
  const isAsked = { title: 'Sign in to go on', description: 'You are not signed in.' }
  expect(result.current.failed).toMatchObject(isAsked)
  act(() => result.current.session.end())
  expect(result.current.failed).toMatchObject(isAsked)
  act(() => result.current.session.start())
  expect(result.current.failed).toMatchObject({
    hasSignedIn: true,
    title: 'This is not saved yet',
    description: 'You are signed in now: send it again to save it.',
    actions: [],
  })
  // Nothing was to be saved.
  expect(result.current.read).toMatchObject({ hasSignedIn: undefined, title: 'Sign in to go on' })
})

test('a refusal that comes after a sign-in asks for one', async () => {
  const { result, rerender } = await rendering(answering(ok()), () => {
    const [error, setError] = useState(lisaError('auth-required', action))
    return { session: useLisaClient().session, failed: useErrorState(error), setError }
  })
  act(() => result.current.session.start())
  act(() => result.current.setError(lisaError('auth-required', action)))
  rerender()
  expect(result.current.failed).toMatchObject({ hasSignedIn: undefined, title: 'Sign in to go on' })
})

test('what no part of the page sends by itself says so offline', async () => {
  const { result } = await rendering(answering(ok()), () => useErrorState(lisaError('unreachable', { ...action, offline: true })))
  expect(result.current).toMatchObject({ title: 'You are offline', description: 'Check your connection, then try again.' })
})

test('a write that the network was lost for may have been saved', async () => {
  const lost = { ...action, offline: true, outcome: 'unknown' as const }
  const { result } = await rendering(answering(ok()), () => useErrorState(lisaError('unreachable', lost)))
  expect(result.current?.description).toBe('It may have been saved or not: check before you send it again.')
})

test('cancelling a read is not an error', async () => {
  const { result } = await rendering(
    answering(() => new Promise<Response>(() => undefined)),
    () => ({
      ...useReading(),
      cache: useLisaQueryClient(),
    }),
  )
  await act(() => result.current.cache.cancelQueries())
  await settle()
  expect(result.current).toMatchObject({ show: { fetchStatus: 'idle', error: null }, failed: null })
})

test('speaks German with `messages={de}`', async () => {
  const { result } = await rendering(answering(status(429, { 'retry-after': '12' })), useReading, { messages: de })
  expect(result.current.failed).toMatchObject({
    title: 'Zu viele Anfragen auf einmal',
    description: 'Neuer Versuch in 12 Sekunden.',
    action: { label: 'Erneut versuchen' },
  })
})

test('says a single second in the singular', async () => {
  const lisa = answering(status(429, { 'retry-after': '1' }))
  const english = await rendering(lisa, useReading)
  expect(english.result.current.failed?.description).toMatch(/in 1 second\.$/)
  const german = await rendering(lisa, useReading, { messages: de })
  expect(german.result.current.failed?.description).toMatch(/in 1 Sekunde\.$/)
})

test('words are replaced one by one, and the others stay', async () => {
  const messages = {
    errors: { 'not-found': { title: 'This show is over', description: ({ url }: { url: string }) => `Nothing at ${url}.` } },
  }
  const { result } = await rendering(answering(status(404)), useReading, { messages })
  expect(result.current.failed).toMatchObject({
    title: 'This show is over',
    description: 'Nothing at https://lisa.test/v2/shows/42.',
    action: { label: 'Look again' },
  })
})

test('words of a German catalogue can be replaced as well', async () => {
  const messages = { ...de, errors: { ...de.errors, 'not-found': { ...de.errors['not-found'], title: 'Weg' } } }
  const { result } = await rendering(answering(status(404)), useReading, { messages })
  expect(result.current.failed).toMatchObject({ title: 'Weg', action: { label: 'Erneut nachsehen' } })
})

test('an action without a label in the catalogue is not offered', async () => {
  const messages = { errors: { 'not-found': { action: '' } } }
  const { result } = await rendering(answering(status(404)), useReading, { messages })
  expect(result.current.failed).toMatchObject({ kind: 'not-found', action: undefined })
})

test('no text of a server is in the title or the description', async () => {
  const evil = '<img src=x onerror=alert(1)>'
  const { result } = await rendering(answering(status(404, {}, { errors: evil })), useReading)
  const { title, description } = result.current.failed as ErrorState
  expect(title + description).not.toContain('<')
})

test('an error of another make is thrown on, also where a boundary hands it in alone', async () => {
  const bug = new TypeError('undefined is not a function')
  await expect(rendering(answering(ok()), () => useErrorState(bug))).rejects.toBe(bug)
})

test('replaces single words of another language and keeps the rest in it', async () => {
  const messages = mergeMessages(de, { errors: { 'not-found': { title: 'Weg' } }, retryingNow: 'Moment' })
  const missing = await rendering(answering(status(404)), useReading, { messages })
  expect(missing.result.current.failed).toMatchObject({ title: 'Weg', action: { label: 'Erneut nachsehen' } })
  const signedOut = await rendering(answering(status(401)), useReading, { messages })
  expect(signedOut.result.current.failed?.title).toBe('Melden Sie sich an, um fortzufahren')
})

test('after the sign-in that its person chose, a refused write goes again and no longer asks for it', async () => {
  let key = 'expired'
  const lisa = answering(({ request }) => (request.headers.get('authorization') === 'ApiKey fresh' ? ok() : status(401))(), {
    authorization: () => `ApiKey ${key}`,
    signIn: () => {
      key = 'fresh'
    },
  })
  const { result } = await rendering(lisa, useWriting)
  act(() => result.current.update.mutate({ id: '42', body }))
  await settle()
  expect(result.current.failed).toMatchObject({ kind: 'auth-required', action: { label: 'Sign in and save' } })
  await advance(hour)
  expect(lisa.calls).toEqual(['PATCH /shows/42'])
  act(() => result.current.failed?.action?.run())
  await settle()
  expect(result.current).toMatchObject({ update: { isSuccess: true }, failed: null })
  expect(lisa.calls).toEqual(['PATCH /shows/42', 'PATCH /shows/42'])
})

test('a read that was called off is no error', async () => {
  const { result } = await rendering(
    answering(() => later().response),
    () => ({ ...useReading(), queryClient: useLisaQueryClient() }),
  )
  await act(() => result.current.queryClient.cancelQueries({}, { revert: false }))
  await settle()
  expect(result.current.failed).toBeNull()
})
