import type { Clock } from '../client/clock.ts'
import type { AnyInput, Endpoint } from '../client/endpoint.ts'
import type { RetryAfterUnit } from '../client/rate-limit/retry-after.ts'
import type { StandardSchema } from '../client/standard-schema.ts'
import type { GatewayEvent } from './gateway-events.ts'
import type { LisaNotification, Touches } from './live/lisa-events.ts'
import type { GatewayStore } from './store/gateway-store.ts'

/** A read that anybody may ask for, with what a visitor may see of it. Times are milliseconds. */
export interface PublicRead<Output = unknown> {
  /** What may be read. */
  endpoint: Endpoint<never, Output, 'GET'>
  /** `'all'` passes LiSA's answer whole; otherwise it is cut down to the fields that the endpoint's schema declares. */
  fields?: 'all'
  /** `false` turns an answer into 404, such as a draft's. */
  visible?: (output: Output) => boolean
  /** What may be asked: the values of a query field, such as `{ state: ['live', 'upcoming'] }`, or a schema of the query. */
  query?: Readonly<Record<string, readonly (string | number | boolean)[]>> | StandardSchema
  /** How long its answers count as fresh, instead of the gateway's `cache.fresh`. */
  fresh?: number
}

/** What `createLisaGateway` takes. Times are milliseconds. `Outputs` are the answers of its public reads, one by one. */
export interface GatewayOptions<Outputs extends readonly unknown[] = readonly unknown[]> {
  /** Where LiSA answers: `https://api.hello-lisa.com/v2`. */
  baseUrl: string | URL
  /** The whole `Authorization` header with the shop's key. It stays on the server. */
  authorization: () => string | undefined | Promise<string | undefined>
  /** Where the gateway is mounted: `/api/lisa` by default. */
  path?: string
  /** The shop's own origin, such as `https://shop.example`, for browsers that send no `Sec-Fetch-Site`. */
  origin?: string
  /** The reads that anybody may ask for. They are cached for all. */
  public?: { readonly [At in keyof Outputs]: Endpoint<never, Outputs[At], 'GET'> | PublicRead<Outputs[At]> }
  /** What only some may ask for: no answer is cached. */
  private?: {
    endpoints: readonly Endpoint[]
    /** `true` lets it through, `false` is answered with 401, which opens a prompt to sign in, `'forbidden'` with 403. */
    allow: (asked: {
      request: Request
      endpoint: Endpoint
      input: AnyInput
    }) => boolean | 'forbidden' | Promise<boolean | 'forbidden'>
  }
  /** How answers are kept, as far as it differs from the defaults. */
  cache?: Partial<CacheOptions>
  /** The key's limit, and the longest that a request waits for it; a longer wait is answered with 429 at once. */
  rateLimit?: Partial<KeyLimit>
  /** What all instances of a shop share. By default `memoryStore()`, which is enough for one instance. */
  store?: GatewayStore
  /** How long to wait for LiSA's answer; 15 s by default, and never past 17 s after the visitor asked. */
  timeout?: number
  /** How long `prefetch` waits for a read, which the browser makes then; 1 s by default. */
  prefetchTimeout?: number
  /**
   * Whether one request may wait for what another one has begun. `false` on Cloudflare's workers, which forbid it; give it for other
   * platforms that do. Visitors who want the same then wait for the store.
   */
  sharesPromises?: boolean
  /** Signs the body of a product update notification: `hmacSigner(secret)`. */
  sign?: (body: string) => string | Promise<string>
  /** Where product update notifications go, if not to LiSA's own. */
  ingestUrl?: string | URL
  /** How to read a bare number in LiSA's `Retry-After` on 429. */
  retryAfterUnit?: RetryAfterUnit
  /** Sends the requests instead of the platform's `fetch`. */
  fetch?: (request: Request) => Response | Promise<Response>
  /** Takes LiSA's notifications on `POST {path}/_webhook`; without it they are answered with 404. */
  webhook?: WebhookOptions
  /**
   * Called with what the gateway does, for logs and traces. No key, cookie or body stands in an event. Without it, the gateway writes to
   * the console that LiSA refuses its key, once, that its store is away, and what broke in it.
   */
  onEvent?: (event: GatewayEvent) => void
  /** Where the gateway reads the time and waits, for tests. */
  clock?: Clock
}

/** How LiSA's notifications are taken. */
export interface WebhookOptions {
  /** Whether a notification comes from LiSA: it documents no signature, so compare a secret in the address or a header. */
  verify: (request: Request) => boolean | Promise<boolean>
  /**
   * Which reads a notification touches: a table that goes before this package's own, such as
   * `{ Voucher: { create: ['/vouchers'], update: [getVoucher] } }`, or a function that gives paths, instead of it. The command
   * writes such a table as `touches.ts` where a document says it of its webhooks.
   */
  touches?: Touches | ((notification: LisaNotification) => readonly string[] | undefined)
}

/** How answers are kept. */
export interface CacheOptions {
  /** How long an answer counts as fresh: 10 s by default. */
  fresh: number
  /** How long it may be served while it cannot be refreshed: one hour by default. */
  stale: number
  /** How long a 404 is kept: 5 s by default. */
  missing: number
  /** The most entries of a `memoryStore`: 2,000 by default. */
  maxEntries: number
}

/** A key's limit: so many requests in a sliding window. */
export interface KeyLimit {
  /** How many requests a window has: 60 by default. */
  limit: number
  /** How long the window is: one minute by default. */
  window: number
  /** The longest that a visitor's request waits for the key: 5 s by default. */
  maxWait: number
}
