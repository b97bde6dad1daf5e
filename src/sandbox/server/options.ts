import { systemClock } from '../../core.ts'
import { mistake } from '../../errors/mistake.ts'
import type { GivenEndpoints, SandboxAnswers } from './document/given-endpoints.ts'
import type { WebhookTarget } from './webhooks/delivery.ts'

/** What a key may do: scopes such as `shows:write`; `*` is every scope, `*:read` every one to read. */
export interface KeyOptions {
  /** What the key may do: `shows:read`, `*:read`, or `*` for everything. */
  scopes: readonly string[]
}

/** Says what a shop refuses of a body that LiSA would take: `add('variants.0.price', 'is too high')`, with `base` for the whole. It is asked about bodies of LiSA's shape alone. */
export type ShopRule = (body: Readonly<Record<string, unknown>>, add: (path: string, message: string) => void) => void

/** What `createSandbox` takes; everything has a default. Times are milliseconds. */
export interface SandboxOptions {
  /**
   * The endpoints that it has, such as all exports of a generated `core.ts`; by default LiSA's, as this package assumes
   * them. None at all, or two on one route, is a `TypeError`.
   */
  endpoints?: GivenEndpoints
  /** What those endpoints answer, by route: `answers` of a generated `sandbox.ts`. The others answer a sample of their schema. */
  answers?: SandboxAnswers
  /** The keys it knows: by default `sandbox`, which may do everything, and `sandbox-readonly`. */
  keys?: Readonly<Record<string, KeyOptions>>
  /** So many requests per sliding window and key, 60 per minute by default; `false` for no limit. */
  rateLimit?: { limit: number; window: number } | false
  /** What `Retry-After` counts in; whole seconds by default. */
  retryAfterUnit?: 's' | 'ms'
  /** The time in epoch milliseconds; the platform's by default. */
  now?: () => number
  /** Calls back later and returns a function that calls it off, for latency; a test passes one that does not wait. */
  after?: (milliseconds: number, callback: () => void) => () => void
  /** The same seed gives the same ids, stock and references. */
  seed?: number
  /** How long every answer takes. */
  latency?: number
  /** A prefix of the paths, `/v2` by default; requests without it work too. */
  basePath?: string
  /** What notifications are signed with, in both directions; `sandbox-secret` by default. */
  hmacSecret?: string
  /** Where its own notifications go from the start; `subscribe` adds more. */
  webhook?: WebhookTarget
  /** Rules of your own by route, such as `'PATCH /products/{id}'`: what they find is answered with 422. */
  rules?: Readonly<Record<string, ShopRule>>
}

/** The options with their defaults. */
export interface Settings extends Required<Omit<SandboxOptions, 'webhook' | 'endpoints'>> {
  endpoints: GivenEndpoints | undefined
  webhook: WebhookTarget | undefined
  /** Calls back later, as `after` does, for what nobody waits for: it keeps no process alive. */
  later: NonNullable<SandboxOptions['after']>
}

/** Fills in the defaults; a trailing slash of `basePath` does not matter. */
export function configure(options: SandboxOptions): Settings {
  if (options.answers && !options.endpoints) {
    throw mistake('sandbox-answers-alone', 'createSandbox: `answers` stand beside the `endpoints` that they are of')
  }
  return {
    keys: { sandbox: { scopes: ['*'] }, 'sandbox-readonly': { scopes: ['*:read'] } },
    rateLimit: { limit: 60, window: 60_000 },
    retryAfterUnit: 's',
    now: systemClock.now,
    after: systemClock.after,
    later: options.after ?? unheldTimer,
    webhook: undefined,
    endpoints: undefined,
    answers: {},
    seed: 1,
    latency: 0,
    hmacSecret: 'sandbox-secret',
    rules: {},
    ...options,
    basePath: (options.basePath ?? '/v2').replace(/\/+$/, ''),
  }
}

function unheldTimer(milliseconds: number, callback: () => void): () => void {
  const timer: unknown = setTimeout(callback, milliseconds)
  // Node's timers hold a process; a browser's are numbers.
  if (typeof timer === 'object') (timer as { unref?: () => void }).unref?.()
  return () => clearTimeout(timer as number)
}
