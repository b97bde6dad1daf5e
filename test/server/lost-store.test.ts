import { getShow, updateShow } from 'lisa-query/core'
import { createLisaGateway, type GatewayEvent, type GatewayOptions, type GatewayStore, memoryStore } from 'lisa-query/server'
import { expect, it, onTestFinished, vi } from 'vitest'
import { handClock, settled } from '../client/answering.ts'

/** A store that several instances share, and that can be away or be emptied. */
function shakyStore(clock: ReturnType<typeof handClock>, isAway: boolean, deafUntil: number) {
  let store = memoryStore({ clock })
  const state = { isAway, calls: [] as string[], slow: {} as { lock?: () => Promise<void> } }
  let deaf = deafUntil
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
    async lock(key, milliseconds) {
      await state.slow.lock?.()
      return reach('lock', () => store.lock(key, milliseconds))
    },
    renew: (key, milliseconds) => reach('renew', async () => store.renew?.(key, milliseconds)),
    unlock: (key) => reach(`unlock ${key}`, () => store.unlock(key)),
    reserve: (reservation) => reach('reserve', () => store.reserve(reservation)),
    correct: (remaining, limits) => reach('correct', () => store.correct(remaining, limits)),
    pause: (milliseconds) => reach('pause', () => store.pause(milliseconds)),
    usage: (limits) => reach('usage', () => store.usage(limits)),
    announce: () => reach('announce', async () => members.add(name).size),
    publish: (message) => reach('publish', () => store.publish(message)),
    subscribe: (listener) =>
      reach('subscribe', () => {
        // The first instance listens, and the next one cannot.
        deaf -= 1
        return deaf === -1 ? Promise.reject(new Error('no more connections')) : store.subscribe(listener)
      }),
    close: async () => undefined,
  })
  const flush = (): void => {
    store = memoryStore({ clock })
    members.clear()
  }
  return { state, open, flush }
}

/** Instances before one LiSA, by a hand clock. */
async function shop(
  count: number,
  options: Partial<GatewayOptions> = {},
  isAway = false,
  headers: (asked: number) => Record<string, string> = () => ({}),
  deafUntil = Number.POSITIVE_INFINITY,
) {
  const clock = handClock()
  const { state, open, flush } = shakyStore(clock, isAway, deafUntil)
  const lisa = { asked: [] as string[], title: 'Old', answer: undefined as (() => Promise<Response> | Response) | undefined }
  const fetch = async ({ method, url }: Request): Promise<Response> => {
    const path = new URL(url).pathname.slice(3)
    lisa.asked.push(`${method} ${path}`)
    const show = { id: path.split('/').pop(), title: { '*': lisa.title } }
    return lisa.answer?.() ?? Response.json(show, { headers: headers(lisa.asked.length) })
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

/** How many of so many reads, each of its own, an instance asks LiSA for. */
async function sentBy({ ask, lisa }: Awaited<ReturnType<typeof shop>>, at: number, name: string, count = 60): Promise<number> {
  const before = lisa.asked.length
  for (let id = 0; id < count; id += 1) await ask(at, `/shows/${name}${id}`)
  return lisa.asked.length - before
}

it('takes the key for shared by four where no store ever told, and lets three requests go for each of them', async () => {
  const alone = await shop(1, {}, true)
  // A quarter of 40, of which one is kept for the team and two for refreshes.
  expect(1 + (await sentBy(alone, 0, 'a'))).toBe(7)
})

it.each([
  // Nobody else uses the key: a tenth is kept for the team and a fifth for refreshes.
  [1, 28],
  // As many requests of others as of this instance: half of the limit.
  [2, 14],
])('learns from LiSA’s count what others use where no store ever told', async (users, most) => {
  const headers = (asked: number) => ({ 'x-ratelimit-remaining': `${Math.min(40, users * asked)}/40` })
  const alone = await shop(1, {}, true, headers)
  expect(1 + (await sentBy(alone, 0, 'a'))).toBe(most)
})

it('stays within its part for a window after the store was emptied, which knows of no request any more', async () => {
  const two = await shop(2)
  await sentBy(two, 0, 'a')
  two.flush()
  const { lisa, clock } = two
  const before = lisa.asked.length
  await sentBy(two, 0, 'b')
  await sentBy(two, 1, 'c')
  // One share more at most, and the limit again once the window is over.
  expect(before + (lisa.asked.length - before)).toBeLessThanOrEqual(40 + 20)
  clock.advance(60_301)
  expect(await sentBy(two, 0, 'd')).toBeGreaterThan(20)
})

it('says that the store is away which has not answered for a second, and ends the lock that it gives after all', async () => {
  const one = await shop(1)
  const { clock, state, ask, storeEvents } = one
  let lock: () => void = () => undefined
  state.slow = {
    lock: () =>
      new Promise<void>((resolve) => {
        lock = resolve
      }),
  }
  const answer = ask(0, '/shows/7')
  for (let quarter = 0; quarter < 4; quarter += 1) {
    await settled()
    expect(storeEvents()).toEqual([])
    clock.advance(250)
  }
  expect((await answer).status).toBe(200)
  expect(storeEvents()).toEqual([{ type: 'store', isReachable: false, message: 'The store did not answer in 1000 ms' }])
  expect(state.calls).not.toContain('unlock /shows/7?')
  lock()
  await settled()
  expect(state.calls).toContain('unlock /shows/7?')
})

it('hears of what other instances write although it could not listen to the store at first', async () => {
  const two = await shop(2, {}, false, undefined, 1)
  const { clock, ask, write, titleAt, state } = two
  // Two seconds later it tries again.
  clock.advance(1_999)
  await ask(1, '/shows/42')
  expect(state.calls.filter((call) => call === 'subscribe')).toHaveLength(2)
  clock.advance(1)
  await ask(1, '/shows/42')
  await settled()
  expect(state.calls.filter((call) => call === 'subscribe')).toHaveLength(3)
  await write(0, 'New')
  await settled()
  state.isAway = true
  expect(await titleAt(1)).toBe('New')
})

it('says every five seconds that it is there, while it is asked', async () => {
  const { clock, ask, state } = await shop(1)
  const announced = () => state.calls.filter((call) => call === 'announce').length
  const before = announced()
  clock.advance(4_999)
  await ask(0, '/shows/42')
  expect(announced()).toBe(before)
  clock.advance(1)
  await ask(0, '/shows/42')
  await ask(0, '/shows/42')
  expect(announced()).toBe(before + 1)
  clock.advance(60_000)
  await settled()
  expect(announced()).toBe(before + 1)
})

it('tells its own pages of changes while the store is away, and has them read everything again once it is back', async () => {
  const { ask, write, state, clock, back } = await shop(1)
  const { body } = await ask(0, '/_live')
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const read = async (): Promise<void> => {
    for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) text += step.value
  }
  void read().catch(() => undefined)
  await settled()
  state.isAway = true
  await write(0, 'New')
  await settled()
  clock.advance(500)
  await vi.waitFor(() => expect(text).toContain('"paths":["/shows/42","/shows/current"]'), { timeout: 20_000 })
  expect(text).not.toContain('resync')
  await back()
  expect(text).toContain('event: resync')
  await reader?.cancel()
})

it('sends with an answer, while the store is away, that its page has to read everything again', async () => {
  const { ask, state, back, clock } = await shop(1)
  const live = async () => (await ask(0, '/shows/42')).headers.get('x-lisa-live')
  expect(await live()).toBe(`${clock.now()}0`)
  state.isAway = true
  expect(await live()).toBe('00000000000000')
  await back()
  expect(await live()).toBe(`${clock.now()}0`)
})
