import { longestTimer } from './clock.ts'
import { createListeners, type Listeners } from './listeners.ts'
import type { Config } from './options.ts'
import type { Tabs } from './tabs.ts'

/** Whether a person should sign in, and how much waits for it. */
export interface AuthPrompt {
  isOpen: boolean
  /** How many requests found no credential, or a refused one. */
  waiting: number
}

/** What a client knows of its credential. */
export interface Session {
  /** One prompt for all requests that need it. */
  readonly prompt: AuthPrompt
  /** How many credentials there have been. */
  readonly generation: number
  /** How often it has ended. What was on the screen before belongs to somebody else. */
  readonly ends: number
  /** Calls back when any of these changes; gives a function that ends it. */
  readonly subscribe: Listeners['subscribe']
  /** To be called when the application has a new credential: reads that failed for want of one are fetched again, in all tabs. */
  start(): void
  /** To be called when the person leaves: calls off what is under way and removes all that LiSA answered from caches and screen, in all tabs. */
  end(): void
  /** Runs the client's `signIn`, then starts. Without need it does nothing. Rejects with what `signIn` failed with. */
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
  expire(generation: number, request: string): void
  /** Does the work with a signal that aborts with the caller's, or when the session ends; then it rejects with the reason at once. */
  during<T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T>
  /** Another tab started or ended it. */
  hear(news: 'start' | 'end'): void
  /** Calls off what is under way. */
  stop(): void
}

export function createSession({ refresh, signIn, timeout, clock }: Config, tabs: Tabs): SessionOfRequests {
  const listeners = createListeners()
  const underWay = new Set<AbortController>()
  const refused = new Set<string>()
  let isExpired = false
  let isDismissed = false
  let refreshing: Promise<void> | undefined

  const change = (changes: Partial<Session> = {}): void => {
    Object.assign(session, changes, { prompt: { isOpen: isExpired && !isDismissed, waiting: refused.size } })
    listeners.tell()
  }

  const hear = (news: 'start' | 'end'): void => {
    isExpired = false
    isDismissed = false
    refused.clear()
    refreshing = undefined
    if (news === 'end') session.stop()
    change({ generation: session.generation + 1, ends: session.ends + Number(news === 'end') })
  }

  const announce = (news: 'start' | 'end'): void => {
    tabs.tell({ session: news })
    hear(news)
  }

  const withinTimeout = (work: () => unknown): Promise<void> =>
    new Promise((resolve, reject) => {
      const late = (): void => reject(new DOMException('`refresh` took too long', 'TimeoutError'))
      const stop = clock.after(Math.min(timeout, longestTimer), late)
      Promise.resolve()
        .then(work)
        .then(() => resolve(), reject)
        .finally(stop)
    })

  const session: SessionOfRequests = {
    prompt: { isOpen: false, waiting: 0 },
    generation: 0,
    ends: 0,
    subscribe: listeners.subscribe,
    start: () => announce('start'),
    end: () => announce('end'),
    async signIn() {
      // Somebody else may have signed in meanwhile.
      if (session.generation > 0 && !isExpired) return
      await signIn?.()
      session.start()
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
            await withinTimeout(refresh)
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
      if (generation === session.generation) isExpired = true
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
    hear,
    stop() {
      for (const controller of underWay) controller.abort(new DOMException('The session has ended', 'AbortError'))
    },
  }
  return session
}
