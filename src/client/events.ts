import type { LisaErrorKind } from '../errors/lisa-error.ts'
import type { Method } from './method.ts'

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
      /** `unreachable`: for lack of a network, or of an answer in time. */
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

/** What a client does, as it happens: for logs, traces and panels. */
export type LisaEvent = (RequestEvent | SessionEvent | GateEvent) & {
  /** When it happened, in epoch milliseconds. */
  readonly at: number
}

/** Tells the application's `onEvent` of one event; never throws. */
export type Emit = (event: RequestEvent | SessionEvent | GateEvent) => void

/** `onEvent` as the client's parts call it: with the time, and without harm to them where it throws. */
export function createEmit(onEvent: ((event: LisaEvent) => unknown) | undefined, now: () => number): Emit {
  if (!onEvent) return () => undefined
  return (event) => {
    try {
      // What it gives may be a promise of any make, also of a library that replaced the global one.
      Promise.resolve(onEvent({ ...event, at: now() })).catch(reportUncaught)
    } catch (error) {
      reportUncaught(error)
    }
  }
}

/** As the platform reports an error that nobody caught; a server logs it, where throwing would end the process. */
export function reportUncaught(error: unknown): void {
  if (globalThis.reportError) globalThis.reportError(error)
  // biome-ignore lint/suspicious/noConsole: Node has no `reportError`
  else console.error(error)
}
