import { Redis } from 'ioredis'
import { getShow, listShowProducts, updateShow } from 'lisa-query/core'
import { createSandbox } from 'lisa-query/sandbox'
import { createLisaGateway, type GatewayEvent, type LisaGateway, redisStore } from 'lisa-query/server'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { startRedis } from './redis-server.ts'

const program = inject('redisProgram')

interface Shop {
  instances: LisaGateway[]
  clients: Redis[]
  lisa: ReturnType<typeof createSandbox>
  events: GatewayEvent[]
  get: (at: number, path: string) => Promise<Response>
  redis: Awaited<ReturnType<typeof startRedis>>
}

/** Four instances before one LiSA, which share a Redis of their own. */
async function shop(fresh = 10_000, limit = 60, answer?: (request: Request) => Promise<Response>): Promise<Shop> {
  const redis = await startRedis(program)
  onTestFinished(() => redis.stop())
  const lisa = createSandbox({ seed: 1, rateLimit: { limit, window: 60_000 } })
  const events: GatewayEvent[] = []
  const clients: Redis[] = []
  const open = async (): Promise<LisaGateway> => {
    const client = new Redis(redis.port, '127.0.0.1', { retryStrategy: () => 100, maxRetriesPerRequest: 1 })
    client.on('error', () => undefined)
    clients.push(client)
    // Connected, so that no instance begins alone.
    await client.ping()
    const gateway = createLisaGateway({
      baseUrl: 'https://lisa.test/v2',
      authorization: () => 'ApiKey sandbox',
      public: [getShow, listShowProducts],
      private: { endpoints: [updateShow], allow: () => true },
      fetch: answer ?? lisa.fetch,
      cache: { fresh },
      rateLimit: { limit },
      store: redisStore(client),
      onEvent: (event) => events.push(event),
    })
    onTestFinished(async () => {
      await gateway.close()
      client.disconnect()
    })
    return gateway
  }
  const instances = await Promise.all(Array.from({ length: 4 }, open))
  const get: Shop['get'] = (at, path) =>
    (instances[at % 4] as LisaGateway).fetch(new Request(`https://shop.example/api/lisa${path}`))
  return { instances, clients, lisa, events, get, redis }
}

const statusesOf = async (answers: Promise<Response>[]): Promise<number[]> => [
  ...new Set((await Promise.all(answers)).map(({ status }) => status)),
]

it('asks LiSA once for what four instances want at the same time', async () => {
  const { get, lisa } = await shop()
  expect(await statusesOf(Array.from({ length: 400 }, (_, at) => get(at, '/shows/42')))).toEqual([200])
  expect(lisa.requests).toHaveLength(1)
})

it('serves nothing old on any instance after a write through one of them', async () => {
  const { get, instances } = await shop()
  await Promise.all([0, 1, 2, 3].map((at) => get(at, '/shows/42')))
  const body = JSON.stringify({ title: { '*': 'New' } })
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  await instances[2]?.fetch(new Request('https://shop.example/api/lisa/shows/42', { method: 'PATCH', body, headers }))
  for (const at of [0, 1, 2, 3]) expect(await (await get(at, '/shows/42')).json()).toMatchObject({ title: { '*': 'New' } })
})

it('keeps one window for all instances', async () => {
  const { get, lisa } = await shop(10_000, 20)
  await Promise.all(Array.from({ length: 80 }, (_, at) => get(at, `/shows/s${at}`)))
  expect(lisa.requests.length).toBeLessThanOrEqual(20)
})

it('keeps neither the key nor anything of a visitor in Redis', async () => {
  const { get, redis } = await shop()
  await get(0, '/shows/42')
  const admin = new Redis(redis.port, '127.0.0.1')
  onTestFinished(() => admin.disconnect())
  const keys = await admin.keys('*')
  const values = await Promise.all(keys.map((name) => admin.call('DUMP', name)))
  expect(`${keys} ${values}`).not.toMatch(/ApiKey|sandbox-secret/)
  expect(keys.every((name) => name.startsWith('lisa:'))).toBe(true)
})

const outages = [
  [
    'killed and started again',
    (shop: Shop) => void shop.redis.process.kill('SIGKILL'),
    (shop: Shop) => startRedis(program, shop.redis.port),
  ],
  ['frozen', (shop: Shop) => void shop.redis.process.kill('SIGSTOP'), (shop: Shop) => void shop.redis.process.kill('SIGCONT')],
] as const

it.each(outages)('lets no visitor see that Redis is %s, and uses it again afterwards', async (_, breakIt, mendIt) => {
  const one = await shop(50)
  const { get, events, lisa } = one
  const crowd = (): Promise<Response>[] =>
    Array.from({ length: 40 }, (_, at) => get(at, at % 2 ? '/shows/42' : '/shows/42/products'))
  const storeEvents = (isReachable: boolean): number =>
    events.filter((event) => event.type === 'store' && event.isReachable === isReachable).length
  expect(await statusesOf(crowd())).toEqual([200])
  breakIt(one)
  await vi.waitFor(
    async () => {
      expect(await statusesOf(crowd())).toEqual([200])
      expect(storeEvents(false)).toBe(4)
    },
    { timeout: 60_000, interval: 20 },
  )
  for (let round = 0; round < 20; round += 1) expect(await statusesOf(crowd())).toEqual([200])
  const back = await mendIt(one)
  if (back) onTestFinished(() => back.stop())
  await vi.waitFor(
    async () => {
      expect(await statusesOf(crowd())).toEqual([200])
      expect(storeEvents(true)).toBeGreaterThanOrEqual(4)
    },
    { timeout: 60_000, interval: 20 },
  )
  for (let round = 0; round < 20; round += 1) expect(await statusesOf(crowd())).toEqual([200])
  expect(mostInWindow(lisa.requests)).toBeLessThanOrEqual(limit + share)
})

/** The key's limit, and one instance's share of it. */
const limit = 60
const share = limit / 4

/** The most requests within any minute. */
const mostInWindow = (requests: readonly { at: number }[]): number =>
  Math.max(0, ...requests.map(({ at }) => requests.filter((other) => other.at >= at && other.at < at + 60_000).length))

it('serves a crowd while Redis is killed with the key used up, and never sends more than one share beyond the limit', async () => {
  const one = await shop(0)
  const { get, lisa, redis } = one
  const reads = Array.from({ length: 10 }, (_, at) => `/shows/42/products?limit=${at + 1}`)
  const crowd = (): Promise<Response>[] => reads.flatMap((path) => [0, 1, 2, 3].map((at) => get(at, path)))
  // Whatever the window allows: misses, then refreshes.
  for (let round = 0; round < 12; round += 1) expect(await statusesOf(crowd())).toEqual([200])
  redis.process.kill('SIGKILL')
  for (let round = 0; round < 12; round += 1) expect(await statusesOf(crowd())).toEqual([200])
  const back = await startRedis(program, redis.port)
  onTestFinished(() => back.stop())
  await vi.waitFor(async () => expect(await isUsed(back.port)).toBe(true), { timeout: 60_000, interval: 50 })
  for (let round = 0; round < 12; round += 1) expect(await statusesOf(crowd())).toEqual([200])
  expect(mostInWindow(lisa.requests)).toBeLessThanOrEqual(limit + share)

  async function isUsed(port: number): Promise<boolean> {
    expect(await statusesOf(crowd())).toEqual([200])
    const admin = new Redis(port, '127.0.0.1')
    onTestFinished(() => admin.disconnect())
    return (await admin.zcard('lisa:instances')) === 4
  }
})

it('goes on when Redis is flushed, and never sends more than one share beyond the limit', async () => {
  const { get, redis, lisa } = await shop(0)
  const reads = Array.from({ length: 10 }, (_, at) => `/shows/42/products?limit=${at + 1}`)
  const crowd = (): Promise<Response>[] => reads.flatMap((path) => [0, 1, 2, 3].map((at) => get(at, path)))
  for (let round = 0; round < 12; round += 1) expect(await statusesOf(crowd())).toEqual([200])
  const admin = new Redis(redis.port, '127.0.0.1')
  onTestFinished(() => admin.disconnect())
  for (let round = 0; round < 12; round += 1) {
    await admin.flushall()
    expect(await statusesOf(crowd())).toEqual([200])
  }
  expect(mostInWindow(lisa.requests)).toBeLessThanOrEqual(limit + share)
})

it('serves nothing old after a write while Redis is away, on the instance that wrote, and on all once it is back', async () => {
  const one = await shop(10_000)
  const { get, instances, redis } = one
  await Promise.all([0, 1, 2, 3].map((at) => get(at, '/shows/42')))
  redis.process.kill('SIGKILL')
  const body = JSON.stringify({ title: { '*': 'New' } })
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
  await instances[2]?.fetch(new Request('https://shop.example/api/lisa/shows/42', { method: 'PATCH', body, headers }))
  expect(await (await get(2, '/shows/42')).json()).toMatchObject({ title: { '*': 'New' } })
  const back = await startRedis(program, redis.port)
  onTestFinished(() => back.stop())
  await vi.waitFor(
    async () => {
      for (const at of [2, 0, 1, 3]) expect(await (await get(at, '/shows/42')).json()).toMatchObject({ title: { '*': 'New' } })
    },
    { timeout: 60_000, interval: 50 },
  )
})

it('takes over what an instance has asked for that has died meanwhile', async () => {
  let hang = true
  const asked: string[] = []
  const answer = async ({ url }: Request): Promise<Response> => {
    asked.push(url)
    if (hang) await new Promise(() => undefined)
    return Response.json({ id: '42' })
  }
  const { instances, clients } = await shop(10_000, 60, answer)
  const ask = (at: number): Promise<Response> | undefined =>
    instances[at]?.fetch(new Request('https://shop.example/api/lisa/shows/42'))
  void ask(0)
  await vi.waitFor(() => expect(asked).toHaveLength(1), { timeout: 20_000 })
  // As when its process is killed: nothing of it reaches Redis any more.
  clients[0]?.disconnect()
  hang = false
  expect((await ask(1))?.status).toBe(200)
  expect(asked).toHaveLength(2)
})

it('leaves what takes LiSA long to the instance that asks', async () => {
  const asked: string[] = []
  const answer = async ({ url }: Request): Promise<Response> => {
    asked.push(url)
    await new Promise((resolve) => setTimeout(resolve, 9_000))
    return Response.json({ id: '42' })
  }
  const { get } = await shop(10_000, 60, answer)
  expect(await statusesOf([0, 1, 2, 3].map((at) => get(at, '/shows/42')))).toEqual([200])
  expect(asked).toHaveLength(1)
})
