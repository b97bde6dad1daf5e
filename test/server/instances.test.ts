import { getShow, listShows, updateShow } from 'lisa-query/core'
import { type GatewayStore, memoryStore } from 'lisa-query/server'
import { expect, it } from 'vitest'
import { handClock, settled } from '../client/answering.ts'
import { handGateway, type LisaAnswer } from './hand-gateway.ts'

/** A LiSA that answers when the test says so. */
function slowLisa() {
  const waiting: ((response: Response) => void)[] = []
  const answer: LisaAnswer = () => new Promise((resolve) => void waiting.push(resolve))
  const show = (title: string) => Response.json({ id: '42', title: { '*': title } })
  return { answer, waiting, show, next: (response: Response) => waiting.shift()?.(response) }
}

/** Two instances that share a store, by one clock. */
function pair(lisa: LisaAnswer, second: Partial<GatewayStore> = {}, options: object = {}) {
  const clock = handClock()
  const store = memoryStore({ clock })
  const shared = { public: [getShow, listShows], webhook: { verify: () => true }, clock, ...options }
  const one = handGateway(lisa, { ...shared, store })
  const other = handGateway(lisa, { ...shared, store: { ...store, ...second } })
  return { clock, store, one, other }
}

it('has one instance ask LiSA for what two want, and gives the other one’s visitor its answer', async () => {
  const { answer, next, show } = slowLisa()
  const { one, other } = pair(answer)
  const first = one.ask('/shows/42')
  await settled()
  const second = other.ask('/shows/42')
  await settled()
  next(show('A'))
  expect((await first).headers.get('x-lisa-gateway')).toBe('miss')
  const later = await other.passing(second)
  expect([later.headers.get('x-lisa-gateway'), (await later.json()).title]).toEqual(['hit', { '*': 'A' }])
  expect([one.requests.length, other.requests.length]).toEqual([1, 0])
})

it('asks LiSA for nothing that another instance has been answered since', async () => {
  let lock: () => void = () => undefined
  const { answer, next, show } = slowLisa()
  const { store, one, other } = pair(answer, {
    lock: async (key, milliseconds) => {
      await new Promise<void>((resolve) => {
        lock = resolve
      })
      return store.lock(key, milliseconds)
    },
  })
  const late = other.ask('/shows/42')
  await settled()
  const first = one.ask('/shows/42')
  await settled()
  next(show('A'))
  await first
  lock()
  expect((await late).headers.get('x-lisa-gateway')).toBe('hit')
  expect(other.requests).toEqual([])
})

it('takes over from an instance that has died, after four seconds in which it did not say that it is there', async () => {
  const { answer, next, show } = slowLisa()
  const clock = handClock()
  const store = memoryStore({ clock })
  const dead = handGateway(answer, { clock, store: { ...store, renew: async () => undefined } })
  const other = handGateway(answer, { clock, store })
  void dead.ask('/shows/42')
  await settled()
  const since = clock.now()
  const waiting = other.ask('/shows/42')
  await settled()
  while (other.requests.length === 0) {
    clock.advance(100)
    await settled()
  }
  expect(clock.now() - since).toBeGreaterThanOrEqual(4_000)
  expect(clock.now() - since).toBeLessThanOrEqual(4_700)
  next(show('A'))
  next(show('B'))
  expect((await other.passing(waiting)).status).toBe(200)
})

it('waits as long as LiSA may take where the store renews no lock', async () => {
  const locks: number[] = []
  const clock = handClock()
  const { renew: _, ...store } = memoryStore({ clock })
  const shop = handGateway(undefined, {
    clock,
    store: {
      ...store,
      lock: async (key: string, milliseconds: number) => {
        locks.push(milliseconds)
        return store.lock(key, milliseconds)
      },
    },
  })
  await shop.ask('/shows/42')
  expect(locks).toEqual([17_000])
})

it('renews its lock every second for as long as LiSA takes, and no longer', async () => {
  const { answer, next, show } = slowLisa()
  const renewed: number[] = []
  const clock = handClock()
  const store = memoryStore({ clock })
  const renew = async (_: string, milliseconds: number) => void renewed.push(milliseconds)
  const shop = handGateway(answer, { clock, store: { ...store, renew } })
  const asked = shop.ask('/shows/42')
  await settled()
  for (let time = 0; time < 3; time += 1) {
    clock.advance(1_000)
    await settled()
  }
  expect(renewed).toEqual([4_000, 4_000, 4_000])
  next(show('A'))
  await asked
  clock.advance(5_000)
  expect(renewed).toHaveLength(3)
})

it('keeps an answer in the store for as long as it may be served', async () => {
  const kept: number[] = []
  const clock = handClock()
  const store = memoryStore({ clock })
  const write: GatewayStore['write'] = async (key, answer, milliseconds) => {
    kept.push(milliseconds)
    return store.write(key, answer, milliseconds)
  }
  const { ask } = handGateway(({ url }) => Response.json({}, { status: url.endsWith('none') ? 404 : 200 }), {
    clock,
    store: { ...store, write },
    cache: { stale: 60_000, missing: 3_000 },
  })
  await ask('/shows/42')
  await ask('/shows/none')
  expect(kept).toEqual([60_000, 3_000])
})

it('has the store count visitors, and nobody else who looks', async () => {
  const visits: (boolean | undefined)[] = []
  const clock = handClock()
  const store = memoryStore({ clock })
  const read: GatewayStore['read'] = (key, paths, isForVisitor) => {
    if (key !== '') visits.push(isForVisitor)
    return store.read(key, paths)
  }
  const { ask } = handGateway(undefined, { clock, store: { ...store, read } })
  await ask('/shows/42')
  await ask('/shows/42')
  expect(visits.map(Boolean)).toEqual([true, false, true])
})

it.each([
  [true, 1],
  [false, 2],
])('where promises may be shared (%j) asks the store %i times for what two visitors want', async (sharesPromises, count) => {
  let locks = 0
  const { answer, next, show } = slowLisa()
  const clock = handClock()
  const store = memoryStore({ clock })
  const lock: GatewayStore['lock'] = (key, milliseconds) => {
    locks += 1
    return store.lock(key, milliseconds)
  }
  const shop = handGateway(answer, { clock, sharesPromises, store: { ...store, lock } })
  const both = Promise.all([shop.ask('/shows/42'), shop.ask('/shows/42')])
  await settled()
  expect([locks, shop.requests.length]).toEqual([count, 1])
  next(show('A'))
  expect((await shop.passing(both)).map(({ status }) => status)).toEqual([200, 200])
})

/** Has LiSA notify of show 42, and the gateway begin to read it again. */
async function notified(shop: ReturnType<typeof handGateway>): Promise<void> {
  await shop.ask('/_webhook', { method: 'POST', body: '{"collection":"Show","action":"start","id":"42"}' })
  await settled()
  shop.clock.advance(500)
  await settled()
}

it.each([
  [200, 1],
  [404, 1],
  [500, 2],
])('gives who comes while a changed read is read again its answer, unless that is a failure: %i', async (status, count) => {
  const { answer, next, show, waiting } = slowLisa()
  const shop = handGateway(answer, { webhook: { verify: () => true } })
  const first = shop.ask('/shows/42')
  await settled()
  next(show('A'))
  await first
  const before = shop.requests.length
  await notified(shop)
  expect(shop.requests.length - before).toBe(1)
  const visitor = shop.ask('/shows/42')
  await settled()
  next(Response.json({ id: '42' }, { status }))
  await settled()
  if (count === 2) {
    while (waiting.length === 0) await settled()
    next(show('B'))
  }
  expect((await visitor).status).toBe(status === 500 ? 200 : status)
  expect(shop.requests.length - before).toBe(count)
})

it('reads a failure again that its own notification names', async () => {
  const lisa = { status: 500 }
  const shop = handGateway(() => Response.json({ id: '42' }, { status: lisa.status }), { webhook: { verify: () => true } })
  expect((await shop.ask('/shows/42')).status).toBe(500)
  lisa.status = 200
  await notified(shop)
  while (shop.requests.length < 2) await settled()
  await expect.poll(() => shop.markOf('/shows/42')).toBe('hit')
  expect(shop.requests).toHaveLength(2)
})

it('never waits with a refresh: what is stale is served, and LiSA left alone, where the key has nothing left for it', async () => {
  const { ask, send, clock, requests, refreshed } = handGateway(undefined, {
    private: { endpoints: [updateShow], allow: () => true },
    rateLimit: { limit: 3, window: 60_000, maxWait: 5_000 },
    cache: { fresh: 1_000 },
  })
  await ask('/shows/42')
  for (let time = 0; time < 2; time += 1) await send('PATCH', '/shows/7', { title: { '*': 'New' } })
  expect(requests).toHaveLength(3)
  clock.advance(30_000)
  expect((await ask('/shows/42')).headers.get('x-lisa-gateway')).toBe('stale')
  await refreshed()
  expect(requests).toHaveLength(3)
  clock.advance(31_000)
  await ask('/shows/42')
  await refreshed()
  expect(requests).toHaveLength(4)
})

it.each([
  ['5', 0, 200],
  ['6', 0, 429],
  // 17 s after it was asked for, a read has to be answered, and LiSA may take a second.
  ['5', 12_000, 429],
])('waits out a 429 that names %s seconds after %i ms, or says so at once: %i', async (wait, late, status) => {
  let asked = 0
  const shop = handGateway(
    () => {
      asked += 1
      if (asked > 1) return Response.json({ id: '42' })
      shop.clock.advance(late)
      return new Response('{}', { status: 429, headers: { 'retry-after': wait } })
    },
    { rateLimit: { limit: 60, window: 60_000, maxWait: 5_000 }, retryAfterUnit: 's' },
  )
  const answer = await shop.passing(shop.ask('/shows/42'))
  expect([answer.status, asked]).toEqual([status, status === 200 ? 2 : 1])
  if (status === 429) expect(answer.headers.get('retry-after')).toBe(wait)
})

it('gives up with 503 on a read that another instance asks for without an end', async () => {
  const clock = handClock()
  const store = memoryStore({ clock })
  const shop = handGateway(undefined, {
    clock,
    store: { ...store, lock: async () => false },
    rateLimit: { limit: 60, window: 60_000, maxWait: 60_000 },
  })
  const since = clock.now()
  const answer = await shop.passing(shop.ask('/shows/42'))
  expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([
    503,
    '1',
    { errors: 'LiSA is not available' },
  ])
  expect(clock.now() - since).toBeGreaterThanOrEqual(17_000)
  expect(clock.now() - since).toBeLessThanOrEqual(17_500)
})

it('asks the store twice a second at most how much of the key is used', async () => {
  let asked = 0
  const clock = handClock()
  const store = memoryStore({ clock })
  const usage: GatewayStore['usage'] = (limits) => {
    asked += 1
    return store.usage(limits)
  }
  const { ask } = handGateway(undefined, { clock, store: { ...store, usage } })
  await ask('/shows/42')
  await settled()
  asked = 0
  for (let time = 0; time < 5; time += 1) await ask('/shows/42')
  expect(asked).toBe(1)
  clock.advance(499)
  await ask('/shows/42')
  expect(asked).toBe(1)
  clock.advance(1)
  await ask('/shows/42')
  expect(asked).toBe(2)
})

it('reads a list again that failed, where a notification names the lists', async () => {
  const lisa = { status: 500 }
  const shop = handGateway(() => Response.json({ items: [] }, { status: lisa.status }), {
    public: [listShows],
    webhook: { verify: () => true },
  })
  expect((await shop.ask('/shows')).status).toBe(500)
  lisa.status = 200
  await notified(shop)
  await expect.poll(() => shop.requests.length, { timeout: 20_000 }).toBe(2)
})

it('asks the store for leave once for all reads that are wanted no more than one that it has just refused', async () => {
  let asked = 0
  const clock = handClock()
  const store = memoryStore({ clock })
  const reserve: GatewayStore['reserve'] = (reservation) => {
    asked += 1
    return store.reserve(reservation)
  }
  const { ask } = handGateway(undefined, {
    clock,
    store: { ...store, reserve },
    rateLimit: { limit: 10, window: 60_000, maxWait: 5_000 },
  })
  // The first two go at once.
  for (const id of [1, 2]) expect((await ask(`/shows/${id}`)).status).toBe(200)
  asked = 0
  for (let id = 3; id < 10; id += 1) {
    void ask(`/shows/${id}`)
    await settled()
  }
  expect(asked).toBe(1)
  const hot = [ask('/shows/hot'), ask('/shows/hot'), ask('/shows/hot')]
  await settled()
  expect(asked).toBe(2)
  expect((await Promise.all(hot)).map(({ status }) => status)).toEqual([200, 200, 200])
})
