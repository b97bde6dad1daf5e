import { type Clock, systemClock } from '../../client/clock.ts'
import { mistake } from '../../errors/mistake.ts'
import { parseAddress } from './address.ts'

/** What `connectLisaPlayer` takes. Times are milliseconds. */
export interface LisaPlayerOptions {
  /** The origins that the player is served from, each exact: `https://shop.hello-lisa.com`. */
  origins: readonly string[]
  /** What the page calls itself in its messages; `lisa-query` by default. */
  sender?: string | undefined
  /** How long the player may take to acknowledge a message, from when it is sent; 5 s by default. */
  timeout?: number | undefined
  /** How long a message waits for a player that is not ready; 30 s by default. */
  readyTimeout?: number | undefined
  /** How long the player may say nothing until it no longer counts as alive; LiSA publishes no pace for its heartbeat. 15 s by default. */
  aliveTimeout?: number | undefined
  /** Where it reads the time and waits, for tests. */
  clock?: Clock | undefined
}

/** The options with their defaults, checked. */
export interface PlayerConfig {
  origins: ReadonlySet<string>
  sender: string
  timeout: number
  readyTimeout: number
  aliveTimeout: number
  clock: Clock
}

/** Fills in the defaults; throws a `TypeError` that names the option and the fix. */
export function configure(options: LisaPlayerOptions): PlayerConfig {
  const { origins, sender = 'lisa-query', timeout = 5_000, readyTimeout = 30_000, aliveTimeout = 15_000 } = options
  if (!Array.isArray(origins) || origins.length === 0) throw mistake('player-origins', '`origins` needs the origin of the player')
  return {
    origins: new Set(origins.map(originOf)),
    sender,
    timeout,
    readyTimeout,
    aliveTimeout,
    clock: options.clock ?? systemClock,
  }
}

/** `*`, `null` and addresses of pages would let others in, or nobody. */
function originOf(origin: string): string {
  const exact = parseAddress(origin)?.origin
  if (!exact?.startsWith('http') || (origin !== exact && origin !== `${exact}/`)) {
    throw mistake('player-exact-origin', `\`origins\` needs exact origins, such as https://shop.hello-lisa.com, not ${origin}`)
  }
  return exact
}
