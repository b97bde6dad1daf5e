import { Redis } from 'ioredis'
import { getShow, listShowProducts, updateShow } from 'lisa-query/core'
import { createSandbox } from 'lisa-query/sandbox'
import { createLisaGateway, type GatewayEvent, type LisaGateway, redisStore } from 'lisa-query/server'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { startRedis } from './redis-server.ts'

const program = inject('redisProgram')

interface Shop {
  instances: LisaGateway[]
  lisa: ReturnType<typeof createSandbox>
  events: GatewayEvent[]
  get: (at: number, path: string) => Promise<Response>
  redis: Awaited<ReturnType<typeof startRedis>>
}

/** Four instances before one LiSA, which share a Redis of their own. */
async function shop(fresh = 10_000, limit = 60): Promise<Shop> {
  const redis = await startRedis(program)
  onTestFinished(() => redis.stop())
  const lisa = createSandbox({ seed: 1, rateLimit: { limit, window: 60_000 } })
  const events: GatewayEvent[] = []
  const open = async (): Promise<LisaGateway> => {
    const client = new Redis(redis.port, '127.0.0.1', { retryStrategy: () => 100, maxRetriesPerRequest: 1 })
    client.on('error', () => undefined)
    // Connected, so that no instance begins alone.
    await client.ping()
    const gateway = createLisaGateway({
      baseUrl: 'https://lisa.test/v2',
      authorization: () => 'ApiKey sandbox',
      public: [getShow, listShowProducts],
      private: { endpoints: [updateShow], allow: () => true },
      fetch: lisa.fetch,
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
  return { instances, lisa, events, get, redis }
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
  expect(await statusesOf(crowd())).toEqual([200])
  breakIt(one)
  for (let round = 0; round < 5; round += 1) expect(await statusesOf(crowd())).toEqual([200])
  expect(events.filter((event) => event.type === 'store' && !event.isReachable).length).toBeGreaterThan(0)
  const before = lisa.requests.length
  const back = await mendIt(one)
  if (back) onTestFinished(() => back.stop())
  await vi.waitFor(
    async () => {
      expect(await statusesOf(crowd())).toEqual([200])
      expect(events.filter((event) => event.type === 'store' && event.isReachable).length).toBeGreaterThanOrEqual(4)
    },
    { timeout: 60_000, interval: 100 },
  )
  // Alone, each instance has a window of its own, and one more request for each read.
  expect(before).toBeLessThanOrEqual(60)
})

it('goes on when Redis is flushed', async () => {
  const { get, redis, lisa } = await shop()
  await get(0, '/shows/42')
  const admin = new Redis(redis.port, '127.0.0.1')
  onTestFinished(() => admin.disconnect())
  await admin.flushall()
  expect(await statusesOf([0, 1, 2, 3].map((at) => get(at, '/shows/42')))).toEqual([200])
  expect(lisa.requests.length).toBeLessThanOrEqual(2)
})
