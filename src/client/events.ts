import type { LisaErrorKind } from '../errors/lisa-error.ts'
import { createListeners, type Listeners } from './listeners.ts'
import type { Method } from './method.ts'
import { reportUncaught } from './report-uncaught.ts'

/** What every event of a request says. No credential, body, path value or query ever stands in it. */
export interface RequestFacts {
  /** Numbers the client's requests; all events of one request have the same. */
  readonly id: number
  readonly method: Method
  /** The endpoint's path with its `{names}`: `/shows/{id}`. */
  readonly path: string
  /** A read in the `background` only refreshes what is cached already. */
  readonly rank: 'write' | 'read' | 'background'
  /** 1 at first, 2 when it is sent again because its credential was refused. */
  readonly attempt: number
}

/** What holds a request back: the rate limit, its place in the client's queue, or a refresh of the credential. */
export type WaitReason = 'rate-limit' | 'queue' | 'refresh'

/**
 * What happened to a request. It ends with exactly one of `succeeded`, `failed` and `aborted`; `milliseconds` is then the
 * time since the client was asked.
 */
export type RequestEvent = RequestFacts &
  (
    | {
        readonly type: 'waiting'
        readonly reason: WaitReason
        /** When the wait ends, in epoch milliseconds, where that is known. */
        readonly until?: number | undefined
      }
    | { readonly type: 'waited'; readonly reason: WaitReason; readonly milliseconds: number }
    | { readonly type: 'sent' }
    | {
        readonly type: 'answered'
        readonly status: number
        /** Since it was sent. */
        readonly milliseconds: number
        /** LiSA's `X-Request-Id`, where it sent one. */
        readonly requestId?: string | undefined
        /** How the package's gateway came by it, such as `hit` or `stale`: its `X-Lisa-Gateway`. */
        readonly gateway?: string | undefined
        /** How long caches on the way have had it, in milliseconds. */
        readonly age?: number | undefined
        readonly etag?: string | undefined
      }
    | { readonly type: 'succeeded'; readonly milliseconds: number }
    | {
        readonly type: 'failed'
        readonly milliseconds: number
        /** Absent for what is no `LisaError`: a mistake in the application or in this library. */
        readonly kind?: LisaErrorKind | undefined
        readonly status?: number | undefined
        readonly requestId?: string | undefined
        /** Set on a write that LiSA may have taken although no answer confirms it. */
        readonly outcome?: 'unknown' | undefined
        /** When it makes sense to try again, in epoch milliseconds. */
        readonly retryAt?: number | undefined
      }
    | { readonly type: 'aborted'; readonly milliseconds: number }
  )

/** What happened to the session. */
export type SessionEvent =
  | {
      readonly type: 'refreshed'
      /** `unreachable`: there was no network, or no answer in time. */
      readonly outcome: 'renewed' | 'refused' | 'unreachable'
      readonly milliseconds: number
    }
  /** `by`: this tab, or another one that told of it. */
  | { readonly type: 'session-started' | 'session-ended'; readonly by: 'this-tab' | 'other-tab' }
  /** A credential was refused for good, or there is none: the user should sign in. */
  | { readonly type: 'session-expired' }

/** What happened to the rate limit. */
export type GateEvent =
  | {
      readonly type: 'gate-closed'
      /** In epoch milliseconds. */
      readonly until: number
      readonly by: 'this-tab' | 'other-tab'
    }
  | { readonly type: 'gate-opened' }

/** The state of the live connection to the gateway; `ended` once the page no longer needs it. */
export interface LiveEvent {
  readonly type: 'live'
  readonly status: 'live' | 'reconnecting' | 'off' | 'ended'
}

type AnyEvent = RequestEvent | SessionEvent | GateEvent | LiveEvent

/** What a client does, as it happens: for logs, traces and panels. */
export type LisaEvent = AnyEvent & {
  /** When it happened, in epoch milliseconds. */
  readonly at: number
}

/** An event as a subscriber gets it. */
export interface StreamedEvent {
  readonly event: LisaEvent
  /** Where the event's request goes, with path values and query: for a developer's own screen, and for no log. */
  readonly target: string | undefined
}

/** The events of a client, for listeners that come later than its `onEvent`. */
export interface EventStream {
  /** Calls back with every event of what begins from now on, as `onEvent` does, beside it; returns a function that stops it. */
  readonly subscribe: Listeners<StreamedEvent>['subscribe']
  /** Tells `onEvent` and all who listen of an event. What they throw is reported as uncaught. */
  readonly emit: Emit
}

/** The same for the client's own parts. */
interface Events extends EventStream {
  /** Whether anybody listens. */
  isHeard(): boolean
}

/** Tells the application of one event; never throws. */
export type Emit = (event: AnyEvent, target?: string) => void

/** `onEvent` and the later listeners as the client's parts call them: with the time, and without harm to them where one throws. */
export function createEvents(onEvent: ((event: LisaEvent) => unknown) | undefined, now: () => number): Events {
  const { subscribe, tell, isEmpty } = createListeners<StreamedEvent>()
  const call = (event: LisaEvent): void => {
    try {
      // The callback may return a promise of any library, also of one that replaced the global `Promise`.
      Promise.resolve(onEvent?.(event)).catch(reportUncaught)
    } catch (error) {
      reportUncaught(error)
    }
  }
  const isHeard = (): boolean => onEvent !== undefined || !isEmpty()
  const emit: Emit = (event, target) => {
    if (!isHeard()) return
    const timed = { ...event, at: now() }
    if (onEvent) call(timed)
    tell({ event: timed, target })
  }
  return { subscribe, emit, isHeard }
}
