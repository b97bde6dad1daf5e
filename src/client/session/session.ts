import type { Emit } from '../events.ts'
import { createListeners, type Listeners } from '../listeners.ts'
import type { Config } from '../options.ts'
import { isSamePerson } from './identity.ts'
import { createProber, type Prober } from './prober.ts'
import { createRefresher, type Refresher } from './refresher.ts'
import { type RefusedRequests, refusedRequests } from './refused.ts'
import { watchRestoredPage } from './restored-page.ts'
import { type AuthPrompt, begin, changed, createState, type SessionNews, type SessionState } from './state.ts'
import type { TabNews, Tabs } from './tabs.ts'

/** What a client knows of its credential. */
export interface Session {
  /** One prompt for all requests that need it. */
  readonly prompt: AuthPrompt
  /** How many credentials there have been. */
  readonly generation: number
  /** How often it has ended. A change means: forget what caches and screen have shown. */
  readonly ends: number
  /** Calls back when any of these changes, and says so if it has started or ended; returns a function that stops it. */
  readonly subscribe: Listeners<SessionNews>['subscribe']
  /**
   * Call it when the application has a new credential: reads on screen that were refused are fetched again, in all tabs; other refused
   * reads when they are next used.
   */
  start(): void
  /** Call it when the person leaves: cancels all requests and removes LiSA's answers from caches and screen, in all tabs. */
  end(): void
  /**
   * Runs the client's `signIn`, then starts; calls in between share it. Does nothing after a start, until a request is
   * refused or the session ends. Rejects with what `signIn` failed with.
   */
  signIn(): Promise<void>
  /** Hides the prompt; the states that need a sign-in stay. */
  dismiss(): void
  /** What a cache tells of requests that failed with `auth-required`; `followSession` does it for TanStack's. */
  readonly refused: RefusedRequests
  /** The caches that follow it, each once. */
  readonly followers: WeakSet<object>
}

/** The session as the client's other parts see it. */
export interface SessionParts {
  state: SessionState
  refresher: Refresher
  prober: Prober
  session: Session
  /** Another tab started or ended it. */
  receive(news: TabNews): void
  /** Leaves no timer and no listener behind. */
  stop(): void
}

/** The session of one client. `abortAll` cancels all requests when it ends. */
export function createSession(config: Config, tabs: Tabs, emit: Emit, abortAll: () => void): SessionParts {
  const state = createState(config, tabs, createListeners<SessionNews>(), emit)
  const refresher = createRefresher(state)
  const prober = createProber(state)
  let signingIn: Promise<void> | undefined

  const apply = (news: TabNews, by: 'this-tab' | 'other-tab'): void => {
    if (news === 'end') {
      refresher.stop()
      abortAll()
      // A sign-in that the last person left open is not the next person's.
      signingIn = undefined
    }
    begin(state, news, by)
  }
  const announce = (news: 'start' | 'end'): void => {
    tabs.tell({ session: news })
    apply(news, 'this-tab')
  }
  const runSignIn = async (): Promise<void> => {
    await config.signIn?.()
    announce('start')
  }
  const signIn = async (): Promise<void> => {
    if (state.isSignedIn) return
    signingIn ??= runSignIn()
    const done = signingIn
    await done.finally(() => {
      if (signingIn === done) signingIn = undefined
    })
  }
  const stopWatching = watchRestoredPage(state, (news) => apply(news, 'other-tab'))

  return {
    state,
    refresher,
    prober,
    session: publicSession(state, refusedRequests(state, prober), announce, signIn),
    receive: (news) => apply(news === 'switch' && isSamePerson(state) ? 'start' : news, 'other-tab'),
    stop() {
      state.disposal.abort()
      refresher.stop()
      prober.stop()
      stopWatching()
    },
  }
}

function publicSession(
  state: SessionState,
  refused: RefusedRequests,
  announce: (news: 'start' | 'end') => void,
  signIn: () => Promise<void>,
): Session {
  return {
    get prompt() {
      return state.prompt
    },
    get generation() {
      return state.generation
    },
    get ends() {
      return state.ends
    },
    subscribe: state.listeners.subscribe,
    start: () => announce('start'),
    end: () => announce('end'),
    signIn,
    dismiss() {
      state.isDismissed = true
      changed(state)
    },
    followers: new WeakSet(),
    refused,
  }
}
