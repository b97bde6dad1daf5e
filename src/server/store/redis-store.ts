import type { GatewayStore, Reservation, StoredAnswer, StoreRead } from './gateway-store.ts'
import { commandsOf, type RedisClient, type RedisCommands } from './redis-client.ts'
import {
  announceScript,
  correctScript,
  pauseScript,
  readScript,
  renewScript,
  reserveScript,
  touchScript,
  unlockScript,
  usageScript,
} from './redis-scripts.ts'
import { keptFor, plainDemand, shares } from './shares.ts'

/** What `redisStore` takes. */
export interface RedisStoreOptions {
  /** Stands before every key: the environment, the shop and the version, say. `lisa:` by default. */
  prefix?: string
}

/** How long an instance counts after it was last there, in milliseconds. */
const countedFor = 300_000
/** How long the visitors of an answer that is not there are counted, in milliseconds. */
const visitorsCountedFor = 10_000

/**
 * A store that the instances of a gateway share, in Redis or Valkey, through the client that the application has (node-redis or
 * ioredis). It holds public answers, counts, locks and news: neither the key nor anything of a visitor.
 */
export function redisStore(client: RedisClient, { prefix = 'lisa:' }: RedisStoreOptions = {}): GatewayStore {
  const commands = commandsOf(client)
  const { command } = commands
  const run = runnerOf(commands)
  const instances = `${prefix}instances`
  const touchedKeys = (paths: readonly string[]): string[] => paths.map((path) => `${prefix}touched:${path}`)
  /** Names this instance, so that it ends none but its own locks. */
  const owner = crypto.randomUUID()

  return {
    async read(key, paths, isForVisitor = false) {
      const keys = [`${prefix}answer:${key}`, `${prefix}missed:${key}`, `${prefix}writes`, instances, ...touchedKeys(paths)]
      return readFrom((await run(readScript, keys, owner, isForVisitor ? 1 : 0, visitorsCountedFor)) as ReadReply)
    },
    async write(key, answer, milliseconds) {
      await command('SET', `${prefix}answer:${key}`, JSON.stringify(answer), 'PX', Math.max(1, Math.ceil(milliseconds)))
    },
    touch: async (paths) => Number(await run(touchScript, [`${prefix}writes`, ...touchedKeys(paths)])),
    lock: async (key, milliseconds) => (await command('SET', `${prefix}lock:${key}`, owner, 'NX', 'PX', milliseconds)) === 'OK',
    async renew(key, milliseconds) {
      await run(renewScript, [`${prefix}lock:${key}`], owner, milliseconds)
    },
    async unlock(key) {
      await run(unlockScript, [`${prefix}lock:${key}`], owner)
    },
    ...redisWindow(run, prefix),
    announce: async () => Number(await run(announceScript, [instances], owner, countedFor)),
    ...redisNews(commands, `${prefix}news`),
  }
}

/** Runs a script with these keys and arguments. */
type Run = (script: string, keys: readonly string[], ...words: (string | number)[]) => Promise<unknown>

const runnerOf =
  ({ command }: RedisCommands): Run =>
  (script, keys, ...words) =>
    command('EVAL', script, keys.length, ...keys, ...words)

type ReadReply = [answer: string | null, writes: string, touched: string, now: string, isKnown: number, visitors: number]

const readFrom = ([answer, writes, touched, now, isKnown, visitors]: ReadReply): StoreRead => ({
  answer: answerFrom(answer),
  writes: Number(writes),
  touched: Number(touched),
  now: Number(now),
  isKnown: isKnown === 1,
  visitors,
})

/** The stored answer. Redis may hold anything under the key, such as a value of another version: `undefined` then. */
function answerFrom(text: string | null): StoredAnswer | undefined {
  try {
    const answer = JSON.parse(text ?? '') as Partial<StoredAnswer>
    const isWhole = typeof answer.body === 'string' && typeof answer.status === 'number' && typeof answer.askedAt === 'number'
    return isWhole ? (answer as StoredAnswer) : undefined
  } catch {
    return undefined
  }
}

/** The key's window, which all instances share. */
function redisWindow(run: Run, prefix: string): Pick<GatewayStore, 'reserve' | 'correct' | 'pause' | 'usage'> {
  const windows = shares.map((share) => `${prefix}window:${share}`)
  const pauseKey = `${prefix}pause`
  const indexOf = (share: Reservation['share']): number => shares.indexOf(share) + 1
  return {
    async reserve({ share, limit, window, id = crypto.randomUUID(), sent = [], demand = plainDemand }) {
      const { visitors, waiting = limit + 1 } = demand
      const kept = shares.map((other) => keptFor(other, limit))
      const sentWords = sent.flatMap((request) => [request.id, indexOf(request.share), Math.round(request.age)])
      const words = [window, limit, indexOf(share), id, ...kept, visitors, waiting, ...sentWords]
      return Number(await run(reserveScript, [...windows, pauseKey], ...words))
    },
    async correct(remaining, { limit, window }) {
      await run(correctScript, windows, window, limit - remaining, crypto.randomUUID())
    },
    async pause(milliseconds) {
      await run(pauseScript, [pauseKey], Math.max(1, Math.ceil(milliseconds)))
    },
    usage: async ({ limit, window }) => Number(await run(usageScript, windows, window)) / limit,
  }
}

/** A channel that tells every instance, and ends its own subscriptions. */
function redisNews(
  { command, subscribe }: RedisCommands,
  channel: string,
): Pick<GatewayStore, 'publish' | 'subscribe' | 'close'> {
  const ends = new Set<() => Promise<void>>()
  return {
    async publish(message) {
      await command('PUBLISH', channel, message)
    },
    async subscribe(listener) {
      const end = await subscribe(channel, listener)
      ends.add(end)
      return () => {
        if (ends.delete(end)) void end().catch(() => undefined)
      }
    },
    async close() {
      await Promise.allSettled([...ends].map((end) => end()))
      ends.clear()
    },
  }
}
