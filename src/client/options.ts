import type { ShapeIssue } from '../errors/lisa-error.ts'
import { checkAddress } from './address.ts'
import { type Clock, type SteadyClock, steadyClock, systemClock } from './clock.ts'
import type { Development } from './development.ts'
import type { LisaEvent } from './events.ts'
import type { RetryAfterUnit } from './rate-limit/retry-after.ts'

/** What `createLisaClient` takes. Times are milliseconds. */
export interface LisaClientOptions {
  /** Where LiSA, or your proxy to it, answers: `https://api.hello-lisa.com/v2`, or in a browser also `/api/lisa`. */
  baseUrl: string | URL
  /** The whole `Authorization` header, such as `ApiKey …`, asked for before every request; `undefined` sends none. */
  authorization?: () => string | undefined | Promise<string | undefined>
  /**
   * Called on a 401, once for all that met one; resolves when `authorization` has a fresh value, and all go again. Where it
   * rejects, all are `auth-required`; where it rejects for the time being (a TypeError, as of `fetch`, a NetworkError or a
   * TimeoutError), `unreachable`. Nobody waits longer than `timeout` for it; then, and when the session ends, its signal aborts.
   * It is not called again before it has settled. Inside it, use `fetch`, another client or a public endpoint: any other request of
   * this client would wait for this very refresh.
   */
  refresh?: (options: { signal: AbortSignal }) => unknown
  /**
   * Says who is signed in, such as a user's id, as far as the page knows it; `undefined` for nobody. With it, cached answers stay
   * when the same person signs in again. Without it, they are read again when requests succeed again and `start` was not called.
   */
  identity?: () => string | undefined
  /**
   * Says which redirects mean "signed out", such as those to a single sign-on page: they count as a 401. Browsers hide where a
   * redirect leads: `location` is `undefined` there.
   */
  isSignInRedirect?: (location: string | undefined) => boolean
  /** Opens your sign-in; the action of an `auth-required` state calls it. */
  signIn?: () => void | Promise<void>
  /**
   * How long to wait for an answer once the request is on its way, and then for its body; 20 s by default, longer than
   * LiSA's own 15 s.
   */
  timeout?: number
  /** How long `prefetchLisa` waits for a read, which the browser makes then; 1 s by default. */
  prefetchTimeout?: number
  /** The longest wait for the rate limit, 60 s by default. A request that would wait longer fails; its state says when to try again. */
  maxWait?: number
  /** `false` switches the retry rule off, for tests that want the final state at once. */
  retry?: false
  /** How to read a bare number in `Retry-After`; `auto` by default. */
  retryAfterUnit?: RetryAfterUnit
  /** The rate limit's window; one minute by default, LiSA's most common. */
  rateLimitWindow?: number
  /**
   * Keeps the cached answers of two clients apart: `createLisaClient({ name: 'sandbox' })` has keys under `lisa:sandbox`.
   * Two credentials on one QueryClient need two names.
   */
  name?: string
  /**
   * Other servers that endpoints live on, and that the credential may go to: `true`, or the address to use instead, such as a
   * proxy or a sandbox. `{ 'https://ingest.example.com': true }`
   */
  servers?: Readonly<Record<string, true | string | URL>>
  /** What to do with an answer of another shape than documented: `strict` refuses it, `lenient` passes it as it is. */
  shape?: 'strict' | 'lenient'
  /** Called with every answer that `lenient` passes though it does not fit. What it throws stops no request. */
  onUnexpectedShape?: (report: UnexpectedShape) => void
  /** Where product update notifications go; `https://ingest.hello-lisa.com` by default. */
  ingestUrl?: string | URL
  /** The lower-case hex HMAC-SHA256 of a notification's body. In a browser, ask your server for it: the secret stays there. */
  sign?: (body: string) => string | Promise<string>
  /** `server` leaves the check of a write's body to LiSA; by default it is checked before it is sent. */
  validate?: 'client' | 'server'
  /**
   * How reads use the browser's HTTP cache, as `fetch` takes it. By default a browser keeps no answer to a request with a
   * credential (`no-store`), and asks whether it may use any other again (`no-cache`); elsewhere nothing is set.
   */
  cache?: Exclude<RequestCache, 'only-if-cached'>
  /** Sends the request instead of the platform's `fetch`: a sandbox, a service binding, a test. */
  fetch?: (request: Request) => Response | Promise<Response>
  /** Where the client reads the time and waits, for tests. */
  clock?: Clock
  /**
   * Called with everything that the client does, as it happens: for logs, traces and panels. No credential, body, path value or
   * query stands in an event. What it throws is reported as an uncaught error and stops no request.
   */
  onEvent?: (event: LisaEvent) => void
}

/** An answer that does not fit its endpoint's `response`. */
export interface UnexpectedShape {
  /** `GET /shows/{id}`. */
  route: string
  issues: readonly ShapeIssue[]
  body: unknown
}

/** The options with their defaults, checked. */
export interface Config extends Omit<LisaClientOptions, 'clock'> {
  timeout: number
  maxWait: number
  retryAfterUnit: RetryAfterUnit
  rateLimitWindow: number
  /** The client's clock, on which waits are lengths of time. */
  clock: SteadyClock
  development?: Development | undefined
}

/** Fills in the defaults; throws a `TypeError` that names the option and the fix. */
export function configure(options: LisaClientOptions): Config {
  const {
    baseUrl,
    timeout = 20_000,
    maxWait = 60_000,
    retryAfterUnit = 'auto',
    rateLimitWindow = 60_000,
    clock = systemClock,
  } = options ?? {}
  checkAddress('baseUrl', baseUrl)
  return { ...options, timeout, maxWait, retryAfterUnit, rateLimitWindow, clock: steadyClock(clock) }
}
