import type { LisaError } from '../../errors/lisa-error.ts'
import { absoluteAddress } from '../address.ts'
import { givenCredential } from './credential.ts'
import type { Call } from './policy.ts'
import type { SessionState, WaitingRequest } from './state.ts'
import { within } from './time.ts'

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
  const { clock, timeout, authorization, baseUrl } = state.config
  let askedAt = Number.NEGATIVE_INFINITY
  let isAsking = false
  let isComparing = false
  let stopWatching: (() => void) | undefined

  const hasCookies = (): boolean => new URL(absoluteAddress(baseUrl)).origin === globalThis.location?.origin

  const ask = async (): Promise<void> => {
    const next = [...state.waiting].find(([, { isOnPage, askAgain }]) => isOnPage && askAgain)
    if (!next || isAsking) return
    const [owner, request] = next
    // It is another one's turn the next time.
    state.waiting.delete(owner)
    state.waiting.set(owner, request)
    askedAt = clock.now()
    isAsking = true
    await request.askAgain?.().catch(() => undefined)
    isAsking = false
  }

  const askIfDue = (): void => {
    if (clock.now() - askedAt >= shortestPause) void ask()
  }

  const askIfChanged = async (): Promise<void> => {
    if (!authorization || isComparing) return
    isComparing = true
    const given = within(clock, timeout, state.disposal.signal, givenCredential(authorization))
    const credential = await given.catch(() => state.expired?.credential)
    isComparing = false
    if (state.expired && credential !== state.expired.credential) void ask()
  }

  const askOne = (): void => {
    askIfDue()
    void askIfChanged()
  }

  /** A page that is seen and has no focus, such as a dashboard on a second screen, hears of no focus. */
  const askUnfocused = (): void => {
    const { document } = globalThis
    if (document?.visibilityState !== 'visible' || document.hasFocus()) return
    // To ask with the credential that was refused is no use, and cookies go to the page's own origin only.
    if (state.expired?.credential === undefined && hasCookies()) askIfDue()
    else void askIfChanged()
  }

  const watch = (): (() => void) => {
    const { document, window } = globalThis
    if (!document?.addEventListener) return () => undefined
    let length = shortestPause
    let cancelTimer = (): void => undefined
    const setTimer = (): void => {
      cancelTimer = clock.after(length, () => {
        length = Math.min(2 * length, longestPause)
        setTimer()
        askUnfocused()
      })
    }
    const lookAgain = (): void => {
      if (document.visibilityState === 'visible') askOne()
    }
    setTimer()
    window.addEventListener('focus', askOne)
    document.addEventListener('visibilitychange', lookAgain)
    return () => {
      cancelTimer()
      window.removeEventListener('focus', askOne)
      document.removeEventListener('visibilitychange', lookAgain)
    }
  }

  const stop = (): void => {
    stopWatching?.()
    stopWatching = undefined
  }

  state.listeners.subscribe(() => {
    if (state.expired && state.prompt.waiting > 0 && !state.disposal.signal.aborted) stopWatching ??= watch()
    else stop()
  })

  return {
    refusalOf({ key = '', owner }) {
      const own = state.ownRefusals.get(key)
      if (own?.isProven && clock.now() - own.at < shortestPause) return own.error
      // Who asks without an owner asks for all.
      const isSame = (request: WaitingRequest): boolean => owner === key && request.key === key
      const request = state.expired && (state.waiting.get(owner) ?? [...state.waiting.values()].find(isSame))
      if (request) void askIfChanged()
      return request?.error
    },
    askOne,
    stop,
  }
}
