import { memoryStore } from 'lisa-query/server'
import { beforeEach, describe, expect, it } from 'vitest'
import { storeContract } from './store-contract.ts'

describe('memoryStore', () => {
  let store = memoryStore()
  beforeEach(() => {
    store = memoryStore()
  })
  storeContract(async () => store)
})

it('is bounded in entries: the ones that were not used for longest go first', async () => {
  const store = memoryStore({ maxEntries: 3 })
  const answer = { status: 200, body: 'x', contentType: '', etag: '', askedAt: Date.now(), writesBefore: 0 }
  for (const key of ['a', 'b', 'c', 'd']) await store.write(key, answer, 60_000)
  const kept = await Promise.all(['a', 'b', 'c', 'd'].map(async (key) => (await store.read(key, [])).answer !== undefined))
  expect(kept).toEqual([false, true, true, true])
})

it('is bounded in bytes', async () => {
  const store = memoryStore({ maxBytes: 10_000 })
  for (let key = 0; key < 100; key += 1) {
    await store.write(
      `${key}`,
      { status: 200, body: 'x'.repeat(1_000), contentType: '', etag: '', askedAt: 0, writesBefore: 0 },
      60_000,
    )
  }
  const kept = await Promise.all(Array.from({ length: 100 }, async (_, key) => (await store.read(`${key}`, [])).answer))
  expect(kept.filter(Boolean).length).toBeLessThanOrEqual(10)
})
