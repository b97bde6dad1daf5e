import type { LisaClient } from '../client/client.ts'
import { targetOf } from '../client/target.ts'
import { isLisaError } from '../errors/lisa-error.ts'
import { pagesOptions } from './pages-options.ts'
import {
  isPage,
  isPaged,
  longestPrefetch,
  type PrefetchedRead,
  type PrefetchedState,
  type PrefetchRead,
  type PrefetchReads,
} from './prefetched.ts'
import { failureFor } from './prefetched-failure.ts'
import { readOptions } from './query-options.ts'

/**
 * Reads for server rendering, as `LisaHydration` takes them: each once, without retries. What takes longer than the client's
 * `prefetchTimeout` (1 s) is called off and left out; the browser fetches it. A failure is a state and does not reject; a missing
 * path parameter is a `TypeError`. On a server make a client per request where the credential is the visitor's.
 */
export async function prefetchLisa<Inputs extends readonly unknown[]>(
  client: LisaClient,
  ...reads: PrefetchReads<Inputs>
): Promise<PrefetchedState> {
  const late = new AbortController()
  const { clock, prefetchTimeout = longestPrefetch } = client.options
  const cancel = clock.after(prefetchTimeout, () => late.abort())
  try {
    const found = await Promise.all((reads as readonly PrefetchRead[]).map((read) => prefetchOne(client, read, late.signal)))
    // Also what is no JSON in the type of an answer, such as a date, has to arrive as in the browser.
    return JSON.parse(JSON.stringify({ reads: found.filter((read) => read !== undefined) })) as PrefetchedState
  } finally {
    cancel()
    late.abort()
  }
}

async function prefetchOne(
  client: LisaClient,
  [endpoint, input = {}]: PrefetchRead,
  signal: AbortSignal,
): Promise<PrefetchedRead | undefined> {
  const { path, segments, query } = targetOf(endpoint, input)
  const { clock } = client.options
  const { queryFn } = (isPaged(endpoint) ? pagesOptions : readOptions)(client, endpoint, [input])
  if (typeof queryFn !== 'function') return undefined
  const place = { segments, query, updatedAt: clock.wall() }
  try {
    const data = await queryFn({ signal, pageParam: undefined })
    return { ...place, isList: isPage(endpoint, data), data }
  } catch (error) {
    if (isLisaError(error)) return { ...place, isList: isPaged(endpoint), ...failureFor(error, path, clock.now()) }
    if (signal.aborted) return undefined
    throw error
  }
}
