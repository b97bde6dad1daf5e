import { QueryClient } from '@tanstack/react-query'
import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { LisaClient } from '../client/client.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import type { MessageOverrides, Messages } from '../messages/catalogue.ts'
import { en } from '../messages/en.ts'
import { mergeMessages } from '../messages/merge-messages.ts'
import { followSession } from '../query/follow-session.ts'
import { createTicker, type Ticker } from './error-state/ticker.ts'

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
  messages: Messages
  /** The one timer of all countdowns. */
  ticker: Ticker
  /** Failures after which the write was sent again. */
  sentAgain: WeakSet<LisaError>
}

const LisaContext = /* @__PURE__ */ createContext<Lisa | null>(null)

/** Gives the hooks below it their client. */
export function LisaProvider({ client, queryClient, messages, children }: LisaProviderProps): ReactElement {
  // Another person starts from nothing: no state of any component below is kept.
  const { session } = client
  const person = useSyncExternalStore(
    session.subscribe,
    () => session.ends,
    () => session.ends,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: another client is another credential, another person too, with a cache of its own
  const own = useMemo(() => new QueryClient(), [client, person])
  const shared = queryClient ?? own
  useEffect(() => {
    const leave = followSession(shared, client)
    // Mounted, it hears of focus and network; TanStack counts how often.
    shared.mount()
    return () => {
      shared.unmount()
      // A host keeps its cache when the last widget has gone: it must still be emptied when the person leaves.
      if (shared === own) leave()
    }
  }, [shared, own, client])
  const value = useMemo(
    (): Lisa => ({
      client,
      queryClient: shared,
      messages: mergeMessages(en, messages ?? {}),
      ticker: createTicker(client.options.clock),
      sentAgain: new WeakSet(),
    }),
    [client, shared, messages],
  )
  return (
    <LisaContext.Provider key={person} value={value}>
      {children}
    </LisaContext.Provider>
  )
}

/** What the nearest `LisaProvider` provides. Without one it throws a plain `Error`. */
export function useLisa(): Lisa {
  const lisa = useContext(LisaContext)
  if (!lisa) {
    throw new Error(
      process.env.NODE_ENV !== 'production' ? 'This hook needs <LisaProvider client={…}> above it' : 'No LisaProvider',
    )
  }
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
