import { type DefaultOptions, focusManager, type QueryClient } from '@tanstack/react-query'
import {
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { LisaClient } from '../client/client.ts'
import type { LisaError, LisaErrorOf } from '../errors/lisa-error.ts'
import { mistake } from '../errors/mistake.ts'
import type { MessageOverrides, Messages } from '../messages/catalogue.ts'
import { en } from '../messages/en.ts'
import { mergeMessages } from '../messages/merge-messages.ts'
import { followSession } from '../query/follow-session.ts'
import { createTicker, type Ticker } from './error-state/ticker.ts'
import { type Arrivals, newArrivals } from './hydration/arrivals.ts'
import { useOwnQueryClient } from './own-query-client.ts'
import { readFailedHydrationAgain } from './read-again.ts'

/** What `LisaProvider` takes. */
export interface LisaProviderProps {
  /** What `createLisaClient` made, once for all renders. */
  client: LisaClient
  /**
   * Joins the host's QueryClient; without it the provider has one of its own, which all providers of this client share, and the
   * host's stays untouched. Clients that share one need a `name` each.
   */
  queryClient?: QueryClient | undefined
  /** TanStack's defaults for the provider's own QueryClient, such as `{ queries: { staleTime: 60_000 } }`. Retries go by LiSA's rule. */
  defaultOptions?: DefaultOptions | undefined
  /** A catalogue, such as `de` from `lisa-query/messages`, or replacements for single words of the English one. */
  messages?: Messages | MessageOverrides | undefined
  /** What may use the hooks. */
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
  /** Each 422 with its messages in this language, by the original error. */
  inWords: WeakMap<LisaError, LisaErrorOf<'invalid'>>
  /** `left` is the visitor whose session has ended: players are not told of this visitor again. */
  visitors: { left?: string }
  /** What came with the page. */
  arrivals: Arrivals
}

const LisaContext = /* @__PURE__ */ createContext<Lisa | null>(null)

/** Gives the hooks below it their client. */
export function LisaProvider({ client, queryClient, defaultOptions, messages, children }: LisaProviderProps): ReactElement {
  const { session } = client
  const person = useSyncExternalStore(
    session.subscribe,
    () => session.ends,
    () => session.ends,
  )
  const isSamePerson = useIsRendered(person)
  const own = useOwnQueryClient(client, person, defaultOptions)
  const shared = queryClient ?? own
  useEffect(() => {
    const leave = followSession(shared, client)
    const stopReadingAgain = readFailedHydrationAgain(shared, client)
    const stopAsking = focusManager.subscribe((isFocused) => isFocused && session.refused.askOne())
    // Mounted, it hears of focus and network; TanStack counts how often.
    shared.mount()
    return () => {
      shared.unmount()
      stopReadingAgain()
      stopAsking()
      // The cache stays when its last provider is unmounted, so it must still follow the session: it is emptied when the person leaves.
      if (shared === own && session.ends !== person) leave()
    }
  }, [shared, own, client, session, person])
  const [visitors] = useState<Lisa['visitors']>({})
  const [arrivals] = useState(newArrivals)
  const value = useMemo(
    (): Lisa => ({
      client,
      queryClient: shared,
      messages: mergeMessages(en, messages ?? {}),
      ticker: createTicker(client.options.clock),
      sentAgain: new WeakSet(),
      inWords: new WeakMap(),
      visitors,
      arrivals,
    }),
    [client, shared, messages, visitors, arrivals],
  )
  return <LisaContext.Provider value={value}>{isSamePerson && children}</LisaContext.Provider>
}

/**
 * Whether the tree below is of this person. Another person starts from nothing: there is one render without any children, so that
 * no component keeps its state, and no `Suspense` above keeps the last person's page in the document until the next one is there.
 */
function useIsRendered(person: number): boolean {
  const [rendered, setRendered] = useState(person)
  useEffect(() => setRendered(person), [person])
  return rendered === person
}

/** What the nearest `LisaProvider` provides. Without one it throws a `TypeError`. */
export function useLisa(): Lisa {
  const lisa = useContext(LisaContext)
  if (!lisa) {
    throw mistake(
      'no-provider',
      process.env.NODE_ENV !== 'production' ? 'This hook needs <LisaProvider client={…}> above it' : 'No LisaProvider',
    )
  }
  return lisa
}

/** The same, for what also works without one: `null` then. */
export function useSurroundingLisa(): Lisa | null {
  return useContext(LisaContext)
}

/** The client of the nearest `LisaProvider`. */
export function useLisaClient(): LisaClient {
  return useLisa().client
}

/** The QueryClient that holds the cached answers of the nearest `LisaProvider`, for prefetching and `invalidateQueries`. */
export function useLisaQueryClient(): QueryClient {
  return useLisa().queryClient
}
