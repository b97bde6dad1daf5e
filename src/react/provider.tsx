import { QueryClient } from '@tanstack/react-query'
import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useMemo } from 'react'
import type { LisaClient } from '../client/client.ts'
import type { MessageOverrides, Messages } from '../errors/catalogue.ts'
import { type Words, wordsOf } from '../errors/describe-error.ts'
import { type LisaError, lisaError } from '../errors/lisa-error.ts'
import type { Ticker } from './ticker.ts'

/** What `LisaProvider` takes. */
export interface LisaProviderProps {
  client: LisaClient
  /**
   * Joins the host's QueryClient; without it the provider keeps one of its own, and the host's stays untouched. Clients
   * that share one need a `name` each.
   */
  queryClient?: QueryClient | undefined
  /** A catalogue, such as `de` from `lisa-query/messages`, or replacements for single words of the English one. */
  messages?: Messages | MessageOverrides | undefined
  children?: ReactNode
}

/** What the hooks share below one provider. */
export interface Lisa {
  client: LisaClient
  queryClient: QueryClient
  messages: Words
  /** What a state says while TanStack holds a request back because the device is offline. */
  offline: LisaError
  /** Made by the first countdown. */
  ticker?: Ticker
}

const LisaContext = /* @__PURE__ */ createContext<Lisa | null>(null)

/** Gives the hooks below it their client. */
export function LisaProvider({ client, queryClient, messages, children }: LisaProviderProps): ReactElement {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another client is another credential, with a cache of its own
  const own = useMemo(() => new QueryClient(), [client])
  const shared = queryClient ?? own
  // Mounted, it hears of focus and network; TanStack counts how often.
  useEffect(() => {
    shared.mount()
    return () => shared.unmount()
  }, [shared])
  const value = useMemo(
    (): Lisa => ({ client, queryClient: shared, messages: wordsOf(messages), offline: offlineError(client) }),
    [client, shared, messages],
  )
  return <LisaContext.Provider value={value}>{children}</LisaContext.Provider>
}

/** What the nearest `LisaProvider` provides. Without one it throws a plain `Error`. */
export function useLisa(): Lisa {
  const lisa = useContext(LisaContext)
  if (!lisa) throw new Error('This hook needs <LisaProvider client={…}> above it')
  return lisa
}

/** The client of the nearest `LisaProvider`. */
export function useLisaClient(): LisaClient {
  return useLisa().client
}

/** The QueryClient that holds the cached answers of the nearest `LisaProvider`, for prefetching and `invalidateQueries`. */
export function useLisaQueryClient(): QueryClient {
  return useLisa().queryClient
}

const offlineError = ({ options: { baseUrl } }: LisaClient): LisaError =>
  lisaError('unreachable', { message: 'waiting for the network', method: 'GET', url: `${baseUrl}`, offline: true })
