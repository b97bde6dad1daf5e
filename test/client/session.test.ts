import { createShow, getShow, type LisaClientOptions } from 'lisa-query/core'
import { expect, it, vi } from 'vitest'
import { answering, handClock, json, rejectionOf, settled } from './answering.ts'
import { type Asked, outcomes, type Steering, steering } from './steering.ts'

interface Refreshing extends Steering {
  /** How often `refresh` has been called. */
  refreshes(): number
  /** Ends the refresh that was called as the nth. */
  renew(place?: number): Promise<void>
  renewFails(reason: unknown, place?: number): Promise<void>
}

/** A client whose credential is called after the refresh that brought it. */
function refreshing(options: Partial<LisaClientOptions> = {}): Refreshing {
  const ends: { resolve: () => void; reject: (reason: unknown) => void }[] = []
  let renewed = 0
  const refresh = (): Promise<void> => new Promise((resolve, reject) => ends.push({ resolve, reject }))
  return {
    ...steering({ authorization: () => `ApiKey ${renewed}`, refresh, ...options }),
    refreshes: () => ends.length,
    renew(place = 0) {
      renewed += 1
      ends[place]?.resolve()
      return settled()
    },
    renewFails(reason, place = 0) {
      ends[place]?.reject(reason)
      return settled()
    },
  }
}

const names = (count: number): string[] => Array.from({ length: count }, (_, place) => `r${place + 1}`)
const keysOf = ({ sent }: Steering): (string | null)[] => sent.map(({ request }) => request.headers.get('authorization'))

/** Six under way, with the count known so that all may be. */
async function six(lisa: Steering): Promise<Asked[]> {
  lisa.read('first')
  await settled()
  await lisa.sent[0]?.answer(200)
  const asked = names(6).map((id) => lisa.read(id))
  await settled()
  return asked
}

const answerOpen = async (lisa: Steering, status: number): Promise<void> => {
  for (const one of lisa.open()) await one.answer(status)
}

it('refreshes once for all that are refused, and sends each again', async () => {
  const lisa = refreshing()
  const asked = await six(lisa)
  await answerOpen(lisa, 401)
  expect(lisa.refreshes()).toBe(1)
  expect(outcomes(asked)).toEqual(asked.map(() => 'under way'))
  await lisa.renew()
  expect(lisa.open()).toHaveLength(6)
  expect(new Set(lisa.open().map(({ request }) => request.headers.get('authorization')))).toEqual(new Set(['ApiKey 1']))
  await answerOpen(lisa, 200)
  expect(outcomes(asked)).toEqual(asked.map(() => 'done'))
  expect(lisa.refreshes()).toBe(1)
  expect(lisa.client.session).toMatchObject({ generation: 1, ends: 0, prompt: { isOpen: false, waiting: 0 } })
})

it('refreshes once for refusals that come during the refresh and after it', async () => {
  const lisa = refreshing()
  const asked = await six(lisa)
  for (const one of lisa.open().slice(0, 2)) await one.answer(401)
  for (const one of lisa.open().slice(0, 2)) await one.answer(401)
  await lisa.renew()
  expect(lisa.open()).toHaveLength(6)
  for (const one of lisa.open().slice(0, 2)) await one.answer(401)
  expect(lisa.refreshes()).toBe(1)
  expect(lisa.open()).toHaveLength(6)
  await answerOpen(lisa, 200)
  expect(outcomes(asked)).toEqual(asked.map(() => 'done'))
  expect(lisa.sent).toHaveLength(13)
})

it('lets new requests wait for a refresh that is under way', async () => {
  const lisa = refreshing()
  const asked = [lisa.read('r1')]
  await settled()
  await lisa.sent[0]?.answer(401)
  asked.push(lisa.read('r2'), lisa.write('w1'))
  await settled()
  expect(lisa.sent).toHaveLength(1)
  await lisa.renew()
  await answerOpen(lisa, 200)
  expect(outcomes(asked)).toEqual(['done', 'done', 'done'])
  expect(keysOf(lisa)).toEqual(['ApiKey 0', 'ApiKey 1', 'ApiKey 1', 'ApiKey 1'])
})

it('needs one refresh and at most two requests each where fifty find the key expired', async () => {
  const lisa = refreshing()
  const asked = names(50).map((id) => lisa.read(id))
  await settled()
  while (lisa.open().length > 0) {
    for (const one of lisa.open()) await one.answer(one.request.headers.get('authorization') === 'ApiKey 1' ? 200 : 401)
    if (lisa.client.session.generation === 0) await lisa.renew()
  }
  expect(outcomes(asked)).toEqual(asked.map(() => 'done'))
  expect(lisa.refreshes()).toBe(1)
  expect(lisa.sent.length).toBeLessThanOrEqual(100)
})

it('sends hardly anything more with the credential that was refused, while it is renewed', async () => {
  const lisa = refreshing()
  const asked = names(50).map((id) => lisa.read(id))
  await settled()
  await lisa.sent[0]?.answer(401)
  expect(lisa.sent.length).toBeLessThanOrEqual(5)
  await lisa.renew()
  while (lisa.open().length > 0) {
    for (const one of lisa.open()) await one.answer(one.request.headers.get('authorization') === 'ApiKey 1' ? 200 : 401)
  }
  expect(outcomes(asked)).toEqual(asked.map(() => 'done'))
  expect(lisa.sent.length).toBeLessThanOrEqual(55)
})

it('goes on with a refresh for the others where the request that began it is called off', async () => {
  const lisa = refreshing()
  const asked = [lisa.read('r1'), lisa.read('r2')]
  await settled()
  await answerOpen(lisa, 401)
  asked[0]?.abort()
  await lisa.renew()
  await answerOpen(lisa, 200)
  expect(outcomes(asked)).toEqual(['called off', 'done'])
  expect(lisa.refreshes()).toBe(1)
  expect(lisa.sent).toHaveLength(3)
})

it('lets what waited for a refresh that was refused find out for itself', async () => {
  const lisa = refreshing()
  const asked = [lisa.read('r1')]
  await settled()
  await lisa.sent[0]?.answer(401)
  asked.push(lisa.read('r2'))
  await settled()
  await lisa.renewFails(new Error('revoked'))
  expect(lisa.ids()).toEqual(['r1', 'r2'])
  await answerOpen(lisa, 401)
  expect(outcomes(asked)).toEqual(['auth-required', 'auth-required'])
  expect(lisa.refreshes()).toBe(1)
})

it('lets new requests out after a start, though an older refresh is still under way', async () => {
  const lisa = refreshing()
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.answer(401)
  lisa.client.session.start()
  const asked = lisa.read('r2')
  await settled()
  await answerOpen(lisa, 200)
  expect(asked.outcome).toBe('done')
})

it('sends again at most once: a second refusal is for the person', async () => {
  const lisa = refreshing()
  const asked = lisa.read('r1')
  await settled()
  await lisa.sent[0]?.answer(401)
  await lisa.renew()
  await lisa.sent[1]?.answer(401)
  expect(asked.outcome).toBe('auth-required')
  expect(lisa.sent).toHaveLength(2)
  expect(lisa.refreshes()).toBe(1)
  expect(lisa.client.session.prompt).toEqual({ isOpen: true, waiting: 1 })
})

it('refreshes again for the next credential that expires', async () => {
  const lisa = refreshing()
  for (const round of [0, 1, 2]) {
    const asked = lisa.read(`r${round}`)
    await settled()
    await answerOpen(lisa, 401)
    await lisa.renew(round)
    await answerOpen(lisa, 200)
    expect(asked.outcome).toBe('done')
  }
  expect(lisa.refreshes()).toBe(3)
  expect(lisa.client.session.generation).toBe(3)
})

it('sends a write that was refused again with the same body, and nothing of it is unknown', async () => {
  const lisa = refreshing()
  const asked = lisa.write('w1')
  await settled()
  await lisa.sent[0]?.answer(401)
  await lisa.renew()
  const bodies = await Promise.all(lisa.sent.map(({ body }) => body))
  expect(bodies).toEqual(['{"channelSlug":"w1"}', '{"channelSlug":"w1"}'])
  await lisa.sent[1]?.answer(200)
  expect(asked.outcome).toBe('done')
})

it('loses nothing where the key changes on the server while requests are under way', async () => {
  let valid = 1
  let held = 1
  let renewals = 0
  const { client, requests } = answering(
    async (request) => {
      await settled()
      return json({ id: '1' }, { status: request.headers.get('authorization') === `ApiKey ${valid}` ? 200 : 401 })
    },
    {
      clock: handClock(),
      authorization: () => `ApiKey ${held}`,
      refresh: async () => {
        renewals += 1
        await settled()
        held = valid
      },
    },
  )
  const ends: Promise<unknown>[] = []
  for (const id of names(30)) {
    ends.push(client.request(getShow, { id }))
    if (id === 'r10' || id === 'r20') {
      for (let turn = 0; turn < 10; turn += 1) await settled()
      valid += 1
    }
  }
  await expect(Promise.all(ends)).resolves.toHaveLength(30)
  expect(renewals).toBe(2)
  expect(requests.length).toBeLessThanOrEqual(60)
})

it.each<[what: string, options: Partial<LisaClientOptions>]>([
  ['there is no `refresh`', {}],
  ['`refresh` is refused', { refresh: () => Promise.reject(new Error('revoked')) }],
  [
    '`refresh` throws',
    {
      refresh: () => {
        throw new Error('revoked')
      },
    },
  ],
])('asks the person once for all where %s, and does not try again until a start', async (_, options) => {
  const refresh = options.refresh && vi.fn(options.refresh)
  const lisa = steering({ ...options, ...(refresh && { refresh }) })
  const asked = await six(lisa)
  await answerOpen(lisa, 401)
  expect(outcomes(asked)).toEqual(asked.map(() => 'auth-required'))
  expect(lisa.client.session.prompt).toEqual({ isOpen: true, waiting: 6 })
  const late = lisa.read('late')
  await settled()
  await answerOpen(lisa, 401)
  expect(late.outcome).toBe('auth-required')
  expect(lisa.client.session).toMatchObject({ generation: 0, ends: 0, prompt: { isOpen: true, waiting: 7 } })
  expect(refresh?.mock.calls.length ?? 1).toBe(1)
  expect(lisa.sent).toHaveLength(8)
  lisa.client.session.start()
  lisa.read('after')
  await settled()
  await answerOpen(lisa, 401)
  expect(refresh?.mock.calls.length ?? 2).toBe(2)
})

it('counts the same request once among those that wait for a sign-in', async () => {
  const lisa = steering()
  lisa.read('r1')
  lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  expect(lisa.client.session.prompt).toEqual({ isOpen: true, waiting: 1 })
})

it.each([400, 403, 404, 422, 500])('neither refreshes nor asks on a %i', async (status) => {
  const lisa = refreshing()
  lisa.read('r1')
  await settled()
  await answerOpen(lisa, status)
  expect(lisa.refreshes()).toBe(0)
  expect(lisa.client.session.prompt.isOpen).toBe(false)
  expect(lisa.sent).toHaveLength(1)
})

const networks: [what: string, reason: unknown][] = [
  ["fetch's own error in Chrome", new TypeError('Failed to fetch')],
  ["fetch's own error in Firefox", new TypeError('NetworkError when attempting to fetch resource.')],
  ["fetch's own error in Node", new TypeError('fetch failed')],
  ["ky's NetworkError", Object.assign(new Error('Request failed due to a network error'), { name: 'NetworkError' })],
  ["ky's TimeoutError", Object.assign(new Error('Request timed out'), { name: 'TimeoutError' })],
  ["the platform's TimeoutError", new DOMException('signal timed out', 'TimeoutError')],
]

/** That a refresh met no network: nothing is lost, and the next request tries it again. */
async function expectUnreachable(lisa: Refreshing, reason: unknown): Promise<void> {
  const asked = [lisa.read('r1'), lisa.write('w1')]
  await settled()
  await answerOpen(lisa, 401)
  await lisa.renewFails(reason)
  expect(outcomes(asked)).toEqual(['unreachable', 'unreachable'])
  expect(asked[1]?.reason).not.toHaveProperty('outcome')
  expect(lisa.client.session).toMatchObject({ generation: 0, ends: 0, prompt: { isOpen: false, waiting: 0 } })
  const next = lisa.read('r2')
  await settled()
  await answerOpen(lisa, 401)
  expect(lisa.refreshes()).toBe(2)
  await lisa.renew(1)
  await answerOpen(lisa, 200)
  expect(next.outcome).toBe('done')
}

it.each(networks)('is `unreachable` and not expired where a refresh fails with %s', async (_, reason) => {
  await expectUnreachable(refreshing(), reason)
})

it('is `unreachable` and not expired where a refresh fails while the device is offline', async () => {
  vi.stubGlobal('navigator', { onLine: false })
  await expectUnreachable(refreshing(), new Error('whatever'))
})

it.each(networks)('says no credential where a refresh fails with %s', async (_, reason) => {
  const lisa = refreshing({ authorization: () => 'ApiKey sk_live_1234' })
  const asked = lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  Object.assign(reason as object, { hint: 'sk_live_1234' })
  await lisa.renewFails(reason)
  expect(JSON.stringify(asked.reason)).not.toContain('sk_live_1234')
})

it('leaves no timer behind after a refresh', async () => {
  const lisa = refreshing()
  lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  await lisa.renew()
  await answerOpen(lisa, 200)
  expect(lisa.clock.pending()).toBe(0)
})

it.each<[what: string, authorization: () => string | Promise<string>]>([
  [
    'throws',
    () => {
      throw new Error('signed out')
    },
  ],
  ['rejects', () => Promise.reject(new Error('signed out'))],
])('asks the person where `authorization` %s, and lets nothing out', async (_, authorization) => {
  const lisa = refreshing({ authorization })
  const asked = [lisa.read('r1'), lisa.write('w1')]
  await settled()
  expect(outcomes(asked)).toEqual(['auth-required', 'auth-required'])
  expect(lisa.client.session.prompt).toEqual({ isOpen: true, waiting: 2 })
  expect(lisa.refreshes()).toBe(0)
  expect(lisa.sent).toEqual([])
})

// The session expires in the generation of the first answer, which is over.
it('asks the person where `authorization` throws after a refresh', async () => {
  const authorization = vi.fn(() => 'ApiKey 0')
  const lisa = refreshing({ authorization })
  const asked = lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  authorization.mockImplementation(() => {
    throw new Error('signed out')
  })
  await lisa.renew()
  expect(asked.outcome).toBe('auth-required')
  expect(lisa.client.session.prompt).toEqual({ isOpen: true, waiting: 1 })
})

// What was called off expires the session all the same.
it('keeps the prompt closed where `authorization` gives up on what has been called off', async () => {
  let giveUp = (): void => undefined
  const authorization = (): Promise<string> =>
    new Promise((_, reject) => {
      giveUp = () => reject(new Error('signed out'))
    })
  for (const callOff of [(asked: Asked) => asked.abort(), (_: Asked, lisa: Steering) => lisa.client.session.end()]) {
    const lisa = steering({ authorization })
    const asked = lisa.read('r1')
    await settled()
    callOff(asked, lisa)
    giveUp()
    await settled()
    expect(asked.outcome).toBe('called off')
    expect(lisa.client.session.prompt).toEqual({ isOpen: false, waiting: 0 })
  }
})

it('closes the prompt with a start, and moves the generation alone', async () => {
  const lisa = steering()
  lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  const heard = vi.fn()
  lisa.client.session.subscribe(heard)
  lisa.client.session.start()
  expect(heard).toHaveBeenCalledTimes(1)
  expect(lisa.client.session).toMatchObject({ generation: 1, ends: 0, prompt: { isOpen: false, waiting: 0 } })
})

it('lets what is under way go on over a start, and sends it again where its old key is refused', async () => {
  const lisa = steering()
  const asked = lisa.read('r1')
  await settled()
  lisa.client.session.start()
  expect(asked.outcome).toBe('under way')
  await answerOpen(lisa, 401)
  expect(lisa.sent).toHaveLength(2)
  await answerOpen(lisa, 200)
  expect(asked.outcome).toBe('done')
  expect(lisa.client.session.prompt.isOpen).toBe(false)
})

it('calls off with an end what waits for a refresh', async () => {
  const lisa = refreshing()
  const asked = [lisa.read('refused')]
  await settled()
  await answerOpen(lisa, 401)
  asked.push(lisa.read('late'))
  await settled()
  lisa.client.session.end()
  await settled()
  expect(outcomes(asked)).toEqual(['called off', 'called off'])
  await lisa.renew()
  expect(lisa.sent).toHaveLength(1)
})

it('leaves nothing in the queue of what an end calls off before it gets there', async () => {
  const lisa = refreshing()
  for (const id of names(2)) lisa.read(id)
  await settled()
  await lisa.sent[0]?.answer(401)
  await lisa.sent[1]?.refuse({ 'retry-after': '10' })
  lisa.read('late')
  await settled()
  lisa.client.session.end()
  await settled()
  await lisa.renew()
  expect(lisa.client.rateLimit.get().waiting).toBe(0)
})

it('calls off with an end what is under way, what waits for `authorization` and what waits in the queue', async () => {
  const authorization = vi.fn(() => 'ApiKey 0' as string | Promise<string>)
  const lisa = steering({ authorization })
  const asked = [lisa.read('r1'), lisa.write('w1')]
  await settled()
  let give = (_: string): void => undefined
  authorization.mockReturnValue(
    new Promise((resolve) => {
      give = resolve
    }),
  )
  asked.push(lisa.read('authorization'))
  await settled()
  asked.push(lisa.read('q1'), lisa.write('q2'))
  await settled()
  expect(lisa.client.rateLimit.get().waiting).toBe(2)
  lisa.client.session.end()
  await settled()
  expect(outcomes(asked)).toEqual(asked.map(() => 'called off'))
  expect(lisa.client.rateLimit.get().waiting).toBe(0)
  expect(lisa.client.session).toMatchObject({ generation: 1, ends: 1, prompt: { isOpen: false, waiting: 0 } })
  give('ApiKey 0')
  await settled()
  expect(lisa.ids()).toEqual(['r1', 'w1'])
})

it('ends with an AbortError what an end calls off, even where `fetch` hears no signal', async () => {
  const { client } = answering(() => new Promise(() => {}), { clock: handClock() })
  const end = rejectionOf(client.request(createShow, { body: { title: {} } }))
  await settled()
  client.session.end()
  expect(await end).toMatchObject({ name: 'AbortError' })
})

it('closes the prompt with an end', async () => {
  const lisa = steering()
  lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  lisa.client.session.end()
  expect(lisa.client.session.prompt).toEqual({ isOpen: false, waiting: 0 })
})

it('takes no refresh for a start that was called before an end', async () => {
  const lisa = refreshing()
  lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  lisa.client.session.end()
  await lisa.renew()
  expect(lisa.client.session).toMatchObject({ generation: 1, ends: 1 })
})

it('takes requests as before after an end', async () => {
  const lisa = refreshing()
  lisa.client.session.end()
  const asked = lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  await lisa.renew()
  await answerOpen(lisa, 200)
  expect(asked.outcome).toBe('done')
})

it('puts the prompt away until the next start, and says who waits all the same', async () => {
  const lisa = steering()
  lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  const heard = vi.fn()
  lisa.client.session.subscribe(heard)
  lisa.client.session.dismiss()
  expect(heard).toHaveBeenCalledTimes(1)
  expect(lisa.client.session.prompt).toEqual({ isOpen: false, waiting: 1 })
  lisa.read('r2')
  await settled()
  await answerOpen(lisa, 401)
  expect(lisa.client.session.prompt).toEqual({ isOpen: false, waiting: 2 })
  lisa.client.session.start()
  lisa.read('r3')
  await settled()
  await answerOpen(lisa, 401)
  expect(lisa.client.session.prompt).toEqual({ isOpen: true, waiting: 1 })
})

it('runs `signIn`, then starts', async () => {
  const order: string[] = []
  const lisa = steering({
    signIn: async () => {
      await settled()
      order.push('signed in')
    },
  })
  lisa.client.session.subscribe(() => order.push(`generation ${lisa.client.session.generation}`))
  await lisa.client.session.signIn()
  expect(order).toEqual(['signed in', 'generation 1'])
})

it('starts without a `signIn` of its own', async () => {
  const lisa = steering()
  await lisa.client.session.signIn()
  expect(lisa.client.session.generation).toBe(1)
})

it('does not sign in where somebody else has', async () => {
  const signIn = vi.fn()
  const lisa = steering({ signIn })
  lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  lisa.client.session.start()
  await lisa.client.session.signIn()
  expect(signIn).not.toHaveBeenCalled()
  expect(lisa.client.session.generation).toBe(1)
})

it('signs in again where the credential has expired since', async () => {
  const signIn = vi.fn()
  const lisa = steering({ signIn })
  lisa.client.session.start()
  lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  await lisa.client.session.signIn()
  expect(signIn).toHaveBeenCalledTimes(1)
  expect(lisa.client.session).toMatchObject({ generation: 2, prompt: { isOpen: false } })
})

it('signs in after an end', async () => {
  const signIn = vi.fn()
  const lisa = steering({ signIn })
  lisa.client.session.end()
  await lisa.client.session.signIn()
  expect(signIn).toHaveBeenCalledTimes(1)
})

it('signs in once where it is asked to twice at once', async () => {
  const signIn = vi.fn(settled)
  const lisa = steering({ signIn })
  await Promise.all([lisa.client.session.signIn(), lisa.client.session.signIn()])
  expect(signIn).toHaveBeenCalledTimes(1)
  expect(lisa.client.session.generation).toBe(1)
})

it('does not start where `signIn` fails, and rejects as it did', async () => {
  const reason = new Error('window closed')
  const lisa = steering({ signIn: () => Promise.reject(reason) })
  lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  expect(await rejectionOf(lisa.client.session.signIn())).toBe(reason)
  expect(lisa.client.session).toMatchObject({ generation: 0, prompt: { isOpen: true } })
})

it.each([
  ['is refused', new Error('revoked')],
  ['finds no network', new DOMException('slow', 'TimeoutError')],
])('sends again what was refused, where a start brings a new key and the refresh %s', async (_, reason) => {
  const lisa = refreshing()
  const asked = lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  lisa.client.session.start()
  await lisa.renewFails(reason)
  await answerOpen(lisa, 200)
  expect(asked.outcome).toBe('done')
  expect(lisa.client.session.prompt).toEqual({ isOpen: false, waiting: 0 })
})

it('goes again at the end of the queue where the gate has closed during the refresh', async () => {
  const lisa = refreshing()
  const asked = [lisa.read('r1'), lisa.read('r2')]
  await settled()
  await lisa.sent[0]?.answer(401)
  await lisa.sent[1]?.refuse({ 'retry-after': '10' })
  await lisa.renew()
  expect(lisa.sent).toHaveLength(2)
  await lisa.pass(10_500)
  await answerOpen(lisa, 200)
  expect(outcomes(asked)).toEqual(['done', 'rate-limited'])
})
