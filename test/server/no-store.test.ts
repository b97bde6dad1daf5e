import { type GatewayStore, memoryStore } from 'lisa-query/server'
import { expect, it } from 'vitest'
import { serving, servingGateway } from './serving-gateway.ts'

/** A store that could never be reached. */
function goneStore(): GatewayStore {
  const gone = async (): Promise<never> => {
    throw new Error('connect ECONNREFUSED')
  }
  const names = Object.keys(memoryStore()).filter((name) => name !== 'close')
  return { ...Object.fromEntries(names.map((name) => [name, gone])), close: async () => undefined } as unknown as GatewayStore
}

const limits = { limit: 60, window: 60_000 }
const paths = Array.from({ length: 40 }, (_, id) => `/shows?limit=${id + 1}`)

it('serves a crowd from a cold cache though the store could never be reached: LiSA’s count says that nobody else uses the key', async () => {
  const { get, lisa, events } = await servingGateway({ store: goneStore() }, { seed: 1, rateLimit: limits })
  const answers = await Promise.all([...paths, ...paths, ...paths].map((path) => get(path)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(lisa.requests).toHaveLength(40)
  expect(events.filter(({ type }) => type === 'store')).toMatchObject([{ isReachable: false }])
})

it('leaves its part to who else uses the key, as LiSA’s count says', async () => {
  const { get, lisa } = await servingGateway({ store: goneStore() }, { seed: 1, rateLimit: limits })
  const headers = { authorization: 'ApiKey sandbox' }
  for (let count = 0; count < 40; count += 1) await lisa.fetch(new Request('https://lisa.test/v2/shows/42', { headers }))
  const answers = await Promise.all([...paths, ...paths].map((path) => get(path)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]))
  expect(lisa.requests.length - 40).toBeLessThanOrEqual(15)
  expect(lisa.requests.filter(({ status }) => status === 429)).toEqual([])
})

it('sends a quarter of the key’s limit where LiSA does not count', async () => {
  let asked = 0
  const upstream = await serving(() => {
    asked += 1
    return Response.json({ items: [] })
  })
  const { get } = await servingGateway({ store: goneStore(), baseUrl: upstream })
  await Promise.all([...paths, ...paths].map((path) => get(path)))
  expect(asked).toBeLessThanOrEqual(15)
})
