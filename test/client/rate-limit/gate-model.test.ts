import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { settled } from '../answering.ts'
import { type Asked, counting, type Limit, type Sent, steering } from '../steering.ts'

type Ask = 'read' | 'write' | 'freshen'

type Step =
  | { do: 'ask'; how: Ask; times: number }
  | { do: 'answer'; which: number }
  | { do: 'fail'; which: number }
  | { do: 'abort'; which: number }
  | { do: 'pass'; milliseconds: number }
  | { do: 'rotate' }
  | { do: 'renew'; how: 'well' | 'no network' | 'refused' }

interface Server extends Limit {
  limit: number
  window: number
}

interface Rules {
  /** How late the gate opens, from 0 to 1. */
  luck: number
  server: Server
  steps: Step[]
}

const server = (limit: Partial<{ [Key in keyof Limit]: fc.Arbitrary<Limit[Key]> }> = {}): fc.Arbitrary<Server> =>
  fc.record({
    limit: fc.integer({ min: 1, max: 8 }),
    window: fc.constantFrom(1_000, 2_000, 10_000, 60_000),
    isSliding: fc.boolean(),
    count: fc.constantFrom('pair', 'bare', 'hidden'),
    retryAfter: fc.constantFrom('s', 'ms', 'date', 'absent'),
    ...limit,
  }) as fc.Arbitrary<Server>

const which = fc.nat({ max: 20 })
const ask = fc.record({
  do: fc.constant('ask' as const),
  how: fc.constantFrom<Ask>('read', 'read', 'write', 'freshen'),
  times: fc.integer({ min: 1, max: 4 }),
})
const answer = fc.record({ do: fc.constant('answer' as const), which })
const pass = fc.record({
  do: fc.constant('pass' as const),
  milliseconds: fc.constantFrom(1, 90, 450, 1_000, 2_100, 11_000, 63_000),
})
const trouble = fc.oneof(
  fc.record({ do: fc.constant('fail' as const), which }),
  fc.record({ do: fc.constant('abort' as const), which }),
  fc.record({ do: fc.constant('rotate' as const) }),
  fc.record({
    do: fc.constant('renew' as const),
    how: fc.constantFrom('well' as const, 'no network' as const, 'refused' as const),
  }),
)

const rules = (limits: fc.Arbitrary<Server>, ...steps: fc.Arbitrary<Step>[]): fc.Arbitrary<Rules> =>
  fc.record({
    luck: fc.constantFrom(0, 0.5, 0.999),
    server: limits,
    steps: fc.array(fc.oneof(...steps), { minLength: 1, maxLength: 40, size: 'max' }),
  })

/** Plays the steps against a LiSA that keeps its own rules, and checks after each what must always hold. */
async function play({ luck, server: limit, steps }: Rules) {
  vi.spyOn(Math, 'random').mockReturnValue(luck)
  const replies = new Map<Sent, { status: number; headers: Record<string, string>; notBefore: number }>()
  const refreshes: { resolve: () => void; reject: (reason: unknown) => void }[] = []
  const asked: (Asked & { how: Ask })[] = []
  const seen = { rotations: 0, renewals: 0, refusals: 0, mostRefreshing: 0 }
  let valid = 0
  let held = 0
  let notBefore = 0
  let isAnswered = false

  const lisa = steering(
    {
      timeout: 10_000_000,
      authorization: () => `ApiKey ${held}`,
      refresh: () =>
        new Promise<void>((resolve, reject) => {
          refreshes.push({ resolve, reject })
          seen.renewals += 1
          seen.mostRefreshing = Math.max(seen.mostRefreshing, refreshes.length)
        }),
    },
    (one) => {
      const now = lisa.clock.now()
      expect(now, 'when it goes out').toBeGreaterThanOrEqual(notBefore)
      const { isTaken, headers, wait } = counter.arrive()
      const isKnown = one.request.headers.get('authorization') === `ApiKey ${valid}`
      replies.set(one, { status: !isTaken ? 429 : isKnown ? 200 : 401, headers, notBefore: isTaken ? 0 : wait })
    },
  )
  const counter = counting(limit, lisa.clock)
  const { rateLimit } = lisa.client
  let closing = { retryAt: 0, at: 0 }
  rateLimit.subscribeToClosing(() => {
    const { retryAt } = rateLimit.get()
    if (retryAt !== undefined && retryAt !== closing.retryAt) closing = { retryAt, at: lisa.clock.now() }
  })

  const reply = async (one: Sent): Promise<void> => {
    const { status, headers, notBefore: wait } = replies.get(one) ?? { status: 500, headers: {}, notBefore: 0 }
    if (status === 429 && headers['retry-after'] && limit.retryAfter !== 'date')
      notBefore = Math.max(notBefore, lisa.clock.now() + wait)
    isAnswered = true
    await one.answer(status, headers)
  }

  const renew = async (how: 'well' | 'no network' | 'refused'): Promise<void> => {
    const [refresh] = refreshes.splice(0, 1)
    if (!refresh) return
    if (how === 'well') {
      held = valid
      refresh.resolve()
    } else {
      if (how === 'refused') seen.refusals += 1
      refresh.reject(how === 'refused' ? new Error('revoked') : new DOMException('slow', 'TimeoutError'))
    }
    await settled()
  }

  const expectAll = (): void => {
    const now = lisa.clock.now()
    const { waiting } = rateLimit.get()
    const freshening = asked.filter(({ how, outcome }) => how === 'freshen' && outcome === 'under way').length
    if (!isAnswered) expect(lisa.open().length, 'under way before the first answer').toBeLessThanOrEqual(3)
    if (waiting > freshening && now >= closing.retryAt + 0.05 * (closing.retryAt - closing.at)) {
      expect(lisa.open().length, 'under way while others wait').toBeGreaterThanOrEqual(1)
    }
    expect(seen.mostRefreshing).toBeLessThanOrEqual(1)
  }

  const open = (place: number): Sent | undefined => lisa.open()[place % lisa.open().length]

  for (const step of steps) {
    if (step.do === 'ask') {
      for (let time = 0; time < step.times; time += 1) {
        const one = lisa[step.how](`${asked.length}`)
        asked.push(Object.assign(one, { how: step.how }))
      }
    } else if (step.do === 'answer') {
      const one = open(step.which)
      if (one) await reply(one)
    } else if (step.do === 'fail') await open(step.which)?.fail()
    else if (step.do === 'abort') asked[step.which % Math.max(1, asked.length)]?.abort()
    else if (step.do === 'pass') lisa.clock.advance(step.milliseconds)
    else if (step.do === 'rotate') {
      valid += 1
      seen.rotations += 1
    } else await renew(step.how)
    await settled()
    expectAll()
  }

  return {
    lisa,
    asked,
    seen,
    counter,
    /** Answers everything and lets time pass, ever more of it, until nobody waits any more. */
    async finish(): Promise<void> {
      await renew('well')
      for (let turn = 0; asked.some(({ outcome }) => outcome === 'under way') && turn < 20 * asked.length + 20; turn += 1) {
        await renew('well')
        for (const one of lisa.open()) await reply(one)
        lisa.clock.advance(limit.window / 4 + 100 * turn)
        await settled()
        expectAll()
      }
    },
  }
}

const known = ['done', 'rate-limited', 'called off', 'unreachable', 'auth-required']

it('keeps its rules whatever happens, and everything ends', async () => {
  await fc.assert(
    fc.asyncProperty(rules(server(), ask, answer, answer, pass, trouble), async (all) => {
      const { lisa, asked, seen, finish } = await play(all)
      await finish()
      for (const { outcome } of asked) expect(known).toContain(outcome)
      for (const how of ['read', 'write', 'freshen']) {
        const arrivals = [...new Set(lisa.ids())].filter((id) => asked[Number(id)]?.how === how).map(Number)
        expect(arrivals, `order of each ${how}`).toEqual([...arrivals].sort((a, b) => a - b))
      }
      if (seen.refusals === 0 && seen.rotations < 2) {
        expect(seen.renewals <= seen.rotations || all.steps.some((step) => step.do === 'renew')).toBe(true)
        expect(asked.map(({ outcome }) => outcome)).not.toContain('auth-required')
      }
      expect(lisa.client.rateLimit.get().waiting).toBe(0)
      lisa.client.dispose()
      expect(lisa.clock.pending()).toBe(0)
    }),
    { numRuns: 150 },
  )
}, 180_000)

it('sends no more in a window than LiSA takes, and one to find out', async () => {
  const limits = server({
    limit: fc.integer({ min: 3, max: 8 }),
    isSliding: fc.constant(false),
    count: fc.constantFrom('pair', 'bare'),
    retryAfter: fc.constantFrom('s', 'ms', 'date'),
  })
  await fc.assert(
    fc.asyncProperty(rules(limits, ask, answer, answer, pass), async (all) => {
      const { counter, finish, lisa } = await play(all)
      await finish()
      lisa.client.dispose()
      const perWindow = new Map<number, number>()
      const start = counter.start
      for (const { at } of counter.arrivals) {
        const place = Math.floor((at - start) / all.server.window)
        perWindow.set(place, (perWindow.get(place) ?? 0) + 1)
      }
      expect(Math.max(0, ...perWindow.values())).toBeLessThanOrEqual(all.server.limit + 1)
    }),
    { numRuns: 150 },
  )
}, 180_000)

it('leaves nothing behind when it is disposed of, wherever it stands', async () => {
  await fc.assert(
    fc.asyncProperty(rules(server(), ask, answer, pass, trouble), async (all) => {
      const steps = [...all.steps, { do: 'renew' as const, how: 'well' as const }]
      const { lisa, asked } = await play({ ...all, steps })
      lisa.client.dispose()
      await settled()
      for (const { outcome } of asked) expect(known).toContain(outcome)
      expect(lisa.clock.pending()).toBe(0)
      expect(lisa.client.rateLimit.get().waiting).toBe(0)
    }),
    { numRuns: 100 },
  )
}, 180_000)

const latin1 = fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) })
const nearly = fc.string({ unit: fc.constantFrom(...'0123456789/ .-+e,'), maxLength: 12 })

it('takes a count for one of its two forms, or for none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(latin1, nearly), fc.constantFrom(200, 404, 500), async (text, status) => {
      const header = text.trim()
      const lisa = steering()
      lisa.read('r1')
      await settled()
      await lisa.sent[0]?.answer(status, { 'x-ratelimit-remaining': header })
      const { remaining, limit } = lisa.client.rateLimit.get()
      const [used, of] = header.split('/').map((part) => part.trim())
      const isCount = (part: string | undefined): boolean => /^\d{1,9}$/.test(part ?? '')
      fc.pre(!header.includes(','))
      const isPair = header.split('/').length === 2 && isCount(used) && /^[1-9]\d{0,8}$/.test(of ?? '')
      const isBare = isCount(header)
      expect({ remaining, limit }).toEqual(
        isPair
          ? { remaining: Math.max(0, Number(of) - Number(used)), limit: Number(of) }
          : { remaining: isBare ? Number(header) : undefined, limit: undefined },
      )
      expect(lisa.client.rateLimit.get().isOpen).toBe(true)
    }),
    { numRuns: 300 },
  )
}, 180_000)

it('takes any pair and any number', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 999_999_999 }),
      fc.option(fc.integer({ min: 1, max: 999_999_999 }), { nil: undefined }),
      async (first, limit) => {
        const lisa = steering()
        lisa.read('r1')
        await settled()
        await lisa.sent[0]?.answer(200, { 'x-ratelimit-remaining': limit ? `${first}/${limit}` : `${first}` })
        expect(lisa.client.rateLimit.get()).toMatchObject({
          remaining: limit ? Math.max(0, limit - first) : first,
          limit,
        })
      },
    ),
  )
})

it.each([
  ['26/60, 26/60', 34, 60],
  ['34, 34', 34, undefined],
  ['26/60, 27/60', undefined, undefined],
])('reads %j, which a proxy has joined, once', async (header, remaining, limit) => {
  const lisa = steering()
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.answer(200, { 'x-ratelimit-remaining': header })
  expect(lisa.client.rateLimit.get()).toMatchObject({ remaining, limit })
})
