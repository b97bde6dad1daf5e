import { getShow, type LisaClientOptions, type LisaEvent, lisaError } from 'lisa-query/core'
import { expect, it, vi } from 'vitest'
import { settled } from './answering.ts'
import { outcomes, type Steering, steering } from './steering.ts'

const answerOpen = async (lisa: Steering, status: number): Promise<void> => {
  for (const one of lisa.open()) await one.answer(status)
}

/** Answers what is open, all with 200 but the one endpoint that refuses everybody. */
const answerAllBut = async (lisa: Steering, id: string): Promise<void> => {
  while (lisa.open().length > 0) for (const one of lisa.open()) await one.answer(one.id === id ? 401 : 200)
}

/** Asks for these reads at once. */
const ask = async (lisa: Steering, ...ids: string[]) => {
  const asked = ids.map((id) => lisa.read(id))
  await settled()
  return asked
}

const headers: [what: string, options: Partial<LisaClientOptions>][] = [
  ['without a `refresh`', {}],
  ['with one that succeeds', { refresh: async () => undefined }],
  ['with one that is refused', { refresh: () => Promise.reject(new Error('revoked')) }],
]

it.each(headers)(
  'takes an answer to another request for a sign that a refusal was the endpoint’s own, %s',
  async (_, options) => {
    const lisa = steering({ authorization: () => 'ApiKey abcdefgh', ...options })
    const asked = await ask(lisa, 'own')
    await answerOpen(lisa, 401)
    await answerOpen(lisa, 401)
    expect(outcomes(asked)).toEqual(['auth-required'])
    expect(lisa.client.session.prompt).toEqual({ isOpen: true, waiting: 1 })
    await ask(lisa, 'other')
    await answerOpen(lisa, 200)
    expect(lisa.client.session.prompt).toEqual({ isOpen: false, waiting: 0 })
  },
)

it.each<[what: string, options: Partial<LisaClientOptions>]>([
  ['a credential of ours', { authorization: () => 'ApiKey abcdefgh' }],
  ['cookies', {}],
])('refreshes when the session expires later, though one endpoint always refuses %s', async (_, options) => {
  const refresh = vi.fn(async () => undefined)
  const lisa = steering({ refresh, ...options })
  await ask(lisa, 'own')
  await answerAllBut(lisa, 'own')
  await ask(lisa, 'r1', 'r2')
  await answerAllBut(lisa, 'own')
  refresh.mockClear()
  const later = await ask(lisa, 'r1', 'r2')
  await answerOpen(lisa, 401)
  await answerAllBut(lisa, 'own')
  expect(outcomes(later)).toEqual(['done', 'done'])
  expect(refresh).toHaveBeenCalledTimes(1)
})

it('does not refresh again and again for an endpoint that always refuses', async () => {
  const refresh = vi.fn(async () => undefined)
  const lisa = steering({ authorization: () => 'ApiKey abcdefgh', refresh })
  for (let turn = 0; turn < 20; turn += 1) {
    await ask(lisa, 'own', 'r1')
    await answerAllBut(lisa, 'own')
  }
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(lisa.client.session.prompt).toEqual({ isOpen: false, waiting: 0 })
})

it('opens no prompt for an endpoint that refuses what a refresh has brought, while others are answered with it', async () => {
  const lisa = steering({ authorization: () => 'ApiKey abcdefgh', refresh: async () => undefined })
  const { session } = lisa.client
  const wasOpen: boolean[] = []
  session.subscribe(() => void wasOpen.push(session.prompt.isOpen))
  const asked = await ask(lisa, 'own', 'r1')
  await answerOpen(lisa, 401)
  await lisa.open()[1]?.answer(200)
  await answerOpen(lisa, 401)
  expect(outcomes(asked)).toEqual(['auth-required', 'done'])
  // What is known of the endpoint outlasts the next refresh.
  const later = await ask(lisa, 'r2', 'own')
  await lisa.open()[0]?.answer(401)
  await lisa.open()[0]?.answer(401)
  await lisa.open()[1]?.answer(401)
  expect(outcomes(later)).toEqual(['under way', 'auth-required'])
  await answerOpen(lisa, 200)
  expect(outcomes(later)).toEqual(['done', 'auth-required'])
  expect(wasOpen).not.toContain(true)
})

it('opens the prompt where a credential is refused that was good before, however often', async () => {
  const lisa = steering({ authorization: () => 'ApiKey abcdefgh' })
  await ask(lisa, 'r1')
  await answerOpen(lisa, 200)
  for (let times = 1; times <= 2; times += 1) {
    await ask(lisa, 'r2')
    await answerOpen(lisa, 401)
    expect(lisa.client.session.prompt).toEqual({ isOpen: true, waiting: 1 })
  }
})

it('lets a write that only its endpoint refuses wait for nobody, and knows nothing of the next write by it', async () => {
  const refresh = vi.fn(async () => undefined)
  const lisa = steering({ authorization: () => 'ApiKey abcdefgh', refresh })
  for (let times = 1; times <= 2; times += 1) {
    const written = lisa.write('w1')
    await settled()
    await answerOpen(lisa, 401)
    await ask(lisa, 'r1')
    await lisa.open()[1]?.answer(200)
    await answerOpen(lisa, 401)
    expect(written.outcome).toBe('auth-required')
    expect(refresh).toHaveBeenCalledTimes(times)
    expect(lisa.client.session.prompt).toEqual({ isOpen: false, waiting: 0 })
  }
})

it('refreshes no more for such an endpoint after a refresh that others needed, and once more after a sign-in', async () => {
  const refresh = vi.fn(async () => undefined)
  const lisa = steering({ authorization: () => 'ApiKey abcdefgh', refresh })
  await ask(lisa, 'own')
  await answerAllBut(lisa, 'own')
  await ask(lisa, 'r1')
  await answerOpen(lisa, 200)
  await ask(lisa, 'r2')
  await answerOpen(lisa, 401)
  await answerOpen(lisa, 200)
  expect(refresh).toHaveBeenCalledTimes(2)
  await ask(lisa, 'own')
  await answerAllBut(lisa, 'own')
  expect(refresh).toHaveBeenCalledTimes(2)
  lisa.client.session.start()
  await ask(lisa, 'own')
  await answerAllBut(lisa, 'own')
  expect(refresh).toHaveBeenCalledTimes(3)
})

it('takes an answer for a sign although other requests were refused after it was sent', async () => {
  const lisa = steering({ authorization: () => 'ApiKey abcdefgh' })
  await ask(lisa, 'own')
  await answerOpen(lisa, 401)
  await lisa.pass(1_000)
  await ask(lisa, 'r1')
  await lisa.pass(1_000)
  await ask(lisa, 'own too')
  await lisa.open()[1]?.answer(401)
  expect(lisa.client.session.prompt).toEqual({ isOpen: true, waiting: 2 })
  await answerOpen(lisa, 200)
  expect(lisa.client.session.prompt).toEqual({ isOpen: false, waiting: 0 })
})

it('takes an answer to a request that is older than the refusal for no sign of anything', async () => {
  const lisa = steering({ authorization: () => 'ApiKey abcdefgh' })
  await ask(lisa, 'slow')
  await lisa.pass(1_000)
  await ask(lisa, 'r1')
  await lisa.open()[1]?.answer(401)
  await answerOpen(lisa, 200)
  expect(lisa.client.session.prompt).toEqual({ isOpen: true, waiting: 1 })
})

it('takes no answer to another write for a session where cookies are the credential', async () => {
  const lisa = steering()
  lisa.write('w1')
  await settled()
  await answerOpen(lisa, 401)
  lisa.write('w2')
  await settled()
  await answerOpen(lisa, 200)
  expect(lisa.client.session).toMatchObject({ generation: 0, prompt: { isOpen: true, waiting: 1 } })
})

it('takes an answer to a read that another cache was refused for a session', async () => {
  const lisa = steering()
  lisa.read('r1', { owner: {} })
  await settled()
  await answerOpen(lisa, 401)
  lisa.read('r1', { owner: {} })
  await settled()
  await answerOpen(lisa, 200)
  expect(lisa.client.session).toMatchObject({ generation: 1, prompt: { isOpen: false, waiting: 0 } })
})

it('takes an answer to the read that a server was refused for a session, where cookies are the credential', async () => {
  const lisa = steering()
  const refused = ofServer()
  lisa.client.session.refused.addOfServer(refused)
  lisa.read('42', { owner: refused.owner })
  await settled()
  await answerOpen(lisa, 200)
  expect(lisa.client.session).toMatchObject({ generation: 1, prompt: { isOpen: false, waiting: 0 } })
})

it('lets what was refused with an earlier credential wait, where a later one proves good', async () => {
  let key = 'ApiKey old-old-old'
  const lisa = steering({ authorization: () => key })
  await ask(lisa, 'r1')
  await answerOpen(lisa, 401)
  key = 'ApiKey new-new-new'
  await ask(lisa, 'own')
  await answerOpen(lisa, 401)
  await ask(lisa, 'r2')
  await answerOpen(lisa, 200)
  expect(lisa.client.session.prompt).toEqual({ isOpen: false, waiting: 1 })
})

it('asks no more by itself, for a while, for what turns out to be refused for itself', async () => {
  const lisa = steering({ authorization: () => 'ApiKey abcdefgh' })
  await ask(lisa, 'own')
  await answerOpen(lisa, 401)
  await ask(lisa, 'r1')
  await answerOpen(lisa, 200)
  await poll(lisa, 'own')
  await lisa.pass(29_999)
  await poll(lisa, 'own')
  expect(lisa.ids()).toEqual(['own', 'r1'])
  await lisa.pass(1)
  await poll(lisa, 'own')
  expect(lisa.ids()).toEqual(['own', 'r1', 'own'])
})

it('takes an answer to what was sent before a start for no sign that what was refused since is answered', async () => {
  const lisa = steering()
  await ask(lisa, 'r1')
  lisa.client.session.start()
  await ask(lisa, 'r1')
  await lisa.open()[1]?.answer(401)
  await answerOpen(lisa, 200)
  expect(lisa.client.session).toMatchObject({ generation: 1, prompt: { isOpen: true, waiting: 1 } })
})

it('takes no answer of another endpoint for a session where cookies are the credential', async () => {
  const lisa = steering()
  await ask(lisa, 'private')
  await answerOpen(lisa, 401)
  await ask(lisa, 'public')
  await answerOpen(lisa, 200)
  expect(lisa.client.session).toMatchObject({ generation: 0, prompt: { isOpen: true, waiting: 1 } })
})

it.each(['hit', 'stale', 'miss'])(
  'takes an answer that a gateway gives to everybody (%s) for no sign of a good credential',
  async (mark) => {
    const lisa = steering({ authorization: () => 'Bearer abcdefgh' })
    const forEverybody = async (): Promise<void> => {
      await ask(lisa, 'public')
      await lisa.open()[0]?.answer(200, { 'x-lisa-gateway': mark })
    }
    await forEverybody()
    await ask(lisa, 'own')
    await lisa.open()[0]?.answer(401, { 'x-lisa-gateway': 'refused' })
    await forEverybody()
    expect(lisa.client.session.prompt).toEqual({ isOpen: true, waiting: 1 })
    await ask(lisa, 'other')
    await lisa.open()[0]?.answer(200, { 'x-lisa-gateway': 'private' })
    expect(lisa.client.session.prompt).toEqual({ isOpen: false, waiting: 0 })
  },
)

it.each<[what: string, identities: (string | undefined)[], news: string]>([
  ['the same person', ['ada', 'ada'], 'start'],
  ['somebody else', ['ada', 'bob'], 'switch'],
  ['nobody knows who', [undefined, undefined], 'switch'],
  ['somebody where nobody was known', [undefined, 'bob'], 'switch'],
  ['nobody knows who any more', ['ada', undefined], 'switch'],
])('takes an answer to a read that had been refused for a start, by %s', async (_, [before, after], news) => {
  let identity = before
  const lisa = steering({ identity: () => identity })
  await ask(lisa, 'r0')
  await answerOpen(lisa, 200)
  await ask(lisa, 'r1', 'r2')
  await answerOpen(lisa, 401)
  const heard = vi.fn()
  lisa.client.session.subscribe(heard)
  identity = after
  const asked = await ask(lisa, 'r1')
  await answerOpen(lisa, 200)
  expect(outcomes(asked)).toEqual(['done'])
  expect(heard.mock.calls).toEqual([[news]])
  expect(lisa.client.session).toMatchObject({ generation: 1, ends: 0, prompt: { isOpen: false, waiting: 0 } })
})

it.each([
  ['the credential that it was refused with', 'ApiKey old-old-old', 'start'],
  ['another credential', 'ApiKey new-new-new', 'switch'],
])('takes an answer to a read that had been refused, with %s, for a start by who may be there then', async (_, key, news) => {
  let given = 'ApiKey old-old-old'
  const lisa = steering({ authorization: () => given })
  await ask(lisa, 'r1')
  await answerOpen(lisa, 401)
  const heard = vi.fn()
  lisa.client.session.subscribe(heard)
  given = key
  await ask(lisa, 'r1')
  await answerOpen(lisa, 200)
  expect(heard.mock.calls).toEqual([[news]])
})

it('counts a read that several ask for once in the prompt, and each write', async () => {
  const lisa = steering()
  await ask(lisa, 'r1', 'r1')
  lisa.write('w1')
  lisa.write('w1')
  await settled()
  while (lisa.open().length > 0) await answerOpen(lisa, 401)
  expect(lisa.client.session.prompt).toEqual({ isOpen: true, waiting: 3 })
})

it('tells once that the session has expired, however many are refused', async () => {
  const events: LisaEvent[] = []
  const lisa = steering({ onEvent: (event) => void events.push(event) })
  await ask(lisa, 'r1', 'r2', 'r3')
  await answerOpen(lisa, 401)
  expect(events.filter(({ type }) => type === 'session-expired')).toHaveLength(1)
})

it('calls nobody back, and keeps the prompt the same object, while nothing changes', async () => {
  const { session } = steering().client
  const heard = vi.fn()
  session.subscribe(heard)
  const { prompt } = session
  session.dismiss()
  expect(session.prompt).toBe(prompt)
  expect(heard).not.toHaveBeenCalled()
})

/** What a server was refused and the page shows, as `LisaHydration` tells it. */
const ofServer = () => ({
  owner: {},
  error: lisaError('auth-required', { message: 'refused', method: 'GET', url: '/shows/42' }),
  isOnPage: true,
  askAgain: async () => undefined,
})

it('counts a read that a server was refused like one of the page, as long as it is on the page', () => {
  const { session } = steering().client
  const read = ofServer()
  expect(session.refused.isWaiting(read.error)).toBe(false)
  session.refused.addOfServer(read)
  expect(session.prompt).toEqual({ isOpen: true, waiting: 1 })
  expect([read.error, ofServer().error].map(session.refused.isWaiting)).toEqual([true, false])
  session.refused.setOnPage(ofServer().error, false)
  expect(session.prompt.waiting).toBe(1)
  session.refused.setOnPage(read.error, false)
  expect(session.prompt).toEqual({ isOpen: false, waiting: 0 })
  session.refused.setOnPage(read.error, true)
  session.refused.forget(ofServer().error)
  expect(session.prompt.waiting).toBe(1)
  session.refused.forget(read.error)
  expect(session.prompt).toEqual({ isOpen: false, waiting: 0 })
  expect(session.refused.isWaiting(read.error)).toBe(false)
})

it('starts where a server was refused and the page’s own credential is accepted', async () => {
  const lisa = steering({ authorization: () => 'ApiKey abcdefgh' })
  const { session } = lisa.client
  session.refused.addOfServer(ofServer())
  const heard = vi.fn()
  session.subscribe(heard)
  await ask(lisa, 'r1')
  await answerOpen(lisa, 200)
  expect(heard.mock.calls).toEqual([['start']])
  expect(session.prompt).toEqual({ isOpen: false, waiting: 0 })
})

it('lets what a server was refused wait no longer than what this page was refused with a credential that proves good', async () => {
  const lisa = steering({ authorization: () => 'ApiKey abcdefgh' })
  const { session } = lisa.client
  await ask(lisa, 'own')
  await answerOpen(lisa, 401)
  session.refused.addOfServer(ofServer())
  expect(session.prompt.waiting).toBe(2)
  await ask(lisa, 'r1')
  await answerOpen(lisa, 200)
  expect(session.prompt).toEqual({ isOpen: false, waiting: 0 })
})

it('hears by `identity` that somebody else has signed in although nothing was refused', async () => {
  let identity = 'ada'
  const lisa = steering({ identity: () => identity })
  await ask(lisa, 'r1')
  await answerOpen(lisa, 200)
  const heard = vi.fn()
  lisa.client.session.subscribe(heard)
  identity = 'bob'
  await ask(lisa, 'r2')
  await answerOpen(lisa, 200)
  expect(heard.mock.calls).toEqual([['switch']])
})

it('takes whoever signs in after an end for a first person: nothing of the last one is left', async () => {
  let identity = 'ada'
  const lisa = steering({ identity: () => identity })
  await ask(lisa, 'r1')
  await answerOpen(lisa, 200)
  const heard = vi.fn()
  lisa.client.session.subscribe(heard)
  lisa.client.session.end()
  identity = 'bob'
  lisa.client.session.start()
  expect(heard.mock.calls).toEqual([['end'], ['start']])
})

it('takes whoever is named after a change to nobody knows whom for the same person', async () => {
  let identity: string | undefined = 'ada'
  const lisa = steering({ identity: () => identity })
  await ask(lisa, 'r0')
  await answerOpen(lisa, 200)
  await ask(lisa, 'r1')
  await answerOpen(lisa, 401)
  const heard = vi.fn()
  lisa.client.session.subscribe(heard)
  identity = undefined
  await ask(lisa, 'r1')
  await answerOpen(lisa, 200)
  identity = 'bob'
  await ask(lisa, 'r2')
  await answerOpen(lisa, 200)
  expect(heard.mock.calls).toEqual([['switch']])
})

it('is no worse off where `identity` throws', async () => {
  const lisa = steering({
    identity: () => {
      throw new Error('a mistake')
    },
  })
  const asked = await ask(lisa, 'r1')
  await answerOpen(lisa, 200)
  expect(outcomes(asked)).toEqual(['done'])
})

it('starts where the application gives another credential and it is accepted', async () => {
  let key = 'ApiKey old-old-old'
  const lisa = steering({ authorization: () => key })
  await ask(lisa, 'r1')
  await answerOpen(lisa, 401)
  key = 'ApiKey new-new-new'
  await ask(lisa, 'r2')
  await answerOpen(lisa, 200)
  expect(lisa.client.session).toMatchObject({ generation: 1, prompt: { isOpen: false, waiting: 0 } })
})

/** A read that nobody asked for just now, as of a poll. */
const poll = async (lisa: Steering, id: string): Promise<void> => {
  void lisa.client.request(getShow, { id }, { isAutomatic: true }).catch(() => undefined)
  await settled()
}

it('does not ask again by itself for what was refused, until there is another credential', async () => {
  let key = 'ApiKey old-old-old'
  const lisa = steering({ authorization: () => key })
  await poll(lisa, 'r1')
  await answerOpen(lisa, 401)
  for (let turn = 0; turn < 60; turn += 1) {
    await poll(lisa, 'r1')
    await lisa.pass(1_000)
  }
  expect(lisa.sent).toHaveLength(1)
  key = 'ApiKey new-new-new'
  await poll(lisa, 'r1')
  expect(lisa.sent).toHaveLength(2)
  await answerOpen(lisa, 200)
  expect(lisa.client.session).toMatchObject({ generation: 1, prompt: { isOpen: false } })
})

it('asks once with another credential that is refused as well', async () => {
  let key = 'ApiKey old-old-old'
  const lisa = steering({ authorization: () => key })
  await poll(lisa, 'r1')
  await answerOpen(lisa, 401)
  key = 'ApiKey bad-bad-bad'
  for (let turn = 0; turn < 10; turn += 1) {
    await poll(lisa, 'r1')
    await answerOpen(lisa, 401)
  }
  expect(lisa.sent).toHaveLength(2)
})

it('asks at most every 30 seconds by itself for what is refused for itself', async () => {
  const lisa = steering({ authorization: () => 'ApiKey abcdefgh' })
  await poll(lisa, 'own')
  await answerOpen(lisa, 401)
  for (let turn = 0; turn < 60; turn += 1) {
    await poll(lisa, 'own')
    await poll(lisa, 'r1')
    await answerAllBut(lisa, 'own')
    await lisa.pass(1_000)
  }
  expect(lisa.ids().filter((id) => id === 'own').length).toBeLessThanOrEqual(3)
  expect(lisa.ids().filter((id) => id === 'r1')).toHaveLength(60)
})

it('counts what still waits, and closes the prompt at zero', async () => {
  const lisa = steering()
  const asked = [...(await ask(lisa, 'r1', 'r2')), lisa.write('w1')]
  await settled()
  await answerOpen(lisa, 401)
  const { session } = lisa.client
  expect(session.prompt).toEqual({ isOpen: true, waiting: 3 })
  session.refused.setOnPage(asked[0]?.reason, false)
  session.refused.forget(asked[2]?.reason)
  expect(session.prompt).toEqual({ isOpen: true, waiting: 1 })
  session.refused.setOnPage(asked[1]?.reason, false)
  expect(session.prompt).toEqual({ isOpen: false, waiting: 0 })
  session.refused.setOnPage(asked[1]?.reason, true)
  expect(session.prompt).toEqual({ isOpen: true, waiting: 1 })
})

it('does not count what fails for another reason now', async () => {
  const lisa = steering()
  await ask(lisa, 'r1', 'r2')
  await answerOpen(lisa, 401)
  await ask(lisa, 'r1')
  await answerOpen(lisa, 500)
  expect(lisa.client.session.prompt).toEqual({ isOpen: true, waiting: 1 })
})

const redirects: [what: string, answer: () => Response, location: string | undefined][] = [
  ['a redirect', () => Response.redirect('https://sso.test/login', 302), 'https://sso.test/login'],
  [
    'a redirect that a browser hides',
    () => Object.defineProperties(new Response(null), { type: { value: 'opaqueredirect' }, status: { value: 0 } }),
    undefined,
  ],
]

it.each(redirects)('takes %s for a 401 where the application says so', async (_, answer, location) => {
  const isSignInRedirect = vi.fn(() => true)
  const events: LisaEvent[] = []
  const lisa = steering({ fetch: async () => answer(), isSignInRedirect, onEvent: (event) => events.push(event) })
  const asked = await ask(lisa, 'r1')
  expect(outcomes(asked)).toEqual(['auth-required'])
  expect(String(asked[0]?.reason)).toContain('redirected to a sign-in')
  expect(isSignInRedirect).toHaveBeenCalledWith(location)
  expect(lisa.client.session.prompt).toEqual({ isOpen: true, waiting: 1 })
})

it.each(redirects)('takes %s for `unexpected` where the application says nothing', async (_, answer) => {
  for (const options of [{}, { isSignInRedirect: () => false }]) {
    const asked = await ask(steering({ fetch: async () => answer(), ...options }), 'r1')
    expect(outcomes(asked)).toEqual(['unexpected'])
  }
})
