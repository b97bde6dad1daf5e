import type { Query, QueryKey } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { LisaClient } from '../client/client.ts'
import type { AnyInput, Endpoint } from '../client/endpoint.ts'
import type { ReadMethod } from '../client/method.ts'
import { queryOf } from '../query/query-options.ts'
import type { Lisa } from './provider.tsx'

/** What TanStack's `enabled` can be. */
type Enabled<Q> = boolean | ((query: Q) => boolean) | undefined

/**
 * Whether a read is enabled: not while it waits for a sign-in, so that neither a poll nor the window's focus nor another mount asks
 * again. A person's `refetch` does, and so does a start of the session.
 */
export function enabledUnlessRefused<Q extends Pick<Query, 'state'>>(
  { session: { refused } }: LisaClient,
  enabled: Enabled<Q>,
): (query: Q) => boolean {
  return (query) => {
    if (query.state.error && refused.isWaiting(query.state.error)) return false
    return typeof enabled === 'function' ? enabled(query) : enabled !== false
  }
}

/**
 * While a read waits for a sign-in, its mount and its polls only let the client look whether `authorization` has changed: an automatic
 * request is not sent before that.
 */
export function useLookForCredential(
  { client, queryClient }: Lisa,
  endpoint: Endpoint<never, unknown, ReadMethod>,
  input: AnyInput | undefined,
  { queryKey, interval }: { queryKey: QueryKey; interval: unknown },
): void {
  const hash = JSON.stringify(queryKey)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key and the input are the same as long as the hash is
  useEffect(() => {
    if (!input) return
    const look = (): void => {
      const owner = queryOf({ client: queryClient, queryKey })
      if (!owner?.state.error || !client.session.refused.isWaiting(owner.state.error)) return
      void client.request(endpoint as Endpoint<AnyInput>, input, { isAutomatic: true, owner }).catch(() => undefined)
    }
    look()
    if (typeof interval !== 'number' || interval <= 0) return
    const timer = setInterval(look, interval)
    return () => clearInterval(timer)
  }, [client, queryClient, endpoint, hash, interval])
}
