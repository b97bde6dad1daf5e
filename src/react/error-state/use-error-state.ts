import { isCancelledError } from '@tanstack/react-query'
import { useRef, useSyncExternalStore } from 'react'
import { isOfPersonBefore } from '../../client/session/identity.ts'
import type { Session } from '../../client/session/session.ts'
import { type FieldMessages, isLisaError, type LisaError, type LisaErrorKind } from '../../errors/lisa-error.ts'
import { textOf } from '../../messages/catalogue.ts'
import { describeError, phraseFor } from '../../messages/describe-error.ts'
import { inWords } from '../../messages/field-words.ts'
import { useLisa } from '../provider.tsx'
import { useHeldBack } from './held-back.ts'
import { type FailedRead, type FailedWrite, readRecoveries, writeRecoveries } from './recoveries.ts'
import { secondsUntil, useCountdown, useHasCome } from './use-countdown.ts'

/** What a person can do about an error. */
export interface ErrorAction {
  /** What stands on the button. */
  label: string
  /** Does it: tries again, signs in, loads the latest version. */
  run: () => void
  /** Whether it makes sense now: not while it is under way, and not before LiSA's wait is over. */
  isReady: boolean
}

/** An error as something to show. All text is plain text. */
export interface ErrorState {
  /** Which of the kinds it is. */
  kind: LisaErrorKind
  /** What happened, in a few words. */
  title: string
  /** What it means and how to go on. It holds the seconds left at this render; `useErrorDescription` counts them down. */
  description: string
  /** The first of the `actions`. */
  action?: ErrorAction | undefined
  /** What a person can do, if anything; two actions for a write whose outcome is unknown: check, and send again. */
  actions: ErrorAction[]
  /** When it makes sense to try again, in epoch milliseconds. */
  retryAt?: number | undefined
  /** The messages of a 422 by field. */
  fields?: FieldMessages | undefined
  /** The messages of a 422 that belong to no field. */
  messages?: string[] | undefined
  /** The scope that a 403 asks for. */
  requiredScope?: string | undefined
  /** Whether somebody has signed in since this write was refused: it was not sent again, and now can be. */
  hasSignedIn?: boolean | undefined
  /** Whether it is tried again by itself. */
  isRetrying: boolean
  /** The error itself, with its facts. */
  error: LisaError
}

/** What `useErrorState` reads of TanStack's results: every query, infinite query and mutation has it. */
export interface ErrorSource extends FailedRead, FailedWrite {
  error: unknown
  status: string
  failureReason: unknown
  isPaused: boolean
  fetchStatus?: string
  submittedAt?: number
}

/**
 * What to show for a query's or mutation's result, or for a `LisaError` that an error boundary caught; `null` while there
 * is nothing to show. There is a state also while TanStack retries, while the rate limit holds the request back, and while the
 * device is offline. An error that is not LiSA's is a bug, and is thrown on to the nearest error boundary.
 */
export function useErrorState(source: ErrorSource | Error | null | undefined): ErrorState | null {
  const lisa = useLisa()
  const { client, messages } = lisa
  const result = source instanceof Error || !source ? undefined : source
  const isUnderWay = result !== undefined && (result.mutate ? result.status === 'pending' : result.fetchStatus !== 'idle')
  const heldBack = useHeldBack(lisa, isUnderWay ? result : undefined)
  const error = heldBack ?? (result ? result.error : source)
  const { retryAt, requiredScope, kind, method } = (error ?? {}) as Partial<ErrorState & LisaError>
  const hasCome = useHasCome(client.options.clock, retryAt)
  // Without a result: an error of a server's action is a write unless its method is GET.
  const isWrite = result ? result.mutate : method !== 'GET'
  const hasSignedIn = useHasSignedIn(client.session, isWrite && kind === 'auth-required' ? (error as LisaError) : undefined)
  if (!error || isCancelledError(error)) return null
  if (!isLisaError(error)) throw error

  const { fields, messages: ofNoField } = error.kind === 'invalid' ? inWords(messages, error) : ({} as Partial<ErrorState>)
  const isRetrying = Boolean(heldBack)
  const isReady = hasCome && !isUnderWay
  const recoveries = result?.mutate ? writeRecoveries(error, result, lisa, hasSignedIn) : readRecoveries(error, result, lisa)
  const actions = recoveries.map(({ label, run }) => ({ label: textOf(label, error as never), run, isReady }))
  return {
    kind: error.kind,
    title: hasSignedIn ? messages.notSavedYet.title : textOf(phraseFor(messages, error).title, error as never),
    description: hasSignedIn
      ? messages.notSavedYet.description
      : describeError(messages, error, isRetrying, retryAt ? secondsUntil(retryAt, client.options.clock.now()) : 0),
    action: actions[0],
    actions,
    retryAt,
    fields,
    messages: ofNoField,
    requiredScope,
    hasSignedIn: hasSignedIn || undefined,
    isRetrying,
    error,
  }
}

/** The state's description with its seconds counted down; re-renders only its caller. */
export function useErrorDescription({ error, isRetrying, retryAt, hasSignedIn }: ErrorState): string {
  const { messages } = useLisa()
  const secondsLeft = useCountdown(retryAt)
  return hasSignedIn ? messages.notSavedYet.description : describeError(messages, error, isRetrying, secondsLeft)
}

/** Whether somebody has signed in since this write was refused with 401, or asked for: it was not sent then, and now can be. */
function useHasSignedIn(session: Session, error: LisaError | undefined): boolean {
  const signIns = useSyncExternalStore(
    error ? session.subscribe : subscribeToNothing,
    () => session.generation - session.ends,
    none,
  )
  const seen = useRef({ error, signIns })
  if (seen.current.error !== error) seen.current = { error, signIns }
  return error !== undefined && (signIns > seen.current.signIns || isOfPersonBefore(error))
}

const subscribeToNothing = () => (): void => undefined
const none = (): number => 0
