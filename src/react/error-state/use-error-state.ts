import { isCancelledError, onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { type FieldMessages, isLisaError, type LisaError, type LisaErrorKind, lisaError } from '../../errors/lisa-error.ts'
import { say } from '../../messages/catalogue.ts'
import { describeError, phraseFor } from '../../messages/describe-error.ts'
import { forWrites, type Way } from '../../query/query.ts'
import { type Lisa, useLisa } from '../provider.tsx'
import { secondsUntil, useCountdown } from './use-countdown.ts'
import { useHasCome } from './use-has-come.ts'

/** What a person can do about an error. */
export interface ErrorAction {
  label: string
  /** Does it: tries again, signs in, loads the latest version. */
  run: () => void
  /** Whether it makes sense now: not while it is under way, and not before LiSA's wait is over. */
  isReady: boolean
}

/** An error as something to show. All text is plain text. */
export interface ErrorState {
  kind: LisaErrorKind
  title: string
  /** What it means and how to go on. It holds the seconds left at this render; `useErrorDescription` counts them down. */
  description: string
  /** The first of the `actions`. */
  action?: ErrorAction | undefined
  /** The ways on, if there are any; two for a write whose outcome is unknown: check, and send again. */
  actions: ErrorAction[]
  /** When it makes sense to try again, in epoch milliseconds. */
  retryAt?: number | undefined
  /** The messages of a 422 by field. */
  fields?: FieldMessages | undefined
  /** The messages of a 422 that belong to no field. */
  messages?: string[] | undefined
  /** The scope that a 403 asks for. */
  requiredScope?: string | undefined
  /** Whether it is tried again by itself. */
  isRetrying: boolean
  error: LisaError
}

/** What `useErrorState` reads of TanStack's results: every query, infinite query and mutation has it. */
export interface ErrorSource {
  error: unknown
  status: string
  failureReason: unknown
  isPaused: boolean
  fetchStatus?: string
  refetch?: (options?: { cancelRefetch?: boolean }) => unknown
  isFetchNextPageError?: boolean
  fetchNextPage?: () => unknown
  mutate?: (variables: never) => void
  variables?: unknown
  reset?: () => void
}

/**
 * What to show for a query's or mutation's result, or for a `LisaError` that an error boundary caught; `null` while there
 * is nothing to say. It also speaks while TanStack still retries, while the rate limit holds requests back, and while a
 * device is offline. An error that is not LiSA's is a bug, and is thrown on to the nearest error boundary.
 */
export function useErrorState(source: ErrorSource | Error | null | undefined): ErrorState | null {
  const lisa = useLisa()
  const { client, messages } = lisa
  const result = source instanceof Error || !source ? undefined : source
  const isUnderWay = result !== undefined && (result.mutate ? result.status === 'pending' : result.fetchStatus !== 'idle')
  const { subscribeToClosing, get } = client.rateLimit
  const closedUntil = useSyncExternalStore(subscribeToClosing, () => (isUnderWay ? get().retryAt : undefined), never)
  const waiting = isUnderWay && waitingFor(result, closedUntil, lisa)
  const error = waiting || (result ? result.error : source)
  const { retryAt, fields, messages: said, requiredScope } = (error ?? {}) as Partial<ErrorState>
  const hasCome = useHasCome(retryAt)
  if (!error || isCancelledError(error)) return null
  if (!isLisaError(error)) throw error

  const isRetrying = Boolean(waiting)
  const isReady = hasCome && !isUnderWay
  const actions = waysOn(error, result, lisa).map(([label, run]) => ({ label: say(label, error as never), run, isReady }))
  return {
    kind: error.kind,
    title: say(phraseFor(messages, error).title, error as never),
    description: describeError(messages, error, isRetrying, secondsUntil(retryAt ?? 0, client.options.clock.now())),
    action: actions[0],
    actions,
    retryAt,
    fields,
    messages: said,
    requiredScope,
    isRetrying,
    error,
  }
}

const never = (): undefined => undefined

/** The state's description with its seconds counted down; re-renders only its caller. */
export function useErrorDescription({ error, isRetrying, retryAt }: ErrorState): string {
  return describeError(useLisa().messages, error, isRetrying, useCountdown(retryAt))
}

/** What holds up a request that is under way, if anything does. */
function waitingFor(
  { isPaused, failureReason }: ErrorSource,
  closedUntil: number | undefined,
  { client, offline }: Lisa,
): unknown {
  // TanStack holds a request back while the device is offline: nobody has failed, and the person still needs to know.
  if (isPaused && !onlineManager.isOnline()) return offline
  const { retryAt = 0 } = (failureReason ?? {}) as Partial<ErrorState>
  if (!closedUntil || retryAt > client.options.clock.now()) return failureReason
  return lisaError('rate-limited', { message: offline.message, method: 'GET', url: offline.url, retryAt: closedUntil })
}

/** What a person can do about it: the words for it, and what then happens. */
function waysOn(error: LisaError, result: ErrorSource | undefined, { client, queryClient, messages }: Lisa): Way[] {
  if (result?.mutate) return forWrites.waysOn?.(error, result, client, queryClient, messages) ?? []
  const { action } = phraseFor(messages, error)
  const { refetch, fetchNextPage, isFetchNextPageError } = result ?? ({} as Partial<ErrorSource>)
  if (!action) return []
  if (error.kind === 'auth-required') {
    // The start has fetched this read already, unless somebody else had signed in. A sign-in that was called off changes nothing.
    const goOn = (): unknown => refetch?.({ cancelRefetch: false })
    return client.options.signIn ? [[action, () => void client.session.signIn().then(goOn, () => undefined)]] : []
  }
  return result ? [[action, () => void (isFetchNextPageError ? fetchNextPage : refetch)?.()]] : []
}
