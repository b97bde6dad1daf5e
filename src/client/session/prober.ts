import type { LisaError } from '../../errors/lisa-error.ts'
import { absoluteAddress } from '../address.ts'
import type { SteadyClock } from '../clock.ts'
import { givenNow } from './credential.ts'
import type { Call } from './policy.ts'
import type { SessionState, WaitingRequest } from './state.ts'

/** Finds out whether there is a session again, with few requests: one of the refused reads at a time. */
export interface Prober {
  /**
   * The last error of a refused read that a timer should not send again: while a sign-in is needed, or for 30 seconds where only this
   * read is refused. Also checks whether `authorization` has changed.
   */
  refusalOf(read: Pick<Call, 'key' | 'owner'>): LisaError | undefined
  /** Asks one of the refused reads again, in turn, if none was asked in the last 30 seconds. */
  askOne(): void
  stop(): void
}

/** In milliseconds. */
const shortestPause = 30_000
const longestPause = 600_000

export function createProber(state: SessionState): Prober {
  const { clock, authorization, baseUrl } = state.config
  const { ask, askIfDue, isAsked } = createAsking(state)
  let isComparing = false
  let stopWatching: (() => void) | undefined

  const askIfChanged = async (): Promise<void> => {
    // Nothing is known to have changed where a server was refused, with another credential perhaps.
    if (!authorization || isComparing || state.expired?.credential === null) return
    isComparing = true
    const given = await givenNow(state)
    isComparing = false
    if (state.expired && given !== null && given !== state.expired.credential) void ask()
  }

  const askOne = (): void => {
    askIfDue()
    void askIfChanged()
  }

  const askUnfocused = (): void => {
    // To ask with the credential that was refused is no use, and cookies go to the page's own origin only.
    const hasCookies = new URL(absoluteAddress(baseUrl)).origin === globalThis.location?.origin
    const credential = state.expired?.credential
    if (credential === null || (credential === undefined && hasCookies)) askIfDue()
    else void askIfChanged()
  }

  const stop = (): void => {
    stopWatching?.()
    stopWatching = undefined
  }

  state.listeners.subscribe(() => {
    if (!state.expired || state.prompt.waiting === 0 || state.disposal.signal.aborted) stop()
    else stopWatching ??= watchPage(clock, askOne, askUnfocused)
  })

  return {
    refusalOf({ key = '', owner }) {
      const own = state.ownRefusals.get(key)
      if (own?.isProven && clock.now() - own.at < shortestPause) return own.error
      const request = state.expired && waitingRequest(state, key, owner)
      // A server's read is asked again by its cached query, which may be one with a poll.
      if (!request || (request.key === undefined && isAsked(owner))) return undefined
      void askIfChanged()
      return request.error
    },
    askOne,
    stop,
  }
}

interface Asking {
  ask: () => Promise<void>
  askIfDue: () => void
  /** Whether it asks for this owner right now. */
  isAsked: (owner: unknown) => boolean
}

/** Sends the refused reads on the page again, one at a time and each in its turn. */
function createAsking(state: SessionState): Asking {
  const { clock } = state.config
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: { owner: unknown } | undefined

  const ask = async (): Promise<void> => {
    const next = [...state.waiting].find(([, { isOnPage, askAgain }]) => isOnPage && askAgain)
    if (!next || asking) return
    const [owner, request] = next
    // It is another one's turn the next time.
    state.waiting.delete(owner)
    state.waiting.set(owner, request)
    askedAt = clock.now()
    asking = { owner }
    await request.askAgain?.().catch(() => undefined)
    asking = undefined
  }

  const askIfDue = (): void => {
    if (clock.now() - askedAt >= shortestPause) void ask()
  }

  return { ask, askIfDue, isAsked: (owner) => asking?.owner === owner }
}

function waitingRequest({ waiting }: SessionState, key: string, owner: unknown): WaitingRequest | undefined {
  // Who asks without an owner asks for all.
  const isSame = (request: WaitingRequest): boolean => owner === key && request.key === key
  return waiting.get(owner) ?? [...waiting.values()].find(isSame)
}

/**
 * Calls `onSeen` when the page has the focus or is visible again, and `onUnfocused` with growing pauses while it is visible without
 * the focus, such as a dashboard on a second screen. Returns a function that stops it.
 */
function watchPage(clock: SteadyClock, onSeen: () => void, onUnfocused: () => void): () => void {
  const { document, window } = globalThis
  if (!document?.addEventListener) return () => undefined
  let cancelTimer = (): void => undefined
  const setTimer = (length: number): void => {
    cancelTimer = clock.after(length, () => {
      setTimer(Math.min(2 * length, longestPause))
      if (document.visibilityState === 'visible' && !document.hasFocus()) onUnfocused()
    })
  }
  const onVisibility = (): void => {
    if (document.visibilityState === 'visible') onSeen()
  }
  setTimer(shortestPause)
  window.addEventListener('focus', onSeen)
  document.addEventListener('visibilitychange', onVisibility)
  return () => {
    cancelTimer()
    window.removeEventListener('focus', onSeen)
    document.removeEventListener('visibilitychange', onVisibility)
  }
}
