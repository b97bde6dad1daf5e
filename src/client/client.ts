import { createDevelopment, type Development } from './development.ts'
import type { Endpoint } from './endpoint.ts'
import { createEvents, type EventStream } from './events.ts'
import type { Listeners } from './listeners.ts'
import { type Config, configure, type LisaClientOptions } from './options.ts'
import { createPerPerson, type PerPerson } from './per-person.ts'
import { createRateGate } from './rate-limit/rate-gate.ts'
import type { RateLimit } from './rate-limit/rate-limit.ts'
import { type RequestOptions, send } from './request/send.ts'
import { createTracing } from './request/trace.ts'
import { createUnderWay } from './request/under-way.ts'
import { createSession, type Session } from './session/session.ts'
import { joinTabs } from './session/tabs.ts'

/** Sends requests to LiSA with one credential. Make one client per credential, outside of components. */
export interface LisaClient {
  /** The first segment of every query key: `lisa`, or `lisa:` and the client's name. */
  readonly key: string
  /** What the hooks read of its options. */
  readonly options: Pick<Config, 'baseUrl' | 'clock' | 'maxWait' | 'prefetchTimeout' | 'retry' | 'signIn'>
  /** The credential's session, for all hooks and tabs. */
  readonly session: Session
  /** The credential's rate limit, for all hooks and tabs. */
  readonly rateLimit: RateLimitStore
  /**
   * One request, which waits for the rate limit, and goes again once if its credential had to be refreshed; no other
   * retries. Resolves to what the endpoint's `response` describes, or for a write that LiSA answers with 202 to its
   * receipt. Rejects with a `LisaError`; an abort passes as it came, and a missing path parameter is a `TypeError`.
   */
  request<Input, Output>(endpoint: Endpoint<Input, Output>, ...args: RequestArgs<NoInfer<Input>>): Promise<Output>
  /** The events that `onEvent` gets, for listeners that come later. */
  readonly events: EventStream
  /** What `lisa-query/devtools` reads and steers; `undefined` in a production build. */
  readonly development: Development | undefined
  /** Keeps what hooks and queries share while the same person is signed in, such as the provider's own QueryClient. */
  readonly perPerson: PerPerson
  /** Cancels all requests, and removes every timer and listener. */
  dispose(): void
}

/** What is known of the rate limit, as an external store. */
export interface RateLimitStore {
  /** Calls back when anything of it changes; returns a function that stops it. */
  readonly subscribe: Listeners['subscribe']
  /** Calls back when it opens or closes; returns a function that stops it. */
  readonly subscribeToClosing: Listeners['subscribe']
  /** What is known now; kept up to date while there is a subscriber or a waiting request. */
  get(): RateLimit
}

/** A call's input; it may be left out where an endpoint needs none. */
export type InputArgs<Input> = object extends Input ? [input?: Input] : [input: Input]

/** The same with a single request's options. */
export type RequestArgs<Input> = object extends Input
  ? [input?: Input, options?: RequestOptions]
  : [input: Input, options?: RequestOptions]

/** A client for LiSA, or a `TypeError` that names the option at fault. Nothing is sent yet. */
export function createLisaClient(options: LisaClientOptions): LisaClient {
  const config = configure(options)
  const { baseUrl, clock, name } = config
  const events = createEvents(config.onEvent, () => clock.now())
  const { emit } = events
  const development = process.env.NODE_ENV === 'production' ? undefined : createDevelopment(events)
  config.development = development
  const key = name ? `lisa:${name}` : 'lisa'
  const tabs = joinTabs(`${key} ${baseUrl}`, clock, ({ closing, session: news }) => {
    if (closing) gate.closeAs(closing)
    if (news) parts.receive(news)
  })
  const gate = createRateGate(config, tabs, emit)
  const underWay = createUnderWay(config)
  const parts = createSession(config, tabs, emit, underWay.abortAll)
  const trace = createTracing(clock, emit, events.isHeard)
  const shared = { config, gate, session: parts, underWay, trace }
  return {
    key,
    options: config as LisaClient['options'],
    session: parts.session,
    rateLimit: gate,
    events,
    development,
    perPerson: createPerPerson(parts.session),
    request: <Input, Output>(endpoint: Endpoint<Input, Output>, ...[input, requestOptions]: RequestArgs<NoInfer<Input>>) =>
      // The endpoint's response schema has checked the answer, which is all that `Output` says.
      send(shared, endpoint, { ...input }, requestOptions) as Promise<Output>,
    dispose() {
      underWay.abortAll()
      parts.stop()
      gate.stop()
      tabs.leave()
    },
  }
}
