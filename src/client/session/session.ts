import type { Emit } from '../events.ts'
import type { Listeners } from '../listeners.ts'
import type { Config } from '../options.ts'
import type { Tabs } from './tabs.ts'

/** Whether a person should sign in, and how much waits for it. */
export interface AuthPrompt {
  isOpen: boolean
  /** How many requests found no credential, or a refused one. */
  waiting: number
}

/** Whether the session has started or ended; `undefined` when only its prompt has changed. */
export type SessionNews = 'start' | 'end' | undefined

/** What a client knows of its credential. */
export interface Session {
  /** One prompt for all requests that need it. */
  readonly prompt: AuthPrompt
  /** How many credentials there have been. */
  readonly generation: number
  /** How often it has ended. What was on the screen before belongs to somebody else. */
  readonly ends: number
  /** Calls back when any of these changes, and says so if it has started or ended; gives a function that ends it. */
  readonly subscribe: Listeners<SessionNews>['subscribe']
  /** To be called when the application has a new credential: reads on screen that failed for want of one are fetched again, in all tabs; others when they are next used. */
  start(): void
  /** To be called when the person leaves: calls off what is under way and removes all that LiSA answered from caches and screen, in all tabs. */
  end(): void
  /**
   * Runs the client's `signIn`, then starts; all who ask meanwhile share it. Does nothing after a start, until a request is
   * refused or the session ends. Rejects with what `signIn` failed with.
   */
  signIn(): Promise<void>
  /** Puts the prompt away; the states that need it stay. */
  dismiss(): void
}

/** The session as a request sees it. */
export interface SessionOfRequests extends Session {
  /** Resolves when no refresh is under way. */
  settled(): Promise<void> | undefined
  /** Whether a request that was refused in that generation should go again, after a refresh if need be. Rejects with what `refresh` failed with. */
  renew(generation: number): Promise<boolean>
  /** There is no credential for this request. */
  expire(generation: number, request: unknown): void
  /** Does the work with a signal that aborts with the caller's, or when the session ends; then it rejects with the reason at once. */
  during<T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T>
  /** Another tab started or ended it. */
  receive(news: 'start' | 'end'): void
  /** Calls off what is under way. */
  stop(): void
}

export function createSession(
  { refresh, signIn, clock }: Config,
  tabs: Tabs,
  listeners: Listeners<SessionNews>,
  emit: Emit,
): SessionOfRequests {
  const underWay = new Set<AbortController>()
  const refused = new Set<unknown>()
  let isExpired = false
  let isDismissed = false
  /** Somebody has signed in, and nothing was refused since. */
  let isSignedIn = false
  let signingIn: Promise<void> | undefined
  let refreshing: Promise<void> | undefined

  const change = (changes: Partial<Session> = {}, news?: SessionNews): void => {
    Object.assign(session, changes, { prompt: { isOpen: isExpired && !isDismissed, waiting: refused.size } })
    listeners.tell(news)
  }

  const apply = (news: 'start' | 'end', by: 'this-tab' | 'other-tab'): void => {
    isExpired = false
    isDismissed = false
    isSignedIn = news === 'start'
    refused.clear()
    refreshing = undefined
    if (news === 'end') session.stop()
    change({ generation: session.generation + 1, ends: session.ends + Number(news === 'end') }, news)
    emit({ type: news === 'start' ? 'session-started' : 'session-ended', by })
  }

  const announce = (news: 'start' | 'end'): void => {
    tabs.tell({ session: news })
    apply(news, 'this-tab')
  }

  const emitting = async (refreshNow: () => unknown): Promise<void> => {
    const startedAt = clock.now()
    const refreshed = (outcome: 'renewed' | 'refused'): void =>
      emit({ type: 'refreshed', outcome, milliseconds: clock.now() - startedAt })
    try {
      await refreshNow()
    } catch (error) {
      refreshed('refused')
      throw error
    }
    refreshed('renewed')
  }

  const session: SessionOfRequests = {
    prompt: { isOpen: false, waiting: 0 },
    generation: 0,
    ends: 0,
    subscribe: listeners.subscribe,
    start: () => announce('start'),
    end: () => announce('end'),
    async signIn() {
      if (isSignedIn) return
      signingIn ??= (async () => {
        await signIn?.()
        session.start()
      })().finally(() => {
        signingIn = undefined
      })
      await signingIn
    },
    dismiss() {
      isDismissed = true
      change()
    },
    settled: () => refreshing?.catch(() => undefined),
    async renew(generation) {
      if (generation === session.generation) {
        if (!refresh || isExpired) return false
        refreshing ??= tabs
          .alone(async () => {
            // Another tab may have been faster.
            if (generation !== session.generation) return
            await emitting(refresh)
            if (generation === session.generation) session.start()
          })
          .finally(() => {
            refreshing = undefined
          })
        await refreshing
      }
      return true
    },
    expire(generation, request) {
      refused.add(request)
      if (generation === session.generation) {
        if (!isExpired) emit({ type: 'session-expired' })
        isExpired = true
        isSignedIn = false
      }
      change()
    },
    during: (signal, work) =>
      new Promise((resolve, reject) => {
        const controller = new AbortController()
        const stop = (): void => controller.abort(signal?.reason)
        underWay.add(controller)
        controller.signal.addEventListener('abort', () => reject(controller.signal.reason))
        signal?.addEventListener('abort', stop)
        work(controller.signal)
          .then(resolve, reject)
          .finally(() => {
            signal?.removeEventListener('abort', stop)
            underWay.delete(controller)
          })
      }),
    receive: (news) => apply(news, 'other-tab'),
    stop() {
      for (const controller of underWay) controller.abort()
    },
  }
  return session
}
