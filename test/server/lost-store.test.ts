import { getShow, updateShow } from 'lisa-query/core'
import { createLisaGateway, type GatewayEvent, type GatewayOptions, type GatewayStore, memoryStore } from 'lisa-query/server'
import { expect, it, onTestFinished } from 'vitest'
import { handClock, settled } from '../client/answering.ts'

/** A store that several instances share, and that can be away or be emptied. */
function shakyStore(clock: ReturnType<typeof handClock>) {
  let store = memoryStore({ clock })
  const state = { isAway: false, calls: [] as string[] }
  const members = new Set<string>()
  const reach = <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    state.calls.push(name)
    return state.isAway ? Promise.reject(new Error('connect ECONNREFUSED')) : work()
  }
  const open = (name: string): GatewayStore => ({
    async read(key, paths) {
      const isKnown = members.has(name)
      return { ...(await reach('read', () => store.read(key, paths))), isKnown }
    },
    write: (key, answer, milliseconds) => reach('write', () => store.write(key, answer, milliseconds)),
    touch: (paths) => reach('touch', () => store.touch(paths)),
    lock: (key, milliseconds) => reach('lock', () => store.lock(key, milliseconds)),
    renew: (key, milliseconds) => reach('renew', async () => store.renew?.(key, milliseconds)),
    unlock: (key) => reach('unlock', () => store.unlock(key)),
    reserve: (reservation) => reach('reserve', () => store.reserve(reservation)),
    correct: (remaining, limits) => reach('correct', () => store.correct(remaining, limits)),
    pause: (milliseconds) => reach('pause', () => store.pause(milliseconds)),
    usage: (limits) => reach('usage', () => store.usage(limits)),
    announce: () => reach('announce', async () => members.add(name).size),
    publish: (message) => reach('publish', () => store.publish(message)),
    subscribe: (listener) => reach('subscribe', () => store.subscribe(listener)),
    close: async () => undefined,
  })
  const flush = (): void => {
    store = memoryStore({ clock })
    members.clear()
  }
  return { state, open, flush }
}

/** Instances before one LiSA, by a hand clock. */
async function shop(count: number, options: Partial<GatewayOptions> = {}) {
  const clock = handClock()
  const { state, open, flush } = shakyStore(clock)
  const lisa = { asked: [] as string[], title: 'Old', answer: undefined as (() => Promise<Response> | Response) | undefined }
  const fetch = async ({ method, url }: Request): Promise<Response> => {
    const path = new URL(url).pathname.slice(3)
    lisa.asked.push(`${method} ${path}`)
    return lisa.answer?.() ?? Response.json({ id: path.split('/').pop(), title: { '*': lisa.title } })
  }
  const events: GatewayEvent[][] = []
  const instances = Array.from({ length: count }, (_, at) => {
    const heard: GatewayEvent[] = []
    events.push(heard)
    return createLisaGateway({
      baseUrl: 'https://lisa.test/v2',
      authorization: () => 'ApiKey test',
      public: [getShow],
      private: { endpoints: [updateShow], allow: () => true },
      rateLimit: { limit: 40, window: 60_000, maxWait: 0 },
      store: open(`instance ${at}`),
      fetch,
      clock,
      onEvent: (event) => heard.push(event),
      ...(options as object),
    })
  })
  onTestFinished(async () => void (await Promise.all(instances.map((gateway) => gateway.close()))))
  const ask = async (at: number, path: string, init?: RequestInit): Promise<Response> =>
    (instances[at] as (typeof instances)[0]).fetch(new Request(`https://shop.example/api/lisa${path}`, init))
  const titleAt = async (at: number): Promise<string> => (await (await ask(at, '/shows/42')).json()).title['*']
  const write = async (at: number, title: string): Promise<number> => {
    lisa.title = title
    const body = JSON.stringify({ title: { '*': title } })
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
    return (await ask(at, '/shows/42', { method: 'PATCH', body, headers })).status
  }
  // Each instance has told the store of itself.
  for (let at = 0; at < count; at += 1) await ask(at, '/shows/42')
  await settled()
  const storeEvents = (at = 0) => (events[at] ?? []).filter(({ type }) => type === 'store')
  /** Has every instance notice that the store is there again. */
  const back = async (): Promise<void> => {
    state.isAway = false
    clock.advance(2_000)
    for (let at = 0; at < count; at += 1) await ask(at, '/shows/42')
    await settled()
  }
  return { clock, state, flush, lisa, ask, write, titleAt, storeEvents, back }
}

it('says once that the store is away and once that it is back, and asks for it every two seconds meanwhile', async () => {
  const { clock, state, ask, storeEvents, back } = await shop(1)
  state.isAway = true
  for (let time = 0; time < 3; time += 1) expect((await ask(0, '/shows/42')).status).toBe(200)
  expect(storeEvents()).toEqual([{ type: 'store', isReachable: false, message: 'connect ECONNREFUSED' }])
  state.calls.splice(0)
  for (let time = 0; time < 30; time += 1) {
    await ask(0, '/shows/42')
    clock.advance(100)
  }
  await settled()
  expect(state.calls).toEqual(['usage'])
  await back()
  expect(storeEvents()).toEqual([
    { type: 'store', isReachable: false, message: 'connect ECONNREFUSED' },
    { type: 'store', isReachable: true },
  ])
  state.calls.splice(0)
  await ask(0, '/shows/42')
  expect(state.calls).toContain('read')
})

it('serves while the store is away what it has read or written before, and asks LiSA for nothing of it', async () => {
  const { state, lisa, ask } = await shop(2)
  expect(lisa.asked).toEqual(['GET /shows/42'])
  state.isAway = true
  for (const at of [0, 1]) expect((await ask(at, '/shows/42')).headers.get('x-lisa-gateway')).toBe('hit')
  expect(lisa.asked).toEqual(['GET /shows/42'])
})

it('serves nothing old while the store is away of what another instance wrote before', async () => {
  const { state, write, titleAt } = await shop(2)
  expect(await write(0, 'New')).toBe(200)
  await settled()
  state.isAway = true
  expect(await titleAt(1)).toBe('New')
})

it('serves nothing old on any instance of what was written while the store was away, once it is back', async () => {
  const { state, write, titleAt, back } = await shop(2)
  state.isAway = true
  expect(await write(0, 'New')).toBe(200)
  expect(await titleAt(0)).toBe('New')
  await back()
  expect([await titleAt(1), await titleAt(0)]).toEqual(['New', 'New'])
})

it('sends while the store is away no more than its part of what is left of the key’s limit', async () => {
  const { state, lisa, ask } = await shop(2)
  for (let id = 0; id < 5; id += 1) await ask(0, `/shows/a${id}`)
  await settled()
  state.isAway = true
  lisa.asked.splice(0)
  for (let id = 0; id < 40; id += 1) await ask(0, `/shows/b${id}`)
  const first = lisa.asked.length
  for (let id = 0; id < 40; id += 1) await ask(1, `/shows/c${id}`)
  expect(lisa.asked.length).toBeLessThanOrEqual(40 - 6)
  expect(first).toBeLessThanOrEqual(20)
  expect(lisa.asked.length - first).toBeLessThanOrEqual(20)
  expect(Math.min(first, lisa.asked.length - first)).toBeGreaterThan(0)
})

it('ends a lock that it could not end while the store was away: another instance asks for the same at once', async () => {
  const { state, lisa, ask, back } = await shop(2, { rateLimit: { limit: 40, window: 60_000, maxWait: 5_000 } })
  let answer: (response: Response) => void = () => undefined
  lisa.answer = () => new Promise((resolve) => (answer = resolve))
  const first = ask(0, '/shows/7')
  await settled()
  state.isAway = true
  answer(Response.json({ id: '7' }))
  expect((await first).status).toBe(200)
  lisa.answer = () => Response.json({ id: '7' })
  await back()
  expect((await ask(1, '/shows/7')).status).toBe(200)
})

it('serves its copies where the store was emptied, with the age that they have, and writes them there again', async () => {
  const { clock, flush, lisa, ask } = await shop(2)
  clock.advance(3_000)
  flush()
  const copy = await ask(1, '/shows/42')
  expect([copy.headers.get('x-lisa-gateway'), copy.headers.get('age')]).toEqual(['hit', '3'])
  expect(lisa.asked).toEqual(['GET /shows/42'])
})

it('serves no copy where the store was emptied and a write has come since', async () => {
  const { flush, write, titleAt } = await shop(2)
  flush()
  expect(await write(0, 'New')).toBe(200)
  await settled()
  expect(await titleAt(1)).toBe('New')
})
