import { Redis } from 'ioredis'
import { getShow } from 'lisa-query/core'
import { createLisaGateway, type LisaGateway, redisStore } from 'lisa-query/server'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { liveInstancesContract } from '../server/live-instances.ts'

liveInstancesContract(() => {
  const prefix = `${crypto.randomUUID()}:`
  return Promise.all(
    Array.from({ length: 4 }, async () => {
      const client = new Redis(inject('redisUrl'))
      client.on('error', () => undefined)
      // Connected, so that no instance begins alone.
      await client.ping()
      onTestFinished(() => client.disconnect())
      return redisStore(client, { prefix })
    }),
  )
})

it('ends its own listeners alone where another gateway has the same store', async () => {
  const client = new Redis(inject('redisUrl'))
  onTestFinished(() => client.disconnect())
  await client.ping()
  const store = redisStore(client, { prefix: `${crypto.randomUUID()}:` })
  const open = (): LisaGateway =>
    createLisaGateway({
      baseUrl: 'https://lisa.test/v2',
      authorization: () => 'ApiKey sandbox',
      public: [getShow],
      webhook: { verify: () => true },
      fetch: async () => Response.json({ id: '1' }),
      store,
    })
  const [one, other] = [open(), open()]
  onTestFinished(() => other.close())
  const ask = (gateway: LisaGateway, path: string, init?: RequestInit): Promise<Response> =>
    gateway.fetch(new Request(`https://shop.example/api/lisa${path}`, init))
  const notify = (gateway: LisaGateway): Promise<Response> =>
    ask(gateway, '/_webhook', { method: 'POST', body: '{"collection":"Show","action":"start","id":"1"}' })
  let text = ''
  const listen = async ({ body }: Response): Promise<void> => {
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) text += new TextDecoder().decode(chunk)
  }
  void listen(await ask(other, '/_live')).catch(() => undefined)
  await ask(one, '/shows/1')
  await notify(one)
  await vi.waitFor(() => expect(text).toContain('event: change'), { timeout: 20_000 })
  await one.close()
  await notify(other)
  await vi.waitFor(() => expect(text.match(/event: change/g)).toHaveLength(2), { timeout: 20_000 })
  // Its connections to Redis are its own, and end with it.
  await other.close()
  const admin = new Redis(inject('redisUrl'))
  onTestFinished(() => admin.disconnect())
  await vi.waitFor(async () => expect(await admin.call('CLIENT', 'LIST', 'TYPE', 'pubsub')).toBe(''), { timeout: 20_000 })
})
