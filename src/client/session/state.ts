import type { LisaError } from '../../errors/lisa-error.ts'
import type { Emit } from '../events.ts'
import type { Listeners } from '../listeners.ts'
import type { Config } from '../options.ts'
import { currentIdentity, isSomebodyElse } from './identity.ts'
import type { TabNews, Tabs } from './tabs.ts'

/** Whether a person should sign in, and how much waits for it. */
export interface AuthPrompt {
  isOpen: boolean
  /** How many requests found no credential, or a refused one, and still wait. */
  waiting: number
}

/**
 * Whether the session has started or ended. After a `switch` another person may be signed in: cached answers are removed and read
 * again. `undefined` when only its prompt has changed.
 */
export type SessionNews = 'start' | 'switch' | 'end' | undefined

/** `undefined` where there was none, such as with cookies; null where a server was refused, with one that this page does not know. */
type RefusedCredential = string | undefined | null

/** A request that waits for a sign-in. */
export interface WaitingRequest {
  /** The same for every sending of one read; a write has none, and neither has a server's read. */
  key: string | undefined
  /** The credential it was refused with. */
  credential: RefusedCredential
  /** What its caller got. */
  error: LisaError
  isOnPage: boolean
  /** Sends a read again. */
  askAgain: (() => Promise<unknown>) | undefined
}

/** A credential that was refused for good, and when it was sent. */
export interface Refusal {
  credential: RefusedCredential
  sentAt: number
}

/** A refusal that seems to concern one endpoint only, and says nothing about the session. */
export interface OwnRefusal {
  error: LisaError
  at: number
  /** Whether other requests were answered with the same credential. */
  isProven: boolean
}

/** All that a client remembers of its session. */
export interface SessionState {
  readonly config: Config
  readonly tabs: Tabs
  readonly listeners: Listeners<SessionNews>
  readonly emit: Emit
  /** Aborts when the client is disposed of. */
  readonly disposal: AbortController
  prompt: AuthPrompt
  isDismissed: boolean
  /** How many credentials there have been. */
  generation: number
  /** How often it has ended. */
  ends: number
  /** A sign-in has happened, and nothing was refused since. */
  isSignedIn: boolean
  /** Whether the last start was another tab's, which may keep its credential for itself. */
  isStartedElsewhere: boolean
  /** Set while a sign-in is needed. */
  expired: Refusal | undefined
  /** The credential of this generation that was accepted last. */
  accepted: string | undefined
  /** Removes the credential that was sent last from texts. */
  redactor: { credential: string | undefined; redact: (text: string) => string } | undefined
  /** The keys of the reads that were answered while the session is expired. */
  answered: Set<string>
  /** The reads that were refused just after a refresh, or while others are answered: no refresh helps them. By key. */
  ownRefusals: Map<string, OwnRefusal>
  /** The requests that wait for a sign-in, by the owner that asked. */
  waiting: Map<unknown, WaitingRequest>
  /** Whose answers are cached, if the application's `identity` says so. */
  identity: string | undefined
}

export function createState(config: Config, tabs: Tabs, listeners: Listeners<SessionNews>, emit: Emit): SessionState {
  return {
    config,
    tabs,
    listeners,
    emit,
    disposal: new AbortController(),
    prompt: { isOpen: false, waiting: 0 },
    isDismissed: false,
    generation: 0,
    ends: 0,
    isSignedIn: false,
    isStartedElsewhere: false,
    expired: undefined,
    accepted: undefined,
    redactor: undefined,
    answered: new Set(),
    ownRefusals: new Map(),
    waiting: new Map(),
    identity: undefined,
  }
}

/** The session has started or ended, in this tab or in another one; after a `refresh` the same person has a new credential. */
export function begin(state: SessionState, news: TabNews, by: 'this-tab' | 'other-tab'): void {
  const isEnd = news === 'end'
  const isSwitch = news === 'switch' || isSomebodyElse(state)
  state.generation += 1
  state.ends += Number(isEnd)
  state.isSignedIn = !isEnd
  state.isDismissed = false
  state.isStartedElsewhere = !isEnd && by === 'other-tab'
  state.expired = undefined
  state.accepted = undefined
  state.redactor = undefined
  state.answered.clear()
  state.waiting.clear()
  if (news !== 'refresh') state.ownRefusals.clear()
  state.identity = isEnd ? undefined : (currentIdentity(state) ?? (isSwitch ? undefined : state.identity))
  changed(state, isEnd ? 'end' : isSwitch ? 'switch' : 'start')
  state.emit({ type: isEnd ? 'session-ended' : 'session-started', by })
}

/** A credential is refused for good: no refused request is sent with it again until a sign-in. */
export function expire(state: SessionState, { credential, sentAt }: Refusal): void {
  state.isSignedIn = false
  if (!state.expired) state.emit({ type: 'session-expired' })
  else if (state.expired.credential === credential) return
  state.expired = { credential, sentAt }
  state.answered.clear()
}

/** Computes the prompt again, and calls the listeners if it or the session has changed. */
export function changed(state: SessionState, news?: SessionNews): void {
  const waiting = countWaiting(state)
  const isOpen = state.expired !== undefined && !state.isDismissed && waiting > 0
  if (isOpen !== state.prompt.isOpen || waiting !== state.prompt.waiting) state.prompt = { isOpen, waiting }
  else if (!news) return
  state.listeners.tell(news)
}

/** The same read counts once, each write for itself. */
function countWaiting({ waiting }: SessionState): number {
  const onPage = [...waiting.values()].filter(({ isOnPage }) => isOnPage)
  return new Set(onPage.map((request) => request.key ?? request)).size
}
