import type { Emit } from '../events.ts'
import { createListeners, type Listeners } from '../listeners.ts'
import type { Config } from '../options.ts'
import { createProber, type Prober } from './prober.ts'
import { createRefresher, type Refresher } from './refresher.ts'
import { watchRestoredPage } from './restored-page.ts'
import {
  type AuthPrompt,
  begin,
  changed,
  createState,
  isSamePerson,
  type SessionNews,
  type SessionState,
  type WaitingRequest,
} from './state.ts'
import type { TabNews, Tabs } from './tabs.ts'

/** What a client knows of its credential. */
export interface Session {
  /** One prompt for all requests that need it. */
  readonly prompt: AuthPrompt
  /** How many credentials there have been. */
  readonly generation: number
  /** How often it has ended. Counted to drop what caches and screen showed before. */
  readonly ends: number
  /** Calls back when any of these changes, and says so if it has started or ended; gives a function that ends it. */
  readonly subscribe: Listeners<SessionNews>['subscribe']
  /** To be called when the application has a new credential: reads on screen that failed without one are fetched again, in all tabs; others when they are next used. */
  start(): void
  /** To be called when the person leaves: calls off what is under way and removes all that LiSA answered from caches and screen, in all tabs. */
  end(): void
  /**
   * Runs the client's `signIn`, then starts; calls in between share it. Does nothing after a start, until a request is
   * refused or the session ends. Rejects with what `signIn` failed with.
   */
  signIn(): Promise<void>
  /** Puts the prompt away; the states that need it stay. */
  dismiss(): void
  /** What a cache tells of requests that failed with `auth-required`; `followSession` does it for TanStack's. */
  readonly refused: RefusedRequests
  /** The caches that follow it, each once. */
  readonly followers: WeakSet<object>
}

/** Requests that were refused, each known by the error that its caller got. */
export interface RefusedRequests {
  /** Whether the same request waits for a sign-in, so that only the user should send it again. */
  isWaiting(error: unknown): boolean
  /** Only what is on the page counts in the prompt. */
  setOnPage(error: unknown, isOnPage: boolean): void
  /** No caller will send it again. */
  forget(error: unknown): void
  /** The page has the focus: asks one of the reads again, in turn, at most every 30 seconds. */
  askOne(): void
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

/** The session of one client. `abortAll` calls off what is under way when it ends. */
export function createSession(config: Config, tabs: Tabs, emit: Emit, abortAll: () => void): SessionParts {
  const state = createState(config, tabs, createListeners<SessionNews>(), emit)
  const refresher = createRefresher(state)
  const prober = createProber(state)
  let signingIn: Promise<void> | undefined

  const apply = (news: TabNews, by: 'this-tab' | 'other-tab'): void => {
    if (news === 'end') {
      refresher.stop()
      abortAll()
      // The next person does not share a sign-in that the last one left open.
      signingIn = undefined
    }
    begin(state, news, by)
  }

  const stopWatching = watchRestoredPage(state, (news) => apply(news, 'other-tab'))

  const announce = (news: 'start' | 'end'): void => {
    tabs.tell({ session: news })
    apply(news, 'this-tab')
  }

  const find = (error: unknown): [owner: unknown, request: WaitingRequest] | undefined =>
    [...state.waiting].find(([, request]) => request.error === error)

  const runSignIn = (): Promise<void> => {
    const run = async (): Promise<void> => {
      await config.signIn?.()
      session.start()
    }
    const done = run().finally(() => {
      if (signingIn === done) signingIn = undefined
    })
    return done
  }

  const session: Session = {
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
    async signIn() {
      if (state.isSignedIn) return
      signingIn ??= runSignIn()
      await signingIn
    },
    dismiss() {
      state.isDismissed = true
      changed(state)
    },
    followers: new WeakSet(),
    refused: {
      isWaiting: (error) => state.expired !== undefined && find(error) !== undefined,
      setOnPage(error, isOnPage) {
        const [, request] = find(error) ?? []
        if (request) request.isOnPage = isOnPage
        changed(state)
      },
      forget(error) {
        const [owner] = find(error) ?? []
        if (state.waiting.delete(owner)) changed(state)
      },
      askOne: prober.askOne,
    },
  }

  return {
    state,
    refresher,
    prober,
    session,
    receive: (news) => apply(news === 'switch' && isSamePerson(state) ? 'start' : news, 'other-tab'),
    stop() {
      state.disposal.abort()
      refresher.stop()
      prober.stop()
      stopWatching()
    },
  }
}
