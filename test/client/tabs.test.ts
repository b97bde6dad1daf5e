import type { LisaClientOptions, LisaEvent } from 'lisa-query/core'
import { beforeEach, expect, it, vi } from 'vitest'
import { settled } from './answering.ts'
import { browserTabs } from './fake-tabs.ts'
import { outcomes, type Steering, steering } from './steering.ts'

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
})

/** Two tabs on one clock. */
function twoTabs(mine: Partial<LisaClientOptions> = {}, other: Partial<LisaClientOptions> = mine): [Steering, Steering] {
  const first = steering(mine)
  return [first, steering({ ...other, clock: first.clock })]
}

const answerOpen = async (lisa: Steering, status: number, headers?: Record<string, string>): Promise<void> => {
  for (const one of lisa.open()) await one.answer(status, headers)
}

it('holds the requests of all tabs after one refusal', async () => {
  const { deliver } = browserTabs()
  const [a, b] = twoTabs()
  a.read('a1')
  await settled()
  await a.sent[0]?.refuse({ 'retry-after': '10' })
  deliver()
  b.read('b1')
  b.read('b2')
  await a.pass(9_999)
  expect(b.sent).toEqual([])
  expect(b.client.rateLimit.get()).toMatchObject({ isOpen: false, retryAt: a.clock.now() + 1, waiting: 2 })
  await a.pass(1)
  expect(b.ids()).toEqual(['b1'])
})

it('tells in each tab that its gate has closed, and which tab was refused', async () => {
  const { deliver } = browserTabs()
  const heard: unknown[] = []
  const onEvent = (event: LisaEvent): void => {
    if (event.type === 'gate-closed') heard.push(event.by)
  }
  const [a] = twoTabs({ onEvent }, { onEvent })
  a.read('a1')
  await settled()
  await a.sent[0]?.refuse({ 'retry-after': '10' })
  deliver()
  await settled()
  expect(heard).toEqual(['this-tab', 'other-tab'])
})

it('stays open in a tab that hears of a refusal when its wait is over, as after it was frozen', async () => {
  const { deliver } = browserTabs()
  const heard: string[] = []
  const [a, b] = twoTabs({}, { onEvent: ({ type }) => heard.push(type) })
  b.read('b1')
  a.read('a1')
  await settled()
  await a.sent[0]?.refuse({ 'retry-after': '10' })
  await a.pass(11_000)
  deliver()
  expect(b.client.rateLimit.get()).toMatchObject({ isOpen: true, retryAt: undefined })
  expect(heard).not.toContain('gate-closed')
})

it('turns away in all tabs what would wait longer than `maxWait`', async () => {
  const { deliver } = browserTabs()
  const [a, b] = twoTabs()
  b.client.rateLimit.subscribe(() => {})
  const asked = ['b1', 'b2', 'b3', 'b4'].map((id) => b.read(id))
  a.read('a1')
  await settled()
  await a.sent[0]?.refuse({ 'retry-after': '100' })
  deliver()
  await settled()
  expect(outcomes(asked)).toEqual(['under way', 'under way', 'under way', 'rate-limited'])
})

it.each<[what: string, headers: Record<string, string>]>([
  ['with a count', { 'x-ratelimit-remaining': '3/60' }],
  ['without a count', {}],
])('lets one go first in a tab that was told to wait, whatever is answered meanwhile %s', async (_, headers) => {
  const { deliver } = browserTabs()
  const [a, b] = twoTabs()
  b.read('b1')
  a.read('a1')
  await settled()
  await a.sent[0]?.refuse({ 'retry-after': '10' })
  deliver()
  await answerOpen(b, 200, headers)
  for (const id of ['b2', 'b3', 'b4']) b.read(id)
  await a.pass(10_000)
  expect(b.open()).toHaveLength(1)
})

it.each<[what: string, mine: Partial<LisaClientOptions>, other: Partial<LisaClientOptions>]>([
  ['name', { name: 'shop' }, { name: 'dashboard' }],
  ['name, where one has none', {}, { name: 'dashboard' }],
  ['baseUrl', { baseUrl: 'https://lisa.test/v2' }, { baseUrl: 'https://other.test/v2' }],
])('tells nothing to a client with another %s', async (_, mine, other) => {
  const { deliver } = browserTabs()
  const [a, b] = twoTabs(mine, other)
  a.read('a1')
  await settled()
  await a.sent[0]?.refuse({ 'retry-after': '10' })
  a.client.session.start()
  a.client.session.end()
  deliver()
  expect(b.client.rateLimit.get().isOpen).toBe(true)
  expect(b.client.session).toMatchObject({ generation: 0, ends: 0 })
})

it('hears nothing of its own news', async () => {
  const { deliver } = browserTabs()
  const [a] = twoTabs()
  a.client.session.start()
  deliver()
  expect(a.client.session.generation).toBe(1)
})

it('starts and ends in all tabs', async () => {
  const { deliver } = browserTabs()
  const [a, b] = twoTabs()
  const asked = b.read('b1')
  await settled()
  await answerOpen(b, 401)
  expect(b.client.session.prompt.isOpen).toBe(true)
  const heard = vi.fn()
  b.client.session.subscribe(heard)
  a.client.session.start()
  deliver()
  deliver()
  expect(a.client.session.generation).toBe(1)
  expect(heard).toHaveBeenCalledTimes(1)
  expect(asked.outcome).toBe('auth-required')
  expect(b.client.session).toMatchObject({ generation: 1, ends: 0, prompt: { isOpen: false } })
  const underWay = b.read('b2')
  await settled()
  a.client.session.end()
  deliver()
  await settled()
  expect(underWay.outcome).toBe('called off')
  expect(b.client.session).toMatchObject({ generation: 2, ends: 1 })
})

it('keeps to itself that its own credential is good again: other tabs have theirs', async () => {
  const { deliver } = browserTabs()
  let key = 'ApiKey old-old-old'
  const [a, b] = twoTabs({ authorization: () => key })
  a.read('a1')
  await settled()
  await answerOpen(a, 401)
  key = 'ApiKey new-new-new'
  a.read('a2')
  await settled()
  await answerOpen(a, 200)
  deliver()
  expect([a.client.session.generation, b.client.session.generation]).toEqual([1, 0])
})

it('opens no prompt for the refusal of what was sent before another tab signed in', async () => {
  const { deliver } = browserTabs()
  const [a, b] = twoTabs({ authorization: () => 'ApiKey abcdefgh' })
  const asked = b.read('b1')
  await settled()
  a.client.session.start()
  deliver()
  await answerOpen(b, 401)
  expect(asked.outcome).toBe('auth-required')
  expect(b.client.session.prompt.isOpen).toBe(false)
})

/** Two tabs with one key that has expired, both refused. */
async function bothRefused(whatRefreshes: () => Promise<void>) {
  const tabs = browserTabs()
  const refresh = vi.fn(whatRefreshes)
  const [a, b] = twoTabs({ refresh })
  const asked = [a.read('a1'), a.read('a2'), b.read('b1'), b.write('b2')]
  await settled()
  return { ...tabs, a, b, asked, refresh }
}

it.each([
  ['at once', 0],
  ['after the lock was handed over', 99],
])('refreshes once for all tabs, where the news come %s', async (_, late) => {
  let renew = (): void => undefined
  const { a, b, asked, refresh, deliver, held } = await bothRefused(
    () =>
      new Promise((resolve) => {
        renew = resolve
      }),
  )
  await answerOpen(a, 401)
  await answerOpen(b, 401)
  expect(refresh).toHaveBeenCalledTimes(1)
  renew()
  await settled()
  await a.pass(late)
  expect(b.sent).toHaveLength(2)
  deliver()
  await a.pass(100)
  await answerOpen(a, 200)
  await answerOpen(b, 200)
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(outcomes(asked)).toEqual(['done', 'done', 'done', 'done'])
  expect([a.client.session.generation, b.client.session.generation]).toEqual([1, 1])
  expect(held.size).toBe(0)
  expect(a.clock.pending()).toBe(0)
})

it('refreshes in the other tab where the first tab found no network', async () => {
  const fails: ((reason: unknown) => void)[] = []
  const { a, b, asked, refresh } = await bothRefused(() => new Promise((_, reject) => fails.push(reject)))
  await answerOpen(a, 401)
  await answerOpen(b, 401)
  refresh.mockResolvedValue(undefined)
  fails[0]?.(new DOMException('slow', 'TimeoutError'))
  await a.pass(100)
  await answerOpen(b, 200)
  expect(refresh).toHaveBeenCalledTimes(2)
  expect(outcomes(asked)).toEqual(['unreachable', 'unreachable', 'done', 'done'])
})

it('sends again at once where another tab has refreshed before the refusal came', async () => {
  const { a, b, asked, refresh, deliver } = await bothRefused(async () => undefined)
  await answerOpen(a, 401)
  deliver()
  await answerOpen(b, 401)
  await answerOpen(a, 200)
  await answerOpen(b, 200)
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(outcomes(asked)).toEqual(['done', 'done', 'done', 'done'])
})

const alone: [what: string, globals: Record<string, unknown>][] = [
  ['no page', {}],
  ['a page without locks', { document: {}, navigator: { onLine: true } }],
  ['a worker with locks', { navigator: { onLine: true, locks: { request: () => Promise.reject(new Error('not asked')) } } }],
  ['a page without a navigator', { document: {} }],
]

/** That a client does by itself all that it does with others. */
async function expectAllAlone(): Promise<void> {
  const refresh = vi.fn(async () => undefined)
  const lisa = steering({ refresh })
  const asked = [lisa.read('r1'), lisa.read('r2')]
  await settled()
  await answerOpen(lisa, 401)
  await answerOpen(lisa, 200)
  expect(outcomes(asked)).toEqual(['done', 'done'])
  expect(refresh).toHaveBeenCalledTimes(1)
  lisa.read('r3')
  await settled()
  await lisa.open()[0]?.refuse({ 'retry-after': '10' })
  expect(lisa.client.rateLimit.get().isOpen).toBe(false)
  lisa.client.session.start()
  lisa.client.session.end()
  expect(lisa.client.session).toMatchObject({ generation: 3, ends: 1 })
  lisa.client.dispose()
}

it.each(alone)('does all that one client can do with %s', async (_, globals) => {
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
  await expectAllAlone()
})

it('asks for no lock while nothing is wrong', async () => {
  const { locks } = browserTabs()
  const request = vi.spyOn(locks, 'request')
  const [a] = twoTabs()
  a.read('a1')
  await settled()
  await answerOpen(a, 200)
  expect(request).not.toHaveBeenCalled()
})

it('leaves its tabs when it is disposed of', async () => {
  const { channels, deliver } = browserTabs()
  const [a, b] = twoTabs()
  expect(channels()).toBe(2)
  b.client.dispose()
  expect(channels()).toBe(1)
  a.client.session.end()
  deliver()
  expect(b.client.session.ends).toBe(0)
})

// A closed channel throws, and neither start nor end happens.
it('starts and ends by itself after it was disposed of', () => {
  browserTabs()
  const [a] = twoTabs()
  a.client.dispose()
  a.client.session.start()
  a.client.session.end()
  expect(a.client.session).toMatchObject({ generation: 2, ends: 1 })
})

/** Two tabs with headers of their own, in memory: a tab's refresh brings its own next key. */
function ownHeaders() {
  const tabs = browserTabs()
  const keys = { a: 0, b: 0 }
  const refreshes: string[] = []
  const tab = (name: 'a' | 'b'): Partial<LisaClientOptions> => ({
    authorization: () => `ApiKey ${name}${keys[name]}`,
    refresh: async () => {
      refreshes.push(name)
      await settled()
      keys[name] += 1
    },
  })
  const [a, b] = twoTabs(tab('a'), tab('b'))
  /** Answers what is open: the first key of each tab has expired. */
  const answerByKey = async (): Promise<void> => {
    for (const lisa of [a, b]) {
      for (const one of lisa.open()) await one.answer(one.request.headers.get('authorization')?.endsWith('0') ? 401 : 200)
    }
  }
  return { ...tabs, a, b, refreshes, answerByKey }
}

it.each<[what: string, tell: 'deliver' | 'lose']>([
  ['hears', 'deliver'],
  ['does not hear', 'lose'],
])('refreshes itself where the tab that refreshed has a header of its own, and this one %s of it', async (_, tell) => {
  const { a, b, refreshes, answerByKey, ...tabs } = ownHeaders()
  const asked = [a.read('a1'), a.read('a2'), b.read('b1'), b.write('b2')]
  await settled()
  for (let turn = 0; turn < 6; turn += 1) {
    await answerByKey()
    tabs[tell]()
    await a.pass(100)
  }
  expect(outcomes(asked)).toEqual(['done', 'done', 'done', 'done'])
  expect(refreshes.sort()).toEqual(['a', 'b'])
  expect(b.client.session.prompt.isOpen).toBe(false)
})

it('refreshes itself where the news came before its own refusal', async () => {
  const { a, b, refreshes, answerByKey, deliver } = ownHeaders()
  const asked = [a.read('a1'), b.read('b1')]
  await settled()
  for (const one of a.open()) await one.answer(401)
  await settled()
  deliver()
  await answerByKey()
  // What the other tab has stored may come within a moment; then this one refreshes.
  await a.pass(100)
  await settled()
  await answerByKey()
  expect(outcomes(asked)).toEqual(['done', 'done'])
  expect(refreshes.sort()).toEqual(['a', 'b'])
})

/** Two tabs whose key is stored for both; what one stores reaches the other with `arrive`. */
function sharedStorage() {
  const tabs = browserTabs()
  const seen = { a: 'ApiKey key-number-0', b: 'ApiKey key-number-0' }
  const refresh = vi.fn(async () => {
    seen.a = 'ApiKey key-number-1'
  })
  const tab = (name: 'a' | 'b'): Partial<LisaClientOptions> => ({ authorization: () => seen[name], refresh })
  const [a, b] = twoTabs(tab('a'), tab('b'))
  const arrive = (): void => {
    seen.b = seen.a
  }
  return { ...tabs, a, b, refresh, arrive }
}

it('goes on with the credential that another tab has stored, where its refresh is over and the news of it are late', async () => {
  const { a, b, refresh, arrive, deliver } = sharedStorage()
  const asked = [a.read('a1'), b.read('b1')]
  await settled()
  await answerOpen(a, 401)
  await answerOpen(a, 200)
  arrive()
  await answerOpen(b, 401)
  expect(b.open()[0]?.request.headers.get('authorization')).toBe('ApiKey key-number-1')
  await answerOpen(b, 200)
  deliver()
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(outcomes(asked)).toEqual(['done', 'done'])
})

it('goes on with the credential that another tab has stored, where the news of it are early', async () => {
  const { a, b, refresh, arrive, deliver } = sharedStorage()
  const asked = [a.read('a1'), b.read('b1')]
  await settled()
  await answerOpen(a, 401)
  await answerOpen(a, 200)
  deliver()
  await answerOpen(b, 401)
  await a.pass(99)
  expect(b.open()).toEqual([])
  arrive()
  await a.pass(1)
  await answerOpen(b, 200)
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(outcomes(asked)).toEqual(['done', 'done'])
})

it('refreshes at once where `authorization` keeps back what has run out', async () => {
  let key: string | undefined = 'ApiKey key-number-0'
  const refresh = vi.fn(async () => {
    key = 'ApiKey key-number-1'
  })
  const started = vi.fn()
  const onEvent: LisaClientOptions['onEvent'] = (event) => {
    if (event.type === 'session-started') started(event.by)
  }
  const lisa = steering({ refresh, authorization: () => key, onEvent })
  const asked = [lisa.read('r1')]
  await settled()
  key = undefined
  await answerOpen(lisa, 401)
  expect(lisa.open()[0]?.request.headers.get('authorization')).toBe('ApiKey key-number-1')
  await answerOpen(lisa, 200)
  expect(refresh).toHaveBeenCalledTimes(1)
  expect(started.mock.calls).toEqual([['this-tab']])
  expect(outcomes(asked)).toEqual(['done'])
})

it('refreshes where `authorization` gives another credential each time, and a second one is refused too', async () => {
  let given = 0
  const refresh = vi.fn(async () => undefined)
  const lisa = steering({
    refresh,
    authorization: () => {
      given += 1
      return `ApiKey key-number-${given}`
    },
  })
  const asked = [lisa.read('r1'), lisa.read('r2')]
  await settled()
  await answerOpen(lisa, 401)
  expect(refresh).not.toHaveBeenCalled()
  await answerOpen(lisa, 401)
  expect(refresh).toHaveBeenCalledTimes(1)
  await answerOpen(lisa, 200)
  expect(outcomes(asked)).toEqual(['done', 'done'])
})

it('sends again first where cookies are the credential, and refreshes itself where that is refused too', async () => {
  const { a, b, asked, refresh, deliver } = await bothRefused(async () => undefined)
  await answerOpen(a, 401)
  deliver()
  await answerOpen(b, 401)
  expect(refresh).toHaveBeenCalledTimes(1)
  await answerOpen(b, 401)
  expect(refresh).toHaveBeenCalledTimes(2)
  await answerOpen(a, 200)
  await answerOpen(b, 200)
  expect(outcomes(asked)).toEqual(['done', 'done', 'done', 'done'])
})

it('refreshes where another tab was closed in the middle of its refresh', async () => {
  const { a, b, asked, refresh } = await bothRefused(() => new Promise(() => {}))
  await answerOpen(a, 401)
  await answerOpen(b, 401)
  refresh.mockResolvedValue(undefined)
  a.client.dispose()
  await a.pass(100)
  await answerOpen(b, 200)
  expect(outcomes(asked)).toEqual(['called off', 'called off', 'done', 'done'])
  expect(refresh).toHaveBeenCalledTimes(2)
})

it('goes on alone after `timeout` where another tab is frozen and never lets go', async () => {
  const { freeze } = browserTabs()
  const refresh = vi.fn(async () => undefined)
  const [a] = twoTabs({ refresh })
  freeze('lisa https://lisa.test/v2')
  const asked = [a.read('a1'), a.write('a2')]
  await settled()
  await answerOpen(a, 401)
  await a.pass(19_999)
  expect(refresh).not.toHaveBeenCalled()
  await a.pass(1)
  expect(refresh).toHaveBeenCalledTimes(1)
  await answerOpen(a, 200)
  expect(outcomes(asked)).toEqual(['done', 'done'])
  expect(a.clock.pending()).toBe(0)
})

it('does not refresh for a person who left while another tab had its turn', async () => {
  const { freeze } = browserTabs()
  const refresh = vi.fn(async () => undefined)
  const [a] = twoTabs({ refresh })
  freeze('lisa https://lisa.test/v2')
  a.read('a1')
  await settled()
  await answerOpen(a, 401)
  a.client.session.end()
  await a.pass(20_000)
  expect(refresh).not.toHaveBeenCalled()
  expect(a.clock.pending()).toBe(0)
})

class Forbidden {
  constructor() {
    throw new DOMException('denied', 'SecurityError')
  }
}

class Mute {
  onmessage = null
  postMessage(): void {
    throw new DOMException('denied', 'SecurityError')
  }
  close(): void {}
}

const denied = (): never => {
  throw new DOMException('denied', 'SecurityError')
}

const forbidden: [what: string, forbid: () => void][] = [
  ['locks reject', () => vi.stubGlobal('navigator', { locks: { request: async () => denied() } })],
  ['locks throw', () => vi.stubGlobal('navigator', { locks: { request: denied } })],
  ['channels cannot be made', () => vi.stubGlobal('BroadcastChannel', Forbidden)],
  ['there are no channels', () => vi.stubGlobal('BroadcastChannel', undefined)],
  ['channels take no message', () => vi.stubGlobal('BroadcastChannel', Mute)],
]

it.each(forbidden)('does all that one client can do where %s', async (_, forbid) => {
  browserTabs()
  forbid()
  await expectAllAlone()
})

it('goes on alone after `timeout` where locks never answer at all', async () => {
  browserTabs()
  vi.stubGlobal('navigator', { locks: { request: () => new Promise(() => {}) } })
  const refresh = vi.fn(async () => undefined)
  const lisa = steering({ refresh })
  const asked = lisa.read('r1')
  await settled()
  await answerOpen(lisa, 401)
  await lisa.pass(20_000)
  await answerOpen(lisa, 200)
  expect(asked.outcome).toBe('done')
  expect(refresh).toHaveBeenCalledTimes(1)
})

it('is told of a session that is there again in all tabs, where cookies are the credential', async () => {
  const { deliver } = browserTabs()
  const [a, b] = twoTabs()
  for (const lisa of [a, b]) {
    lisa.read('r1')
    await settled()
    await answerOpen(lisa, 401)
  }
  const heard = vi.fn()
  b.client.session.subscribe(heard)
  a.read('r1')
  await settled()
  await answerOpen(a, 200)
  deliver()
  expect(heard.mock.calls).toEqual([['switch']])
  expect(b.client.session.prompt).toEqual({ isOpen: false, waiting: 0 })
})

it.each([null, undefined, 'hello', 42, {}, { session: null }])('makes nothing of a message that is not its own: %j', (data) => {
  const { broadcast } = browserTabs()
  const [a] = twoTabs()
  broadcast(data)
  expect(a.client.session).toMatchObject({ generation: 0, ends: 0 })
  expect(a.client.rateLimit.get().isOpen).toBe(true)
})
