import { isLisaError, type LisaErrorKind } from '../../errors/lisa-error.ts'
import { givenCredential } from './credential.ts'
import { begin, type SessionState } from './state.ts'
import { within } from './time.ts'

/** Where the new credential is from: this tab's refresh, or anything else, such as another tab or a new sign-in. */
export type RefreshedBy = 'this-tab' | 'somebody-else'

/** Runs the application's `refresh`: one at a time in this tab, and one tab at a time. */
export interface Refresher {
  /** The refresh of the current credential that is under way; never rejects. */
  underWay(): Promise<unknown> | undefined
  /** Resolves when the refused credential has been renewed; rejects with what `refresh` failed with. */
  renew(credential: string | undefined): Promise<RefreshedBy>
  /** Whether `authorization` gives just this credential. */
  isStillGiven(credential: string | undefined): Promise<boolean>
  /** Aborts the signal of the refresh that is under way. */
  stop(): void
}

export function createRefresher(state: SessionState): Refresher {
  const { config, tabs, emit } = state
  const { clock, timeout, refresh } = config
  let current: { generation: number; done: Promise<RefreshedBy> } | undefined
  /** The application's own promise, until it settles: it may take longer than its callers wait. */
  let pending: { since: number; done: Promise<void> } | undefined
  let controller = new AbortController()

  const renew = async (credential: string | undefined): Promise<RefreshedBy> => {
    const { generation } = state
    let hasWaited = false
    // What was begun for an earlier credential ends first.
    while (current && current.generation !== state.generation) {
      hasWaited = true
      await current.done.catch(() => undefined)
    }
    if (hasWaited) {
      const isReplaced = credential !== undefined && !(await isStillGiven(credential))
      if (isReplaced || generation !== state.generation) return 'somebody-else'
    }
    current ??= { generation: state.generation, done: inTurn(credential).finally(forget) }
    return current.done
  }

  const forget = (): void => {
    current = undefined
  }

  const isStillGiven = async (credential: string | undefined): Promise<boolean> => {
    if (credential === undefined) return false
    const given = within(clock, timeout, state.disposal.signal, givenCredential(config.authorization))
    return (await given.catch(() => credential)) === credential
  }

  const inTurn = async (credential: string | undefined): Promise<RefreshedBy> => {
    const { generation } = state
    controller = new AbortController()
    const { signal } = controller
    const turn = await tabs.takeTurn(timeout, signal)
    try {
      signal.throwIfAborted()
      if (turn.hasWaited && (await isDoneElsewhere(credential, generation))) return 'somebody-else'
      await refreshHere(signal)
      return 'this-tab'
    } finally {
      turn.end()
    }
  }

  /** Whether the tab that had its turn before, or a start here, has brought a credential that this tab can use. */
  const isDoneElsewhere = async (credential: string | undefined, generation: number): Promise<boolean> => {
    const hasStarted = state.generation !== generation
    if (hasStarted && !state.isStartedElsewhere) return true
    if (credential === undefined) return hasStarted
    const isOver = !(await isStillGiven(credential))
    // The tabs share the credential, and the other one's news were lost.
    if (isOver && !hasStarted) begin(state, 'refresh', 'other-tab')
    return isOver
  }

  const refreshHere = async (signal: AbortSignal): Promise<void> => {
    await pendingEnds(signal)
    const startedAt = clock.now()
    const { ends } = state
    const told = (outcome: 'renewed' | 'refused' | 'unreachable'): void =>
      emit({ type: 'refreshed', outcome, milliseconds: clock.now() - startedAt })
    const run = async (): Promise<void> => {
      await refresh?.({ signal })
      // It may come too late for those who waited, and still in time for others; but not for the next person.
      if (state.ends !== ends) return
      told('renewed')
      begin(state, 'refresh', 'this-tab')
      tabs.tell({ session: 'refresh' })
    }
    const done = run()
    pending = { since: startedAt, done: done.catch(() => undefined).finally(() => (pending = undefined)) }
    try {
      await within(clock, timeout, signal, done)
    } catch (cause) {
      if (!signal.aborted) told(isPassing(cause) ? 'unreachable' : 'refused')
      controller.abort()
      throw cause
    }
  }

  /** Never two at once: the next one waits for the last one, and fails where that does not end. */
  const pendingEnds = async (signal: AbortSignal): Promise<void> => {
    if (!pending) return
    const left = pending.since + timeout - clock.now()
    if (left > 0) await within(clock, left, signal, pending.done).catch(() => undefined)
    if (pending) throw new Error('the last `refresh` has not ended')
  }

  return {
    underWay: () => (current?.generation === state.generation ? current.done.catch(() => undefined) : undefined),
    renew,
    isStillGiven,
    stop: () => controller.abort(),
  }
}

/** Whether a refresh failed for the time being, for lack of a network or of an answer in time: nothing is lost then. */
export function isPassing(cause: unknown): boolean {
  if (globalThis.navigator?.onLine === false) return true
  if (isLisaError(cause)) return passingKinds.has(cause.kind)
  return passingNames.has((cause as Error | undefined)?.name ?? '')
}

const passingKinds: ReadonlySet<LisaErrorKind> = new Set([
  'unreachable',
  'timeout',
  'unavailable',
  'server-error',
  'rate-limited',
])

/** `fetch` rejects with a TypeError, ky and Safari with a NetworkError, an `AbortSignal.timeout` with a TimeoutError. */
const passingNames: ReadonlySet<string> = new Set(['TypeError', 'NetworkError', 'TimeoutError'])
