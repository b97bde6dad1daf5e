import { type DefaultOptions, QueryClient } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import type { LisaClient } from '../client/client.ts'

/**
 * The provider's own QueryClient. It hangs on the client, one for each person: React throws away what a tree below `Suspense` has
 * made, and a QueryClient that is made anew asks for everything anew. On a server, whose client may serve many requests, it is made
 * for this one page, which React never renders again from above.
 */
export function useOwnQueryClient(client: LisaClient, person: number, defaultOptions: DefaultOptions | undefined): QueryClient {
  const isOnServer = useSyncExternalStore(subscribeToNothing, inBrowser, onServer)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person has another QueryClient
  const queryClient = useMemo(
    () => (isOnServer ? createQueryClient() : client.perPerson(createQueryClient)),
    [client, person, isOnServer],
  )
  // While it renders, because the queries below read them as they render, which is before any effect.
  useMemo(() => defaultOptions && queryClient.setDefaultOptions(defaultOptions), [queryClient, defaultOptions])
  return queryClient
}

const createQueryClient = (): QueryClient => new QueryClient()

const subscribeToNothing = (): (() => void) => () => undefined
const inBrowser = (): boolean => false
/** React asks for it on a server, and in a browser as it hydrates. */
const onServer = (): boolean => typeof window === 'undefined'
