import fc from 'fast-check'
import { createLisaClient, getShow, isLisaError, type LisaClient, type LisaClientOptions, updateShow } from 'lisa-query/core'
import { expect, it, vi } from 'vitest'
import { type HandClock, handClock, json, settled } from './answering.ts'
import { browserTabs } from './fake-tabs.ts'

/** What a browser makes of locks and messages. */
interface Browser {
  locks: 'given' | 'refused' | 'thrown' | 'never'
  messages: 'delivered' | 'lost' | 'late'
}

type Step =
  | { do: 'ask'; tab: number; what: 'read' | 'write' | 'own'; which: number }
  | { do: 'answer' | 'drop' | 'throttle'; which: number }
  | { do: 'refresh'; tab: number; how: 'well' | 'no network' | 'refused' | 'without a new key' }
  | { do: 'expire' }
  | { do: 'start' | 'end' | 'close'; tab: number }
  | { do: 'deliver' }
  | { do: 'pass'; milliseconds: number }
  | { do: 'jump'; milliseconds: number }

interface Life {
  browser: Browser
  /** Whether the tabs share their key, have one each in memory, or leave it to cookies. */
  credential: 'shared' | 'own' | 'cookies'
  isFrozen: boolean
  steps: Step[]
}

const which = fc.nat({ max: 20 })
const tab = fc.nat({ max: 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('ask' as const), tab, what: fc.constantFrom('read', 'write', 'own'), which }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('answer' as const, 'answer', 'answer', 'drop', 'throttle'), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('refresh' as const),
      tab,
      how: fc.constantFrom('well', 'well', 'no network', 'refused', 'without a new key'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('expire' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('start' as const, 'end'), tab }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('deliver' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('pass' as const), milliseconds: fc.constantFrom(1, 100, 1_000, 20_000, 61_000) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('jump' as const),
      milliseconds: fc.constantFrom(-3_600_000, -5_000, 5_000, 3_600_000),
    }),
  },
) as fc.Arbitrary<Step>

const life: fc.Arbitrary<Life> = fc.record({
  browser: fc.record({
    locks: fc.constantFrom('given', 'given', 'refused', 'thrown', 'never'),
    messages: fc.constantFrom('delivered', 'lost', 'late'),
  }) as fc.Arbitrary<Browser>,
  credential: fc.constantFrom('shared', 'own', 'cookies'),
  isFrozen: fc.boolean(),
  steps: fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }),
})

const timeout = 20_000
const maxWait = 60_000
const bound = 2 * (maxWait + timeout) + timeout

interface Asked {
  tab: number
  /** How often its tab's session had ended. */
  person: number
  madeAt: number
  endedAt: number | undefined
  outcome: string
}

interface Arrival {
  tab: number
  person: number
  id: string
  isGood: boolean
  isOver: boolean
  sentAt: number
  signal: AbortSignal
  resolve: (response: Response) => void
  reject: (reason: unknown) => void
}

/** The wall clock of a computer that people set, and the time that really passes. */
function settableClock() {
  const real = handClock()
  let offset = 0
  return {
    real,
    clock: { now: () => real.now() + offset, elapsed: () => real.now(), after: real.after } as LisaClientOptions['clock'],
    jump: (milliseconds: number): void => {
      offset += milliseconds
    },
  }
}

/** Plays the steps, and checks after each what must always hold. */
async function live({ browser, credential, isFrozen, steps }: Life) {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  const tabs = browserTabs()
  if (browser.locks === 'refused') vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new Error('denied')) } })
  if (browser.locks === 'never') vi.stubGlobal('navigator', { locks: { request: () => new Promise(() => {}) } })
  if (browser.locks === 'thrown') {
    const request = (): never => {
      throw new DOMException('denied', 'SecurityError')
    }
    vi.stubGlobal('navigator', { locks: { request } })
  }
  if (isFrozen) tabs.freeze('lisa https://lisa.test/v2')
  const { real, clock, jump } = settableClock()

  /** The server knows one good key, the browser what it holds: of all tabs, or of each. */
  let valid = 1
  const held = [1, 1]
  const ends = [0, 0]
  const notBefore = [0, 0]
  /** What must not happen, noted where an error would be taken for one of the application's. */
  const violations: string[] = []
  const arrivals: Arrival[] = []
  const asked: Asked[] = []
  const refreshing: { resolve: () => void; reject: (reason: unknown) => void }[][] = [[], []]
  const keyOf = (place: number): number => held[credential === 'own' ? place : 0] ?? 0

  const open = (place: number): LisaClient => {
    const client = createLisaClient({
      baseUrl: 'https://lisa.test/v2',
      clock: clock as HandClock,
      timeout,
      maxWait,
      ...(credential !== 'cookies' && { authorization: () => `ApiKey key-number-${keyOf(place)}` }),
      refresh: () =>
        new Promise<void>((resolve, reject) => {
          refreshing[place]?.push({ resolve, reject })
          if ((refreshing[place]?.length ?? 0) > 1) violations.push('two refreshes at once in one tab')
        }),
      fetch: (request) =>
        new Promise((resolve, reject) => {
          if (real.now() < (notBefore[place] ?? 0)) violations.push('a request before its time')
          const sent = request.headers.get('authorization')
          const key = sent ? Number(sent.split('-').at(-1)) : keyOf(place)
          const id = request.url.split('/').at(-1) ?? ''
          const isGood = key === valid && !id.startsWith('own')
          const { signal } = request
          const one: Arrival = {
            tab: place,
            person: ends[place] ?? 0,
            id,
            isGood,
            isOver: false,
            sentAt: real.now(),
            signal,
            resolve,
            reject,
          }
          signal.addEventListener('abort', () => {
            one.isOver = true
            reject(signal.reason)
          })
          arrivals.push(one)
        }),
    })
    client.session.subscribe((news) => {
      if (news === 'end') ends[place] = client.session.ends
    })
    return client
  }
  const clients = [open(0), open(1)]

  const ask = (place: number, what: 'read' | 'write' | 'own', number: number): void => {
    const client = clients[place] as LisaClient
    const one: Asked = { tab: place, person: ends[place] ?? 0, madeAt: real.now(), endedAt: undefined, outcome: 'under way' }
    const id = `${what}${number % 4}`
    const promise = what === 'write' ? client.request(updateShow, { id, body: {} }) : client.request(getShow, { id })
    asked.push(one)
    promise.then(
      () => {
        Object.assign(one, { outcome: 'done', endedAt: real.now() })
        if (ends[place] !== one.person) violations.push('an answer to the last person after the end')
      },
      (error) => {
        Object.assign(one, { outcome: isLisaError(error) ? error.kind : error.name, endedAt: real.now() })
      },
    )
  }

  const pending = (): Arrival[] => arrivals.filter(({ isOver }) => !isOver)

  const answer = (how: 'answer' | 'drop' | 'throttle', number: number): void => {
    const one = pending()[number % Math.max(1, pending().length)]
    if (!one) return
    one.isOver = true
    if (how === 'drop') one.reject(new TypeError('Failed to fetch'))
    else if (how === 'throttle') {
      notBefore[one.tab] = Math.max(notBefore[one.tab] ?? 0, real.now() + 3_000)
      one.resolve(json({}, { status: 429, headers: { 'retry-after': '3' } }))
    } else one.resolve(json({ id: one.id }, { status: one.isGood ? 200 : 401 }))
  }

  /** Ends what had no answer for too long, as ky does it by the platform's clock. */
  const timeOut = (): void => {
    for (const one of pending()) {
      if (real.now() - one.sentAt < timeout) continue
      one.isOver = true
      one.reject(new TypeError('Failed to fetch'))
    }
  }

  const refresh = (place: number, how: 'well' | 'no network' | 'refused' | 'without a new key'): void => {
    const one = refreshing[place]?.shift()
    if (!one) return
    if (how === 'well') held[credential === 'own' ? place : 0] = valid
    if (how === 'well' || how === 'without a new key') one.resolve()
    else one.reject(how === 'refused' ? new Error('revoked') : new TypeError('Failed to fetch'))
  }

  const deliver = (): void => {
    if (browser.messages === 'lost') tabs.lose()
    else tabs.deliver()
  }

  for (const one of steps) {
    if (one.do === 'ask') ask(one.tab, one.what, one.which)
    else if (one.do === 'answer' || one.do === 'drop' || one.do === 'throttle') answer(one.do, one.which)
    else if (one.do === 'refresh') refresh(one.tab, one.how)
    else if (one.do === 'expire') valid += 1
    else if (one.do === 'start') {
      held[credential === 'own' ? one.tab : 0] = valid
      clients[one.tab]?.session.start()
    } else if (one.do === 'end') clients[one.tab]?.session.end()
    else if (one.do === 'deliver') deliver()
    else if (one.do === 'pass') {
      real.advance(one.milliseconds)
      timeOut()
    } else if (one.do === 'jump') jump(one.milliseconds)
    await settled()
    if (browser.messages === 'delivered') tabs.deliver()
    expectAll()
  }

  function expectAll(): void {
    expect(violations).toEqual([])
    for (const { madeAt, endedAt = real.now(), outcome } of asked) {
      const took = endedAt - madeAt
      // A step may pass more than a minute at once, and whatever it calls back comes at its end.
      if (outcome === 'under way') expect(took, 'how long a request is under way').toBeLessThanOrEqual(bound + 61_000)
    }
    for (const { tab: place, person, isOver, signal } of arrivals) {
      if (person !== ends[place]) expect(isOver || signal.aborted, 'a request of the last person').toBe(true)
    }
  }

  return {
    clients,
    asked,
    real,
    /** Nobody answers, no refresh ends and no lock is given any more: all must end within the bound all the same. */
    async abandon(): Promise<void> {
      for (let elapsed = 0; elapsed <= bound; elapsed += 1_000) {
        real.advance(1_000)
        timeOut()
        if (elapsed % 20_000 === 0) await settled()
        else await new Promise((resolve) => setImmediate(resolve))
      }
      await settled()
      expectAll()
    },
  }
}

const known = ['done', 'AbortError', 'auth-required', 'unreachable', 'timeout', 'rate-limited']

it('settles every request within the bound, whatever tabs, servers, clocks and people do', async () => {
  await fc.assert(
    fc.asyncProperty(life, async (one) => {
      const { clients, asked, real, abandon } = await live(one)
      await abandon()
      for (const { outcome } of asked) expect(known).toContain(outcome)
      for (const client of clients) client.dispose()
      await settled()
      expect(real.pending(), 'timers that are left').toBe(0)
    }),
    { numRuns: 100 },
  )
}, 180_000)
