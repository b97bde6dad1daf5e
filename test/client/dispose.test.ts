import { getShow, type LisaClientOptions } from 'lisa-query/core'
import { expect, it, vi } from 'vitest'
import { answering, handClock, settled } from './answering.ts'
import { asking, outcomes, steering } from './steering.ts'

it('settles everything that is under way or waits, and leaves no timer', async () => {
  const lisa = steering()
  const asked = ['r1', 'r2', 'r3', 'r4', 'r5'].map((id) => lisa.read(id))
  asked.push(lisa.write('w1'), lisa.freshen('b1'))
  await settled()
  lisa.client.dispose()
  await settled()
  expect(outcomes(asked)).toEqual(asked.map(() => 'called off'))
  expect(lisa.client.rateLimit.get().waiting).toBe(0)
  expect(lisa.clock.pending()).toBe(0)
})

it('leaves no timer while the gate is closed, with somebody looking on and requests that wait', async () => {
  const lisa = steering()
  lisa.client.rateLimit.subscribe(() => {})
  lisa.client.rateLimit.subscribeToClosing(() => {})
  const asked = ['r1', 'r2', 'r3', 'r4'].map((id) => lisa.read(id))
  await settled()
  await lisa.sent[0]?.refuse({ 'retry-after': '10' })
  expect(lisa.clock.pending()).toBe(1)
  lisa.client.dispose()
  await settled()
  expect(outcomes(asked)).toEqual(['rate-limited', 'called off', 'called off', 'called off'])
  expect(lisa.clock.pending()).toBe(0)
})

it('leaves no timer where what only freshens waits for its turn', async () => {
  const lisa = steering()
  lisa.read('r1')
  await settled()
  await lisa.sent[0]?.answer(200, { 'x-ratelimit-remaining': '59/60' })
  const asked = lisa.freshen('b1')
  await settled()
  expect(lisa.clock.pending()).toBe(1)
  lisa.client.dispose()
  await settled()
  expect(asked.outcome).toBe('called off')
  expect(lisa.clock.pending()).toBe(0)
})

it('leaves no timer while a refresh is under way', async () => {
  const lisa = steering({ refresh: () => new Promise(() => {}) })
  const asked = lisa.read('r1')
  await settled()
  await lisa.sent[0]?.answer(401)
  lisa.client.dispose()
  await settled()
  expect(asked.outcome).toBe('called off')
  expect(lisa.clock.pending()).toBe(0)
})

/** How many timers are left where this arrives after all was called off, from a fetch that hears no signal. */
async function timersAfter(status: number, options: Partial<LisaClientOptions> = {}): Promise<number> {
  let answer = (_: Response): void => undefined
  const clock = handClock()
  const { client } = answering(
    () =>
      new Promise((resolve) => {
        answer = resolve
      }),
    { clock, ...options },
  )
  client.rateLimit.subscribe(() => {})
  const asked = asking('r1', (signal) => client.request(getShow, { id: 'r1' }, { signal }))
  await settled()
  client.dispose()
  answer(new Response('{}', { status, headers: { 'retry-after': '10' } }))
  await settled()
  expect(asked.outcome).toBe('called off')
  return clock.pending()
}

it('leaves no timer where a 401 arrives afterwards', async () => {
  expect(await timersAfter(401, { refresh: () => new Promise(() => {}) })).toBe(0)
})

it.each(['is answered', 'waits', 'is refused', 'is called off'])(
  'keeps no listener on the signal of a request that %s',
  async (what) => {
    const controller = new AbortController()
    const added = vi.spyOn(controller.signal, 'addEventListener')
    const removed = vi.spyOn(controller.signal, 'removeEventListener')
    const lisa = steering()
    if (what === 'waits') for (const id of ['r1', 'r2', 'r3']) lisa.read(id)
    await settled()
    const asked = lisa.read('last', { signal: controller.signal })
    await settled()
    if (what === 'is answered') await lisa.open()[0]?.answer(200)
    if (what === 'is refused') await lisa.open()[0]?.refuse()
    if (what === 'is called off') controller.abort()
    else lisa.client.dispose()
    await settled()
    expect(asked.outcome).not.toBe('under way')
    expect(added.mock.calls.length).toBeGreaterThan(0)
    expect(removed.mock.calls.length).toBe(added.mock.calls.length)
  },
)

it('may be disposed of twice', () => {
  const { client } = steering()
  client.dispose()
  expect(() => client.dispose()).not.toThrow()
})
