import { commandsOf, type RedisClient } from './redis-client.ts'
import { correctScript, readScript, reserveScript, touchScript, usageScript } from './redis-scripts.ts'
import { keptFor, shares } from './shares.ts'
import type { GatewayStore, StoredAnswer } from './store.ts'

/** What `redisStore` takes. */
export interface RedisStoreOptions {
  /** Stands before every key: the environment, the shop and the version, say. `lisa:` by default. */
  prefix?: string
}

/**
 * A store that the instances of a gateway share, in Redis or Valkey, through the client that the application has (node-redis or
 * ioredis). It holds public answers, counts, locks and news: neither the key nor anything of a visitor.
 */
export function redisStore(client: RedisClient, { prefix = 'lisa:' }: RedisStoreOptions = {}): GatewayStore {
  const { command, subscribe } = commandsOf(client)
  const channel = `${prefix}news`
  const window = `${prefix}window:`
  const windows = shares.map((share) => window + share)
  const ends = new Set<() => Promise<void>>()
  /** Names this instance's locks, so that none ends another's. */
  const owner = crypto.randomUUID()
  const run = (script: string, keys: readonly string[], ...words: (string | number)[]): Promise<unknown> =>
    command('EVAL', script, keys.length, ...keys, ...words)

  return {
    async read(key, paths) {
      const keys = [`${prefix}answer:${key}`, `${prefix}writes`, ...paths.map((path) => `${prefix}touched:${path}`)]
      const [answer, writes, touched, now] = (await run(readScript, keys)) as [string | null, string, string, string]
      return { answer: answerFrom(answer), writes: Number(writes), touched: Number(touched), now: Number(now) }
    },
    async write(key, answer, milliseconds) {
      await command('SET', `${prefix}answer:${key}`, JSON.stringify(answer), 'PX', Math.max(1, Math.ceil(milliseconds)))
    },
    async touch(paths) {
      return Number(await run(touchScript, [`${prefix}writes`, ...paths.map((path) => `${prefix}touched:${path}`)]))
    },
    lock: async (key, milliseconds) => (await command('SET', `${prefix}lock:${key}`, owner, 'NX', 'PX', milliseconds)) === 'OK',
    async unlock(key) {
      await run(`if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`, [`${prefix}lock:${key}`], owner)
    },
    async reserve({ share, limit, window: milliseconds }) {
      const kept = shares.map((other) => (other === share ? 0 : keptFor(other, limit)))
      const shareIndex = shares.indexOf(share) + 1
      const wait = await run(
        reserveScript,
        [...windows, `${prefix}pause`],
        milliseconds,
        limit,
        shareIndex,
        crypto.randomUUID(),
        ...kept,
      )
      return Number(wait)
    },
    async correct(remaining, { limit, window: milliseconds }) {
      await run(correctScript, windows, milliseconds, limit - remaining, crypto.randomUUID())
    },
    async pause(milliseconds) {
      await command('SET', `${prefix}pause`, 1, 'PX', Math.max(1, Math.ceil(milliseconds)))
    },
    usage: async ({ limit, window: milliseconds }) => Number(await run(usageScript, windows, milliseconds)) / limit,
    async publish(message) {
      await command('PUBLISH', channel, message)
    },
    async subscribe(listener) {
      const end = await subscribe(channel, listener)
      ends.add(end)
      return () => {
        ends.delete(end)
        void end()
      }
    },
    async close() {
      await Promise.allSettled([...ends].map((end) => end()))
      ends.clear()
    },
  }
}

/** Redis may hold anything under the key, such as what another version has written. */
function answerFrom(text: string | null): StoredAnswer | undefined {
  try {
    const answer = JSON.parse(text ?? '') as Partial<StoredAnswer>
    const isWhole = typeof answer.body === 'string' && typeof answer.status === 'number' && typeof answer.askedAt === 'number'
    return isWhole ? (answer as StoredAnswer) : undefined
  } catch {
    return undefined
  }
}
