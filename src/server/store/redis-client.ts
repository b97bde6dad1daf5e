import { mistake } from '../../errors/mistake.ts'
/** The commands that `redisStore` needs, the same for every client of Redis or Valkey. */
export interface RedisCommands {
  /** Sends one command as it is; returns its reply. */
  command(...words: (string | number)[]): Promise<unknown>
  /** Calls back with what is published on a channel; returns a function that stops it. */
  subscribe(channel: string, listener: (message: string) => void): Promise<() => Promise<void>>
}

/** node-redis, as far as it is used here. */
export interface NodeRedisClient {
  sendCommand(words: string[]): Promise<unknown>
  duplicate(): NodeRedisClient
  connect(): Promise<unknown>
  subscribe(channel: string, listener: (message: string) => void): Promise<unknown>
  on(event: 'error', listener: (error: unknown) => void): unknown
  destroy?(): void
  disconnect?(): unknown
}

/** ioredis, as far as it is used here. */
export interface IoRedisClient {
  call(name: string, ...words: (string | number)[]): Promise<unknown>
  duplicate(): IoRedisClient
  subscribe(channel: string): Promise<unknown>
  on(event: string, listener: (...words: string[]) => void): unknown
  disconnect(): void
}

/** The application's own client: node-redis or ioredis. */
export type RedisClient = NodeRedisClient | IoRedisClient

/** The client's commands. What is neither of the two is a `TypeError`. */
export function commandsOf(client: RedisClient): RedisCommands {
  if (
    typeof (client as Partial<NodeRedisClient>)?.sendCommand === 'function' &&
    typeof (client as Partial<IoRedisClient>).call !== 'function'
  ) {
    return nodeRedis(client as NodeRedisClient)
  }
  if (typeof (client as Partial<IoRedisClient>)?.call === 'function') return ioRedis(client as IoRedisClient)
  throw mistake('redis-client', 'redisStore needs a client of node-redis or ioredis')
}

const nodeRedis = (client: NodeRedisClient): RedisCommands => ({
  command: (...words) => client.sendCommand(words.map(String)),
  async subscribe(channel, listener) {
    // A connection that listens can do nothing else.
    const own = client.duplicate()
    own.on('error', () => undefined)
    const end = async (): Promise<void> => {
      if (own.destroy) own.destroy()
      else await own.disconnect?.()
    }
    try {
      await own.connect()
      await own.subscribe(channel, listener)
    } catch (error) {
      await end().catch(() => undefined)
      throw error
    }
    return end
  },
})

const ioRedis = (client: IoRedisClient): RedisCommands => ({
  command: (name, ...words) => client.call(String(name), ...words),
  async subscribe(channel, listener) {
    const own = client.duplicate()
    own.on('error', () => undefined)
    own.on('message', (from, message) => {
      if (from === channel && message !== undefined) listener(message)
    })
    try {
      await own.subscribe(channel)
    } catch (error) {
      own.disconnect()
      throw error
    }
    return async () => own.disconnect()
  },
})
