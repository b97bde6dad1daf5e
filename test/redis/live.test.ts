import { Redis } from 'ioredis'
import { redisStore } from 'lisa-query/server'
import { inject, onTestFinished } from 'vitest'
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
