import { isCancelledError, onlineManager } from '@tanstack/react-query'
import { say } from '../errors/catalogue.ts'
import { describeError, phraseFor } from '../errors/describe-error.ts'
import { type FieldMessages, isLisaError, type LisaError, type LisaErrorKind } from '../errors/lisa-error.ts'
import { type Lisa, useLisa } from './provider.tsx'
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
  action?: ErrorAction | undefined
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
  refetch?: () => unknown
  isFetchNextPageError?: boolean
  fetchNextPage?: () => unknown
  mutate?: (variables: never) => void
  variables?: unknown
  reset?: () => void
}

/**
 * What to show for a query's or mutation's result, or for a `LisaError` that an error boundary caught; `null` while there
 * is nothing to say. It also speaks while TanStack still retries and while a device is offline. An error that is not
 * LiSA's is a bug, and is thrown on to the nearest error boundary.
 */
export function useErrorState(source: ErrorSource | Error | null | undefined): ErrorState | null {
  const lisa = useLisa()
  const { client, messages } = lisa
  const result = source instanceof Error || !source ? undefined : source
  const isUnderWay = result !== undefined && (result.mutate ? result.status === 'pending' : result.fetchStatus !== 'idle')
  // TanStack holds a request back while the device is offline: nobody has failed, and the person still needs to know.
  const waiting = isUnderWay && (result.isPaused && !onlineManager.isOnline() ? lisa.offline : result.failureReason)
  const error = waiting || (result ? result.error : source)
  const { retryAt, fields, messages: said, requiredScope } = (error ?? {}) as Partial<ErrorState>
  const hasCome = useHasCome(retryAt)
  if (!error || isCancelledError(error)) return null
  if (!isLisaError(error)) throw error

  const isRetrying = Boolean(waiting)
  const { title, action } = phraseFor(messages, error)
  const run = wayOn(error, result, lisa)
  return {
    kind: error.kind,
    title: say(title, error as never),
    description: describeError(messages, error, isRetrying, secondsUntil(retryAt ?? 0, client.options.clock.now())),
    action: run && action ? { label: say(action, error as never), run, isReady: hasCome && !isUnderWay } : undefined,
    retryAt,
    fields,
    messages: said,
    requiredScope,
    isRetrying,
    error,
  }
}

/** The state's description with its seconds counted down; re-renders only its caller. */
export function useErrorDescription({ error, isRetrying, retryAt }: ErrorState): string {
  return describeError(useLisa().messages, error, isRetrying, useCountdown(retryAt))
}

/** What the action does, if there is something to do. */
function wayOn(error: LisaError, result: ErrorSource | undefined, { client, queryClient }: Lisa): (() => void) | undefined {
  const { signIn } = client.options
  const askAgain = (): Promise<void> => queryClient.invalidateQueries({ queryKey: [client.key] }).then(result?.reset)
  // A sign-in that was called off leaves the state as it is.
  if (error.kind === 'auth-required') return signIn && (() => void (async () => signIn())().then(askAgain, () => undefined))
  if (!result || error.outcome) return undefined
  const { mutate, variables, refetch, fetchNextPage, isFetchNextPageError } = result
  if (!mutate) return () => void (isFetchNextPageError ? fetchNextPage : refetch)?.()
  if (error.kind === 'not-found') return undefined
  if (error.kind === 'conflict') return () => void askAgain()
  return () => mutate(variables as never)
}
