import { getProduct, getShow } from 'lisa-query/core'
import { createLisaGateway, type GatewayStore, type LisaGateway, memoryStore } from 'lisa-query/server'
import { expect, it, onTestFinished } from 'vitest'
import { handClock } from '../client/answering.ts'

/** Ends when all that is ready has run. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

/** A crowd before a cold cache, by a hand clock: 167 visitors a second, one read of 40 of the show and two of 2,000 products each. */
async function crowd(instances: number, seconds: number) {
  const clock = handClock()
  const asked: string[] = []
  const store = counting(memoryStore({ clock }))
  const gateways = Array.from({ length: instances }, () =>
    createLisaGateway({
      baseUrl: 'https://lisa.test/v2',
      authorization: () => 'ApiKey tail',
      public: [getShow, getProduct],
      store,
      clock,
      fetch: async ({ url }) => {
        asked.push(new URL(url).pathname)
        return Response.json({ id: url })
      },
    }),
  )
  onTestFinished(async () => void (await Promise.all(gateways.map((gateway) => gateway.close()))))
  const next = numbers(7)
  const answers: Promise<{ path: string; status: number }>[] = []
  const ask = (gateway: LisaGateway | undefined, path: string): void => {
    const answer = gateway?.fetch(new Request(`https://shop.example/api/lisa${path}`))
    if (answer) answers.push(answer.then(({ status }) => ({ path, status })))
  }
  for (let milliseconds = 0; milliseconds < (seconds + 6) * 1_000; milliseconds += 12) {
    if (milliseconds < seconds * 1_000) {
      for (let visitor = 0; visitor < 2; visitor += 1) {
        const gateway = gateways[next(instances)]
        ask(gateway, `/shows/${next(40)}`)
        for (let read = 0; read < 2; read += 1) ask(gateway, `/products/${next(2_000)}`)
      }
    }
    clock.advance(12)
    for (let count = 0; count < 4; count += 1) await turn()
  }
  const ended = await Promise.all(answers)
  const statuses = (part: string): number[] => ended.filter(({ path }) => path.startsWith(part)).map(({ status }) => status)
  return { asked, shows: statuses('/shows'), products: statuses('/products') }
}

/** The store with a count of the visitors of all its instances, as Redis has. */
function counting(store: GatewayStore): GatewayStore {
  const counts = new Map<string, number>()
  return {
    ...store,
    async read(key, paths, isForVisitor) {
      const found = await store.read(key, paths)
      if (isForVisitor && !found.answer) counts.set(key, (counts.get(key) ?? 0) + 1)
      return { ...found, visitors: counts.get(key) ?? 0 }
    },
  }
}

it.each([1, 4])('lets the show in first where a long tail meets a cold cache, on %i instances', async (instances) => {
  const { asked, shows, products } = await crowd(instances, 12)
  expect(new Set(shows)).toEqual(new Set([200]))
  expect(new Set(asked.filter((path) => path.includes('/shows/'))).size).toBe(40)
  expect(asked.length).toBeLessThanOrEqual(60)
  expect(new Set(products)).toEqual(new Set([200, 429]))
})

it('answers with 429 at once what one visitor wants, where a thousand such reads wait and many come for another', async () => {
  const clock = handClock()
  const gateway = createLisaGateway({
    baseUrl: 'https://lisa.test/v2',
    authorization: () => 'ApiKey tail',
    public: [getShow, getProduct],
    clock,
    fetch: async ({ url }) => Response.json({ id: url }),
  })
  onTestFinished(() => gateway.close())
  const settled: Response[] = []
  const ask = async (path: string): Promise<Response> => {
    const answer = await gateway.fetch(new Request(`https://shop.example/api/lisa${path}`))
    settled.push(answer)
    return answer
  }
  const turns = async (): Promise<void> => {
    for (let count = 0; count < 20; count += 1) await turn()
  }
  await Promise.all(Array.from({ length: 10 }, (_, at) => ask(`/products/first-${at}`)))
  const products = Array.from({ length: 1_000 }, (_, at) => ask(`/products/${at}`))
  await turns()
  expect(settled).toHaveLength(10)

  const shows = Array.from({ length: 20 }, (_, visitor) => ask(`/shows/${visitor % 2}`))
  const lonely = ask('/products/1000')
  expect(new Set((await Promise.all(shows)).map(({ status }) => status))).toEqual(new Set([200]))
  expect((await lonely).status).toBe(429)
  const gaveWay = settled.filter(({ status }) => status === 429)
  expect(gaveWay.map(({ headers }) => headers.get('retry-after'))).toEqual(['5', '5', '5'])

  // What goes on waiting ends as ever.
  for (let milliseconds = 0; milliseconds < 7_000; milliseconds += 100) {
    clock.advance(100)
    await turns()
  }
  expect(new Set((await Promise.all(products)).map(({ status }) => status))).toEqual(new Set([200, 429]))
  expect(clock.pending()).toBe(0)
})
