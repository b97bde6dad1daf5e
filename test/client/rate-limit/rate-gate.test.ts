import { QueryClient } from '@tanstack/react-query'
import { getShow, lisaQuery, type RateLimit } from 'lisa-query'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { answering, handClock, json, settled } from '../answering.ts'
import { counting, outcomes, type Sent, type Steering, steering } from '../steering.ts'

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
})

const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, place) => `${prefix}${place + 1}`)

/** The one request that is under way. */
function only({ open }: Steering): Sent {
  const [one, ...others] = open()
  expect(others.map(({ id }) => id)).toEqual([])
  if (!one) throw new Error('nothing is under way')
  return one
}

/** A client that LiSA has just refused, for so many seconds. */
async function refused(seconds = 10, options: Parameters<typeof steering>[0] = {}): Promise<Steering> {
  const lisa = steering(options)
  lisa.read('refused')
  await settled()
  await lisa.sent[0]?.refuse({ 'retry-after': `${seconds}` })
  return lisa
}

it('lets three out before the first answer, whatever they are', async () => {
  const lisa = steering()
  for (const id of ['r1', 'r2']) lisa.read(id)
  for (const id of ['w1', 'w2']) lisa.write(id)
  lisa.freshen('b1')
  await settled()
  expect(lisa.sent).toHaveLength(3)
  expect(lisa.client.rateLimit.get()).toMatchObject({ isOpen: true, waiting: 2, remaining: undefined, limit: undefined })
})

it('lets one out for each of the first three that finds no network', async () => {
  const lisa = steering()
  names('r', 6).map((id) => lisa.read(id))
  await settled()
  await lisa.sent[0]?.fail()
  expect(lisa.ids()).toEqual(names('r', 4))
})

it.each([200, 404, 500])('lets all out after a first %i without a count', async (status) => {
  const lisa = steering()
  names('r', 20).map((id) => lisa.read(id))
  await settled()
  await lisa.sent[0]?.answer(status)
  expect(lisa.ids()).toEqual(names('r', 20))
})

const counts: [header: string, remaining: number, limit: number | undefined][] = [
  ['55/60', 5, 60],
  [' 55 / 60 ', 5, 60],
  ['5', 5, undefined],
  ['005', 5, undefined],
]

for (const status of [200, 401, 403, 404, 422, 500, 503]) {
  it.each(counts)(`takes %j on a ${status} for %i left of %s, and lets no more out`, async (header, remaining, limit) => {
    const lisa = steering()
    names('r', 20).map((id) => lisa.read(id))
    await settled()
    await lisa.sent[0]?.answer(status, { 'x-ratelimit-remaining': header })
    expect(lisa.open()).toHaveLength(5)
    expect(lisa.client.rateLimit.get()).toMatchObject({ remaining, limit, waiting: 14 })
  })
}

it('takes the limit from a refusal too', async () => {
  const lisa = steering()
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.refuse({ 'x-ratelimit-remaining': '60/60', 'retry-after': '1' })
  expect(lisa.client.rateLimit.get()).toMatchObject({ limit: 60 })
})

it('takes more used than there are for nothing left', async () => {
  const lisa = steering()
  names('r', 5).map((id) => lisa.read(id))
  await settled()
  await lisa.sent[0]?.answer(200, { 'x-ratelimit-remaining': '70/60' })
  expect(lisa.client.rateLimit.get()).toMatchObject({ remaining: 0, limit: 60 })
  expect(lisa.sent).toHaveLength(3)
})

const noCounts = [
  '',
  ' ',
  '26/',
  '/60',
  '26/0',
  '-1/60',
  '26/-60',
  '26/60/2',
  '26.5/60',
  '1e3',
  '0x1A',
  'NaN',
  '26/60, 27/60',
  '9'.repeat(30),
]

it.each(noCounts)('takes %j for no count', async (header) => {
  const lisa = steering()
  const asked = names('r', 8).map((id) => lisa.read(id))
  await settled()
  await lisa.sent[0]?.answer(200, { 'x-ratelimit-remaining': header })
  expect(lisa.client.rateLimit.get()).toEqual({ isOpen: true, waiting: 0 })
  expect(lisa.sent).toHaveLength(8)
  expect(asked[0]?.outcome).toBe('done')
})

it.each(noCounts)('keeps the count that it knows where the next is %j', async (header) => {
  const lisa = steering()
  names('r', 8).map((id) => lisa.read(id))
  await settled()
  await lisa.sent[0]?.answer(200, { 'x-ratelimit-remaining': '55/60' })
  await lisa.sent[1]?.answer(200, { 'x-ratelimit-remaining': header })
  expect(lisa.client.rateLimit.get()).toMatchObject({ remaining: 5, limit: 60 })
})

it('sends one, and only one, to find out where nothing is left and nobody knows until when', async () => {
  const lisa = steering()
  names('r', 6).map((id) => lisa.read(id))
  await settled()
  for (const one of lisa.sent.slice(0, 3)) await one.answer(200, { 'x-ratelimit-remaining': '0' })
  expect(only(lisa).id).toBe('r4')
  expect(lisa.client.rateLimit.get()).toMatchObject({ isOpen: true, remaining: 0, waiting: 2 })
  await only(lisa).fail()
  expect(only(lisa).id).toBe('r5')
  await only(lisa).answer(200, { 'x-ratelimit-remaining': '9' })
  expect(lisa.open().map(({ id }) => id)).toEqual(['r6'])
})

it.each([
  ['a read', 'read'],
  ['a write', 'write'],
] as const)('waits with all where LiSA refuses %s', async (_, ask) => {
  const lisa = steering()
  const first = lisa[ask]('first')
  await settled()
  await lisa.sent[0]?.refuse({ 'retry-after': '7' })
  expect(first.outcome).toBe('rate-limited')
  const asked = [lisa.read('r1'), lisa.write('w1'), lisa.freshen('b1')]
  await lisa.pass(6_999)
  expect(lisa.sent).toHaveLength(1)
  expect(outcomes(asked)).toEqual(['under way', 'under way', 'under way'])
  expect(lisa.client.rateLimit.get()).toMatchObject({ isOpen: false, retryAt: lisa.clock.now() + 1, waiting: 3 })
  await lisa.pass(1)
  expect(lisa.sent).toHaveLength(2)
  expect(lisa.client.rateLimit.get()).toMatchObject({ isOpen: true, retryAt: undefined, waiting: 2 })
})

it('does not wait for the pause that a 503 asks for: that is for its own request', async () => {
  const lisa = steering()
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.answer(503, { 'retry-after': '30' })
  lisa.read('r2')
  await settled()
  expect(lisa.client.rateLimit.get()).toMatchObject({ isOpen: true })
  expect(lisa.ids()).toEqual(['r1', 'r2'])
})

it.each([
  [0, 10_000],
  [0.5, 10_250],
  [0.999, 10_500],
])('with luck of %d opens %i ms after a refusal for 10 s', async (luck, milliseconds) => {
  vi.mocked(Math.random).mockReturnValue(luck)
  const lisa = await refused(10)
  lisa.read('r1')
  await lisa.pass(milliseconds - 1)
  expect(lisa.ids()).toEqual(['refused'])
  await lisa.pass(1)
  expect(lisa.ids()).toEqual(['refused', 'r1'])
})

it('stays closed as long as the longest of several refusals asks', async () => {
  const lisa = steering()
  names('r', 3).map((id) => lisa.read(id))
  await settled()
  for (const [place, seconds] of [10, 20, 5].entries()) await lisa.sent[place]?.refuse({ 'retry-after': `${seconds}` })
  lisa.read('r4')
  await lisa.pass(19_999)
  expect(lisa.sent).toHaveLength(3)
  await lisa.pass(1)
  expect(lisa.sent).toHaveLength(4)
})

it('lets one go first when it opens, and all others once that is answered', async () => {
  const lisa = await refused(10)
  names('r', 8).map((id) => lisa.read(id))
  await lisa.pass(10_000)
  expect(only(lisa).id).toBe('r1')
  await lisa.pass(5_000)
  expect(only(lisa).id).toBe('r1')
  await only(lisa).answer(200, { 'x-ratelimit-remaining': '1/60' })
  expect(lisa.open()).toHaveLength(7)
})

it('lets the one that goes first wait for nothing that was under way before', async () => {
  const lisa = steering()
  names('r', 3).map((id) => lisa.read(id))
  await settled()
  await lisa.sent[0]?.refuse({ 'retry-after': '10' })
  names('s', 3).map((id) => lisa.read(id))
  await lisa.pass(10_000)
  expect(lisa.open().map(({ id }) => id)).toEqual(['r2', 'r3', 's1'])
})

/** A client that was refused with two more under way, which are answered late, but well. */
async function answeredLate(headers: Record<string, string>): Promise<Steering> {
  const lisa = steering()
  names('r', 3).map((id) => lisa.read(id))
  await settled()
  await lisa.sent[0]?.refuse({ 'retry-after': '10' })
  for (const one of lisa.open()) await one.answer(200, headers)
  names('s', 5).map((id) => lisa.read(id))
  await lisa.pass(10_000)
  return lisa
}

it('lets one go first even after late answers with a count', async () => {
  expect(only(await answeredLate({ 'x-ratelimit-remaining': '3/60' })).id).toBe('s1')
})

// Each late answer without a count lets one more go, though it was sent before the refusal.
it('lets one go first even after late answers without a count', async () => {
  expect(only(await answeredLate({})).id).toBe('s1')
})

it('lets one more out per answer after a refusal, where LiSA sends no count', async () => {
  const lisa = await refused(10)
  names('r', 20).map((id) => lisa.read(id))
  await lisa.pass(10_000)
  const most: number[] = []
  for (let answered = 0; answered < 5; answered += 1) {
    most.push(lisa.open().length)
    await lisa.open()[0]?.answer(200)
  }
  expect(most).toEqual([1, 1, 2, 3, 4])
})

it('goes back to one at a time after the next refusal, where LiSA sends no count', async () => {
  const lisa = await refused(10)
  names('r', 20).map((id) => lisa.read(id))
  await lisa.pass(10_000)
  for (let answered = 0; answered < 4; answered += 1) await lisa.open()[0]?.answer(200)
  for (const one of lisa.open()) await one.refuse({ 'retry-after': '10' })
  await lisa.pass(10_000)
  expect(lisa.open()).toHaveLength(1)
})

it('lets writes go first, then reads, then what only freshens, each in its order', async () => {
  const lisa = await refused(10)
  for (const place of [1, 2]) {
    lisa.freshen(`b${place}`)
    lisa.read(`r${place}`)
    lisa.write(`w${place}`)
  }
  await lisa.pass(10_000)
  await only(lisa).answer(200)
  while (lisa.open().length > 0) await lisa.open()[0]?.answer(200)
  expect(lisa.ids().slice(1)).toEqual(['w1', 'w2', 'r1', 'r2', 'b1', 'b2'])
})

it('takes a refetch of what is in the cache for a read that only freshens', async () => {
  const lisa = await refused(10)
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const query = (id: string) => lisaQuery(lisa.client, getShow, { id })
  queryClient.setQueryData(query('cached').queryKey, { id: 'cached' })
  const ends = ['cached', 'new'].map((id) => queryClient.fetchQuery({ ...query(id), staleTime: 0, retry: false }))
  await lisa.pass(10_000)
  expect(only(lisa).id).toBe('new')
  await only(lisa).answer(200)
  await only(lisa).answer(200)
  await expect(Promise.all(ends)).resolves.toEqual([{ id: 'cached' }, { id: 'new' }])
  queryClient.clear()
})

it('lets what only freshens go evenly while little is left, and nothing else wait for it', async () => {
  const lisa = steering()
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.answer(200, { 'x-ratelimit-remaining': '49/60' })
  names('b', 3).map((id) => lisa.freshen(id))
  await lisa.pass(999)
  expect(lisa.ids()).toEqual(['r1'])
  lisa.read('r2')
  lisa.write('w1')
  await settled()
  expect(lisa.ids()).toEqual(['r1', 'r2', 'w1'])
  await lisa.pass(999)
  expect(lisa.ids()).toEqual(['r1', 'r2', 'w1'])
  await lisa.pass(1)
  expect(lisa.ids()).toEqual(['r1', 'r2', 'w1', 'b1'])
  await lisa.pass(1_000)
  expect(lisa.ids()).toEqual(['r1', 'r2', 'w1', 'b1', 'b2'])
})

it('lets what only freshens go at once while much is left', async () => {
  const lisa = steering()
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.answer(200, { 'x-ratelimit-remaining': '10/60' })
  names('b', 10).map((id) => lisa.freshen(id))
  await settled()
  expect(lisa.sent).toHaveLength(11)
})

it('forgets what is called off while it waits', async () => {
  const lisa = await refused(10)
  const asked = names('r', 3).map((id) => lisa.read(id))
  await settled()
  expect(lisa.client.rateLimit.get().waiting).toBe(3)
  asked[1]?.abort()
  await settled()
  expect(lisa.client.rateLimit.get().waiting).toBe(2)
  expect(outcomes(asked)).toEqual(['under way', 'called off', 'under way'])
  await lisa.pass(10_000)
  await only(lisa).answer(200)
  expect(lisa.ids()).toEqual(['refused', 'r1', 'r3'])
})

it('waits for nobody once the last is called off', async () => {
  const lisa = await refused(10)
  const one = lisa.read('r1')
  await settled()
  one.abort('bye')
  await settled()
  expect(one.reason).toBe('bye')
  expect(lisa.clock.pending()).toBe(0)
})

it('lets the next out where one that is under way is called off', async () => {
  const lisa = steering()
  const asked = names('r', 4).map((id) => lisa.read(id))
  await settled()
  asked[0]?.abort()
  await settled()
  expect(lisa.open().map(({ id }) => id)).toEqual(['r2', 'r3', 'r4'])
})

it('starts the timeout when a request goes out, not while it waits', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const lisa = await refused(10, { timeout: 1_000 })
  const one = lisa.read('r1')
  await settled()
  await vi.advanceTimersByTimeAsync(9_999)
  expect(one.outcome).toBe('under way')
  await lisa.pass(10_000)
  await vi.advanceTimersByTimeAsync(999)
  expect(one.outcome).toBe('under way')
  await vi.advanceTimersByTimeAsync(1)
  await settled()
  expect(one.outcome).toBe('timeout')
})

it('turns away at once what would wait longer than `maxWait`, also what waits already', async () => {
  const lisa = steering({ maxWait: 30_000 })
  const asked = names('r', 4).map((id) => lisa.read(id))
  await settled()
  await lisa.sent[0]?.refuse({ 'retry-after': '30.001' })
  const late = lisa.write('late')
  await settled()
  const retryAt = lisa.clock.now() + 30_001
  expect(outcomes(asked)).toEqual(['rate-limited', 'under way', 'under way', 'rate-limited'])
  for (const { reason } of [asked[3], late].filter((one) => one !== undefined))
    expect(reason).toMatchObject({ kind: 'rate-limited', retryAt })
  expect(late.reason).not.toHaveProperty('outcome')
  expect(lisa.sent).toHaveLength(3)
  expect(lisa.client.rateLimit.get()).toMatchObject({ isOpen: false, retryAt, waiting: 0 })
})

it('waits again once no more than `maxWait` is to go', async () => {
  const lisa = await refused(60, { maxWait: 30_000 })
  await lisa.pass(30_000)
  const one = lisa.read('r1')
  await lisa.pass(29_999)
  expect(one.outcome).toBe('under way')
  expect(lisa.sent).toHaveLength(1)
  await lisa.pass(1)
  expect(lisa.sent).toHaveLength(2)
})

it.each([0, 1_000])('with a `maxWait` of %i turns away whatever waits longer', async (maxWait) => {
  const lisa = await refused(1.001, { maxWait })
  const one = lisa.read('r1')
  await settled()
  expect(one.outcome).toBe('rate-limited')
})

it.each([
  ['in order', [0, 1, 2, 3, 4, 5]],
  ['the other way round', [5, 4, 3, 2, 1, 0]],
  ['all mixed up', [3, 0, 5, 1, 4, 2]],
])('never lets more out than LiSA has left, answered %s', async (_, order) => {
  const lisa = steering()
  lisa.read('first')
  await settled()
  await lisa.sent[0]?.answer(200, { 'x-ratelimit-remaining': '1/10' })
  names('r', 6).map((id) => lisa.read(id))
  await settled()
  names('s', 20).map((id) => lisa.read(id))
  await settled()
  expect(lisa.sent).toHaveLength(10)
  for (const place of order) await lisa.sent[1 + place]?.answer(200, { 'x-ratelimit-remaining': `${2 + place}/10` })
  expect(lisa.sent).toHaveLength(10)
  for (const one of lisa.open()) await one.answer(200, { 'x-ratelimit-remaining': '10/10' })
  expect(lisa.sent).toHaveLength(11)
})

for (const isSliding of [false, true]) {
  it(`needs no further refusal once it has met one, in ${isSliding ? 'sliding' : 'fixed'} windows`, async () => {
    const clock = handClock()
    const lisa = counting({ limit: 10, window: 2_000, isSliding }, clock)
    const { client } = answering(
      () => {
        const { isTaken, headers } = lisa.arrive()
        return json({ id: '1' }, { status: isTaken ? 200 : 429, headers })
      },
      { clock },
    )
    const done = vi.fn()
    const ask = (id: string): Promise<unknown> => client.request(getShow, { id }).then(done, () => ask(id))
    for (const id of names('r', 40)) void ask(id)
    for (let step = 0; done.mock.calls.length < 40 && step < 100; step += 1) {
      await settled()
      clock.advance(100)
    }
    expect(done).toHaveBeenCalledTimes(40)
    expect(lisa.arrivals.filter(({ isTaken }) => !isTaken)).toHaveLength(1)
    expect(clock.now() - (lisa.arrivals[0]?.at ?? 0)).toBeLessThanOrEqual(isSliding ? 8_000 : 6_400)
  })
}

/** How long 40 requests take against 10 per 2 s, half a minute after the first. */
async function timeOfBurst(count: 'pair' | 'bare'): Promise<number> {
  const clock = handClock()
  const lisa = counting({ limit: 10, window: 2_000, count }, clock)
  const { client } = answering(
    () => {
      const { isTaken, headers } = lisa.arrive()
      return json({ id: '1' }, { status: isTaken ? 200 : 429, headers })
    },
    { clock },
  )
  await client.request(getShow, { id: 'early' })
  clock.advance(30_000)
  const start = clock.now()
  const done = vi.fn()
  const ask = (id: string): Promise<unknown> => client.request(getShow, { id }).then(done, () => ask(id))
  for (const id of names('r', 40)) void ask(id)
  for (let step = 0; done.mock.calls.length < 40 && step < 1_000; step += 1) {
    await settled()
    clock.advance(100)
  }
  return clock.now() - start
}

it('learns the window from the burst that was refused, not from what went before, of pairs', async () => {
  expect(await timeOfBurst('pair')).toBeLessThanOrEqual(10_000)
})

// A bare count does not say how many were used, so the oldest request of the last minute is taken for the first.
it('learns the window from the burst that was refused, not from what went before, of bare counts', async () => {
  expect(await timeOfBurst('bare')).toBeLessThanOrEqual(10_000)
})

/** What reaches LiSA before and after the end of the window that follows the first refusal, where two answers came in this order. */
async function sentAfterLearning(order: number[]): Promise<[before: string[], after: string[]]> {
  const replies = new Map<Sent, ReturnType<typeof counter.arrive>>()
  const lisa = steering({}, (one) => replies.set(one, counter.arrive()))
  const counter = counting({ limit: 3, window: 10_000 }, lisa.clock)
  const reply = async (place: number): Promise<void> => {
    const one = lisa.sent[place]
    const { isTaken = false, headers = {} } = (one && replies.get(one)) ?? {}
    await one?.answer(isTaken ? 200 : 429, headers)
  }
  lisa.read('r1')
  await settled()
  await reply(0)
  await lisa.pass(5_000)
  for (const id of ['r2', 'r3', 'refused']) lisa.read(id)
  await settled()
  for (const place of order) await reply(place)
  await reply(3)
  for (const id of ['s1', 's2', 's3', 'next']) lisa.read(id)
  await lisa.pass(5_000)
  await reply(4)
  await lisa.pass(3_000)
  for (const place of [5, 6]) await reply(place)
  await lisa.pass(6_999)
  const before = lisa.ids().slice(4)
  await lisa.pass(1)
  return [before, lisa.ids().slice(4 + before.length)]
}

it('learns the window from answers that come in order', async () => {
  expect(await sentAfterLearning([1, 2])).toEqual([['s1', 's2', 's3'], ['next']])
})

// The smaller number used, which comes late, makes it forget the first request, and a window once too short stays so.
it('learns the window from answers that overtake each other', async () => {
  expect(await sentAfterLearning([2, 1])).toEqual([['s1', 's2', 's3'], ['next']])
})

// What was sent last is taken for due before what comes next, so that all wait until the clock is there again.
it('lets requests out though the clock was set back', async () => {
  const lisa = steering()
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.answer(200)
  await lisa.pass(-3_600_000)
  lisa.read('r2')
  await settled()
  expect(lisa.ids()).toEqual(['r1', 'r2'])
})

it('takes a burst that is refused without a header for one refusal', async () => {
  vi.mocked(Math.random).mockRestore()
  const lisa = steering()
  const burst = names('r', 3).map((id) => lisa.read(id))
  await settled()
  for (const [place, asked] of burst.entries()) {
    lisa.clock.advance(10)
    await lisa.sent[place]?.refuse()
    const wait = (asked.reason as { retryAt: number }).retryAt - lisa.clock.now()
    expect(wait).toBeGreaterThanOrEqual(500)
    expect(wait).toBeLessThanOrEqual(1_000)
  }
})

/** Sends one, has it refused, and gives for how long. */
async function waitAfter(lisa: Steering, headers: Record<string, string> = {}): Promise<number> {
  const asked = lisa.read('r')
  await settled()
  await lisa.open().at(-1)?.refuse(headers)
  return (asked.reason as { retryAt: number }).retryAt - lisa.clock.now()
}

it('waits longer each time that it is refused again', async () => {
  const lisa = steering()
  const waits: number[] = []
  for (let time = 0; time < 8; time += 1) {
    waits.push(await waitAfter(lisa))
    await lisa.pass(40_000)
  }
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000])
})

// By then the count of refusals is back at none, and half a wait is drawn.
it('waits at least half a second for a late refusal without a header, though LiSA has answered since', async () => {
  const lisa = steering()
  lisa.read('r1')
  const late = lisa.read('r2')
  await settled()
  await lisa.sent[0]?.refuse()
  lisa.read('r3')
  await lisa.pass(1_000)
  await lisa.sent[2]?.answer(200)
  await lisa.sent[1]?.refuse()
  expect((late.reason as { retryAt: number }).retryAt - lisa.clock.now()).toBeGreaterThanOrEqual(500)
})

it('reads a large number as milliseconds until that proves too short, and as seconds from then on', async () => {
  const lisa = steering()
  expect(await waitAfter(lisa, { 'retry-after': '500' })).toBe(500)
  await lisa.pass(525)
  expect(await waitAfter(lisa, { 'retry-after': '500' })).toBe(500_000)
  await lisa.pass(525_000)
  expect(await waitAfter(lisa, { 'retry-after': '300' })).toBe(300_000)
})

it.each([
  [500, 251, 251_000],
  [500, 250, 250],
  [500, 130, 130],
])('after %i ms reads %i as %i ms', async (first, second, milliseconds) => {
  const lisa = steering()
  expect(await waitAfter(lisa, { 'retry-after': `${first}` })).toBe(first)
  await lisa.pass(first * 1.05)
  expect(await waitAfter(lisa, { 'retry-after': `${second}` })).toBe(milliseconds)
})

it('goes on reading milliseconds where they have proved long enough', async () => {
  const lisa = steering()
  for (let time = 0; time < 3; time += 1) {
    expect(await waitAfter(lisa, { 'retry-after': '500' })).toBe(500)
    await lisa.pass(525)
    lisa.read('ok')
    await settled()
    await lisa.open().at(-1)?.answer(200)
  }
})

it('learns nothing from a late answer to what was sent before the wait', async () => {
  const lisa = steering()
  const [first, late] = names('r', 2).map((id) => lisa.read(id))
  await settled()
  await lisa.sent[0]?.refuse({ 'retry-after': '500' })
  expect(first?.reason).toMatchObject({ retryAt: lisa.clock.now() + 500 })
  await lisa.pass(600)
  await lisa.sent[1]?.refuse({ 'retry-after': '500' })
  expect(late?.reason).toMatchObject({ retryAt: lisa.clock.now() + 500 })
})

it('tells whoever subscribed of every change, and of opening and closing alone', async () => {
  const lisa = steering()
  const { rateLimit } = lisa.client
  const states: RateLimit[] = []
  const closings: (number | undefined)[] = []
  const ends = [
    rateLimit.subscribe(() => states.push(rateLimit.get())),
    rateLimit.subscribeToClosing(() => closings.push(rateLimit.get().retryAt)),
  ]
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.answer(200, { 'x-ratelimit-remaining': '1/60' })
  expect(states.at(-1)).toMatchObject({ isOpen: true, remaining: 59, limit: 60 })
  expect(closings).toEqual([])
  lisa.read('r2')
  await settled()
  await lisa.sent[1]?.refuse({ 'retry-after': '10' })
  expect(states.at(-1)).toMatchObject({ isOpen: false, retryAt: lisa.clock.now() + 10_000 })
  expect(closings).toEqual([lisa.clock.now() + 10_000])
  await lisa.pass(10_000)
  expect(states.at(-1)).toMatchObject({ isOpen: true, retryAt: undefined })
  expect(closings.slice(1)).toEqual([undefined])
  for (const end of ends) end()
  const heard = states.length
  lisa.read('r3')
  await settled()
  expect(states).toHaveLength(heard)
})

it('calls nobody back where nothing has changed', async () => {
  const lisa = steering()
  const { rateLimit } = lisa.client
  const states = [rateLimit.get()]
  const end = rateLimit.subscribe(() => states.push(rateLimit.get()))
  for (const id of ['r1', 'r2', 'r3', 'r4', 'r5']) lisa.read(id)
  await settled()
  for (let place = 0; place < 5; place += 1) await lisa.sent[place]?.answer(200, { 'x-ratelimit-remaining': '30/60' })
  end()
  expect(states.length).toBeGreaterThan(1)
  for (const [place, state] of states.entries()) expect(state).not.toEqual(states[place + 1])
})

it('says that it is open again to whoever has subscribed while it was closed', async () => {
  const lisa = await refused(10)
  const { rateLimit } = lisa.client
  const heard: boolean[] = []
  rateLimit.subscribe(() => heard.push(rateLimit.get().isOpen))
  await lisa.pass(10_000)
  expect(heard.at(-1)).toBe(true)
})

// The timer of what only freshens is the only one, and later than the opening.
it('says that it is open again at once, though what only freshens still waits', async () => {
  const lisa = steering()
  const { rateLimit } = lisa.client
  const heard: boolean[] = []
  rateLimit.subscribe(() => heard.push(rateLimit.get().isOpen))
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.refuse({ 'x-ratelimit-remaining': '10/10', 'retry-after': '1' })
  lisa.freshen('b1')
  await lisa.pass(1_000)
  expect(heard.at(-1)).toBe(true)
})

const cors = (headers: Record<string, string> = {}, type = 'cors', status = 429): Response =>
  Object.defineProperty(json({ id: '1' }, { status, headers }), 'type', { value: type })

it('warns a developer once per client where a refusal from another origin hides its headers', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  for (const warnings of [1, 2]) {
    const clock = handClock()
    const { client } = answering(() => cors(), { clock })
    for (let time = 0; time < 3; time += 1) {
      await client.request(getShow, { id: '1' }).catch(() => {})
      clock.advance(40_000)
    }
    expect(warn).toHaveBeenCalledTimes(warnings)
  }
  expect(warn.mock.calls[0]?.join()).toMatch(/Access-Control-Expose-Headers: .*Retry-After.*X-RateLimit-Remaining/)
})

it.each([
  ['its pause can be read', () => cors({ 'retry-after': '1' })],
  ['its count can be read', () => cors({ 'x-ratelimit-remaining': '60/60' })],
  ['it comes from the same origin', () => cors({}, 'basic')],
  ['it is no refusal', () => cors({}, 'cors', 500)],
])('warns of nothing where %s', async (_, answer) => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  const { client } = answering(answer, { clock: handClock() })
  await client.request(getShow, { id: '1' }).catch(() => {})
  expect(warn).not.toHaveBeenCalled()
})

it('warns of nothing in production', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  const { client } = answering(() => cors(), { clock: handClock() })
  await client.request(getShow, { id: '1' }).catch(() => {})
  expect(warn).not.toHaveBeenCalled()
})
