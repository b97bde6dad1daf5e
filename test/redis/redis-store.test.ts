import { Redis } from 'ioredis'
import { type RedisClient, redisStore } from 'lisa-query/server'
import { createClient, type RedisClientType } from 'redis'
import { beforeEach, describe, expect, inject, it } from 'vitest'
import { storeContract } from '../server/store-contract.ts'

const url = inject('redisUrl')
const prefix = `lisa-test-${process.pid}:`

let nodeRedis: RedisClientType
let ioRedis: Redis

beforeEach(async () => {
  nodeRedis = createClient({ url })
  nodeRedis.on('error', () => undefined)
  await nodeRedis.connect()
  ioRedis = new Redis(url)
  const keys = await ioRedis.keys(`${prefix}*`)
  if (keys.length > 0) await ioRedis.del(...keys)
  return () => {
    nodeRedis.destroy()
    ioRedis.disconnect()
  }
})

describe('with node-redis', () => storeContract(async () => redisStore(nodeRedis, { prefix })))
describe('with ioredis', () => storeContract(async () => redisStore(ioRedis, { prefix })))

it('takes what is no answer for none', async () => {
  const store = redisStore(ioRedis, { prefix })
  for (const value of ['', 'null', '[]', '{"body":1}', 'broken{']) {
    await ioRedis.set(`${prefix}answer:/a?`, value)
    expect((await store.read('/a?', ['/a'])).answer).toBeUndefined()
  }
})

it('refuses what is no client', () => {
  expect(() => redisStore({} as RedisClient)).toThrow(/node-redis or ioredis/)
})
