import { isLisaError, type LisaErrorKind } from '../../errors/lisa-error.ts'
import { throwIfAborted } from '../abort.ts'
import { givenNow } from './credential.ts'
import { begin, expire, type Refusal, type SessionState } from './state.ts'
import { grace, type Turn } from './tabs.ts'
import { pause, within } from './time.ts'

/** Where the new credential is from: this tab's refresh, or anything else, such as another tab or a new sign-in. */
export type RefreshedBy = 'this-tab' | 'somebody-else'

/** The refusal of a credential that this tab has sent. */
interface SentRefusal extends Refusal {
  credential: string | undefined
}

/** Runs the application's `refresh`: one at a time in this tab, and one tab at a time. */
export interface Refresher {
  /** The refresh of the current credential that is under way; never rejects. */
  underWay(): Promise<unknown> | undefined
  /**
   * Resolves when the refused credential has been renewed, at once where `authorization` gives another one already, unless
   * `hasTriedAnother`; rejects with what `refresh` failed with.
   */
  renew(refused: SentRefusal, hasTriedAnother: boolean): Promise<RefreshedBy>
  /** Aborts the signal of the refresh that is under way. */
  stop(): void
}

export function createRefresher(state: SessionState): Refresher {
  const callRefresh = createRefreshCall(state)
  let current: { generation: number; done: Promise<RefreshedBy> } | undefined
  let controller = new AbortController()

  const inTurn = async (refused: SentRefusal, hasTriedAnother: boolean): Promise<RefreshedBy> => {
    const { generation, tabs, config, isStartedElsewhere } = state
    const { credential } = refused
    controller = new AbortController()
    const { signal } = controller
    const turn = await tabs.takeTurn(config.timeout, signal)
    try {
      throwIfAborted(signal)
      // Another tab's credential can be here before its message. `authorization` may also return another one at each call: try one.
      if (turn.hasWaited || !hasTriedAnother) {
        // Its message can also be here before its credential.
        if (isStartedElsewhere && !turn.hasWaited && credential !== undefined) await pause(config.clock, grace, signal)
        if (await isDoneElsewhere(state, credential, generation, turn)) return 'somebody-else'
      }
      await callRefresh(controller)
      return 'this-tab'
    } catch (cause) {
      // Expire now: another refusal of this credential may arrive before the waiting requests learn of the failure.
      const isOver = state.disposal.signal.aborted || state.generation !== generation
      if (!isOver && !isTemporary(cause)) expire(state, refused)
      throw cause
    } finally {
      turn.end()
    }
  }

  return {
    underWay: () => (current?.generation === state.generation ? current.done.catch(() => undefined) : undefined),
    async renew(refused, hasTriedAnother) {
      const { generation } = state
      // Wait for a refresh of an earlier credential to end.
      while (current && current.generation !== state.generation) await current.done.catch(() => undefined)
      if (generation !== state.generation) return 'somebody-else'
      current ??= { generation, done: inTurn(refused, hasTriedAnother).finally(() => (current = undefined)) }
      return current.done
    },
    stop: () => controller.abort(),
  }
}

/** Whether the tab that had its turn before, or a start here, has brought a credential that this tab can use. */
async function isDoneElsewhere(
  state: SessionState,
  credential: string | undefined,
  generation: number,
  { hasWaited }: Turn,
): Promise<boolean> {
  const hasStarted = state.generation !== generation
  if (hasStarted && !state.isStartedElsewhere) return true
  if (credential === undefined) return hasStarted
  const given = await givenNow(state)
  // No credential is not a newer one: the application may return none once its own has expired. After another tab's turn it counts.
  const isOver = given !== null && given !== credential && (given !== undefined || hasWaited)
  // The tabs share the credential, and the other tab's message was lost.
  if (isOver && !hasStarted) begin(state, 'refresh', 'other-tab')
  return isOver
}

/** Calls the application's `refresh`, never twice at once; aborts the signal where it fails or takes too long. */
function createRefreshCall(state: SessionState): (controller: AbortController) => Promise<void> {
  const { config, tabs, emit } = state
  const { clock, timeout, refresh } = config
  /** The promise of the application's `refresh`, until it settles: that may take longer than requests wait. */
  let pending: { since: number; done: Promise<void> } | undefined

  const start = async (signal: AbortSignal, report: (outcome: 'renewed') => void): Promise<void> => {
    const { ends } = state
    await refresh?.({ signal })
    // A late credential still helps other requests, but not those of the next person.
    if (state.ends !== ends) return
    report('renewed')
    begin(state, 'refresh', 'this-tab')
    tabs.tell({ session: 'refresh' })
  }

  return async (controller) => {
    const { signal } = controller
    if (pending) {
      const left = pending.since + timeout - clock.now()
      if (left > 0) await within(clock, left, signal, pending.done).catch(() => undefined)
      if (pending) throw new Error('the last `refresh` has not ended')
    }
    const since = clock.now()
    const report = (outcome: 'renewed' | 'refused' | 'unreachable'): void =>
      emit({ type: 'refreshed', outcome, milliseconds: clock.now() - since })
    const done = start(signal, report)
    pending = { since, done: done.catch(() => undefined).finally(() => (pending = undefined)) }
    try {
      await within(clock, timeout, signal, done)
    } catch (cause) {
      if (!signal.aborted) report(isTemporary(cause) ? 'unreachable' : 'refused')
      controller.abort()
      throw cause
    }
  }
}

/** Whether a refresh failed because there was no network, or no answer in time: the session is not expired then. */
export function isTemporary(cause: unknown): boolean {
  if (globalThis.navigator?.onLine === false) return true
  if (isLisaError(cause)) return temporaryKinds.includes(cause.kind)
  return temporaryNames.includes((cause as Error | undefined)?.name ?? '')
}

const temporaryKinds: readonly LisaErrorKind[] = ['unreachable', 'timeout', 'unavailable', 'server-error', 'rate-limited']

/** `fetch` rejects with a TypeError, ky and Safari with a NetworkError, an `AbortSignal.timeout` with a TimeoutError. */
const temporaryNames = ['TypeError', 'NetworkError', 'TimeoutError']
