import { type DefaultOptions, QueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { LisaClient } from '../client/client.ts'

/**
 * The provider's own QueryClient. It is kept with the client, one for each person: React throws away what a tree below `Suspense` has
 * made, and a new QueryClient would fetch everything again. On a server, whose client may serve many requests, it is made
 * for this one page, which React never renders again from above.
 */
export function useOwnQueryClient(client: LisaClient, person: number, defaultOptions: DefaultOptions | undefined): QueryClient {
  const isOnServer = useSyncExternalStore(subscribeToNothing, inBrowser, onServer)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person has another QueryClient
  const shared = useMemo(() => (isOnServer ? newShared() : client.perPerson(newShared)), [client, person, isOnServer])
  const queryClient = useMemo(() => {
    shared.queryClient ??= new QueryClient()
    return shared.queryClient
  }, [shared])
  // While it renders, because the queries below read them as they render, which is before any effect.
  useMemo(() => defaultOptions && queryClient.setDefaultOptions(defaultOptions), [queryClient, defaultOptions])
  useEffect(() => {
    shared.queryClient = queryClient
    shared.providers += 1
    return () => {
      shared.providers -= 1
      // A tree that is mounted later starts with an empty cache, such as a page whose error boundary is reset.
      if (shared.providers === 0) shared.queryClient = undefined
    }
  }, [shared, queryClient])
  return queryClient
}

/** Where the providers of one client and person find the QueryClient that they share. */
interface SharedQueryClient {
  queryClient: QueryClient | undefined
  /** How many providers are mounted. */
  providers: number
}

const newShared = (): SharedQueryClient => ({ queryClient: undefined, providers: 0 })

const subscribeToNothing = (): (() => void) => () => undefined
const inBrowser = (): boolean => false
/** React asks for it on a server, and in a browser as it hydrates. */
export const onServer = (): boolean => typeof window === 'undefined'
