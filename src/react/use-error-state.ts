import { onlineManager } from '@tanstack/react-query'
import { say } from '../errors/catalogue.ts'
import { describeError, phraseFor } from '../errors/describe-error.ts'
import { type FieldMessages, isLisaError, type LisaError, type LisaErrorKind, lisaError } from '../errors/lisa-error.ts'
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
}

/**
 * What to show for a query's or mutation's result, or for a `LisaError` that an error boundary caught; `null` while there
 * is nothing to say. It also speaks while TanStack still retries and while a device is offline. An error that is not
 * LiSA's is a bug, and is thrown on to the nearest error boundary.
 */
export function useErrorState(source: ErrorSource | LisaError | null | undefined): ErrorState | null {
  const lisa = useLisa()
  const result = isLisaError(source) || !source ? undefined : source
  const isRetrying = result !== undefined && isUnderWay(result) && (result.failureReason !== null || isOffline(result))
  const error = isLisaError(source) ? source : result && errorOf(result, isRetrying, lisa)
  const retryAt = isLisaError(error) && 'retryAt' in error ? error.retryAt : undefined
  const hasCome = useHasCome(retryAt)
  if (error === null || error === undefined) return null
  if (!isLisaError(error)) throw error

  const { title, action: label = '' } = phraseFor(lisa.messages, error)
  const run = wayOn(error, result, lisa)
  const facts: Partial<ErrorState> = { ...error }
  return {
    kind: error.kind,
    title: say(title, error as never),
    description: describeError(lisa.messages, error, isRetrying, secondsUntil(retryAt ?? 0, lisa.client.options.clock.now())),
    action:
      run && label ? { label: say(label, error as never), run, isReady: hasCome && !(result && isUnderWay(result)) } : undefined,
    retryAt,
    fields: facts.fields,
    messages: facts.messages,
    requiredScope: facts.requiredScope,
    isRetrying,
    error,
  }
}

/** The state's description with its seconds counted down; re-renders only its caller. */
export function useErrorDescription({ error, isRetrying, retryAt }: ErrorState): string {
  return describeError(useLisa().messages, error, isRetrying, useCountdown(retryAt))
}

const isUnderWay = ({ fetchStatus = 'idle', status, mutate }: ErrorSource): boolean =>
  mutate ? status === 'pending' : fetchStatus !== 'idle'

const isOffline = ({ isPaused }: ErrorSource): boolean => isPaused && !onlineManager.isOnline()

function errorOf(result: ErrorSource, isRetrying: boolean, { client }: Lisa): unknown {
  if (!isRetrying) return result.error
  // TanStack holds a request back while the device is offline; nobody has failed yet, and the person still needs to know.
  return (
    result.failureReason ??
    lisaError('unreachable', {
      message: 'waiting for the network',
      method: result.mutate ? 'POST' : 'GET',
      url: `${client.options.baseUrl}`,
      offline: true,
    })
  )
}

/** What the action does, if there is something to do. */
function wayOn(error: LisaError, result: ErrorSource | undefined, { client, queryClient }: Lisa): (() => void) | undefined {
  if (error.kind === 'auth-required') return client.options.signIn && (() => void client.options.signIn?.())
  if (!result || error.outcome === 'unknown') return undefined
  const { mutate, variables, refetch, fetchNextPage, isFetchNextPageError } = result
  if (mutate && error.kind === 'conflict') return () => void queryClient.invalidateQueries({ queryKey: [client.key] })
  if (mutate) return () => mutate(variables as never)
  return () => void (isFetchNextPageError ? fetchNextPage?.() : refetch?.())
}
