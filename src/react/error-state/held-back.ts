import { onlineManager } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { isLisaError, type LisaError, lisaError } from '../../errors/lisa-error.ts'
import type { Lisa } from '../provider.tsx'

/** The fields of TanStack's result that are read while a request is under way. */
export interface UnderWay {
  failureReason: unknown
  isPaused: boolean
  mutate?: (variables: never) => void
  variables?: unknown
  submittedAt?: number
}

/**
 * Why a request that is under way has no answer yet, if there is a reason to show: the failure that TanStack retries after, the rate
 * limit, or a device without a network. The last two have no error of their own, so it is made here.
 */
export function useHeldBack(lisa: Lisa, result: UnderWay | undefined): LisaError | undefined {
  const { subscribeToClosing, get } = lisa.client.rateLimit
  const closedUntil = useSyncExternalStore(subscribeToClosing, () => (result ? get().retryAt : undefined), never)
  const isOffline = result?.isPaused === true && !onlineManager.isOnline()
  const { retryAt: ownRetryAt = 0 } = (result?.failureReason ?? {}) as { retryAt?: number }
  const isLimited = closedUntil !== undefined && ownRetryAt <= lisa.client.options.clock.now()
  const { method, path } = result && (isOffline || isLimited) ? requestOf(result, lisa) : anyRead
  const { baseUrl } = lisa.client.options
  const made = useMemo((): LisaError | undefined => {
    const request = path ? `${method} ${path}` : `A read of ${baseUrl}`
    const facts = { message: `${request}: not sent yet`, method, url: `${baseUrl}${path}` }
    if (isOffline) return lisaError('unreachable', { ...facts, offline: true })
    return isLimited ? lisaError('rate-limited', { ...facts, retryAt: closedUntil }) : undefined
  }, [isOffline, isLimited, closedUntil, method, path, baseUrl])
  // While TanStack retries, only a `LisaError` is shown; any other error once it is final.
  return made ?? (isLisaError(result?.failureReason) ? result.failureReason : undefined)
}

const never = (): undefined => undefined

/** A query's result does not say which read it is, so its error names no path. */
const anyRead = { method: 'GET', path: '' }

/** The method and path of the request that waits. */
function requestOf(
  { mutate, variables, submittedAt }: UnderWay,
  { client, queryClient }: Lisa,
): { method: string; path: string } {
  if (!mutate) return anyRead
  const [write] = queryClient.getMutationCache().findAll({
    mutationKey: [client.key],
    status: 'pending',
    predicate: ({ state }) => state.variables === variables && state.submittedAt === submittedAt,
  })
  const [, route = 'POST '] = (write?.options.mutationKey ?? []) as [key?: string, route?: string]
  const [method = '', path = ''] = route.split(' ')
  const input = Object(variables) as Record<string, unknown>
  return { method, path: path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(`${input[name]}`)) }
}
