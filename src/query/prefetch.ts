import type { LisaClient } from '../client/client.ts'
import { targetOf } from '../client/target.ts'
import { isLisaError, type LisaError, lisaError } from '../errors/lisa-error.ts'
import { livePositions } from './live-positions.ts'
import { pagesOptions } from './pages-options.ts'
import {
  isPage,
  isPaged,
  longestPrefetch,
  type PrefetchedRead,
  type PrefetchedState,
  type PrefetchRead,
  type PrefetchReads,
  stateOf,
} from './prefetched.ts'
import { failureFor } from './prefetched-failure.ts'
import { readOptions } from './query-options.ts'

/**
 * Reads for server rendering, as `LisaHydration` takes them: each once, without retries. What the rate limit holds back for longer than
 * the client's `prefetchTimeout` (1 s) is `rate-limited`; what takes longer otherwise is called off and left out, and the browser fetches
 * it. A failure is a state and does not reject; a missing path parameter is a `TypeError`. On a server make a client per request where
 * the credential is the visitor's.
 */
export async function prefetchLisa<Inputs extends readonly unknown[]>(
  client: LisaClient,
  ...reads: PrefetchReads<Inputs>
): Promise<PrefetchedState> {
  const late = new AbortController()
  const { clock, prefetchTimeout = longestPrefetch } = client.options
  const { retryAt = 0 } = client.rateLimit.get()
  // Give up at once where the rate limit stays closed for longer than the timeout.
  const cancel = clock.after(retryAt > clock.now() + prefetchTimeout ? 0 : prefetchTimeout, () => late.abort())
  try {
    const prefetched = await Promise.all((reads as readonly PrefetchRead[]).map((read) => prefetchOne(client, read, late.signal)))
    // A value that is not JSON, such as a date, becomes what the browser will get.
    return JSON.parse(JSON.stringify(stateOf(prefetched))) as PrefetchedState
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
  const { queryKey, queryFn } = (isPaged(endpoint) ? pagesOptions : readOptions)(client, endpoint, [input])
  if (typeof queryFn !== 'function') return undefined
  const place = { segments, query, updatedAt: clock.wall() }
  try {
    const context = { signal, queryKey, pageParam: undefined }
    const data = await queryFn(context)
    return { ...place, isList: isPage(endpoint, data), data, live: client.perPerson(livePositions).get(context) }
  } catch (error) {
    const failure = isLisaError(error) ? error : signal.aborted && heldBack(client, path)
    if (failure) return { ...place, isList: isPaged(endpoint), ...failureFor(failure, path, clock.now()) }
    if (signal.aborted) return undefined
    throw error
  }
}

/** The error of a read that was not sent because the rate limit is closed; `undefined` where it is open. */
function heldBack({ rateLimit }: LisaClient, path: string): LisaError | undefined {
  const { retryAt } = rateLimit.get()
  return retryAt === undefined
    ? undefined
    : lisaError('rate-limited', { message: `GET ${path}: not sent yet`, method: 'GET', url: path, retryAt })
}
