import type { Query, QueryState } from '@tanstack/react-query'
import type { LisaClient } from '../../client/client.ts'
import type { LisaError } from '../../errors/lisa-error.ts'
import { reviveLisaError } from '../../errors/revive.ts'
import type { LisaKey } from '../../query/keys.ts'
import { livePositions } from '../../query/live-positions.ts'
import type { PrefetchedRead } from '../../query/prefetched.ts'
import { rememberWait } from '../../query/retry-rule.ts'
import { onServer } from '../own-query-client.ts'
import type { Lisa } from '../provider.tsx'

/** What a server has sent is fresh for this long after it arrived, in milliseconds: until all of the page is mounted. */
const freshOnArrival = 10_000

/** A page older than this comes from a cache on the way: its reads are as fresh as TanStack's options say. In milliseconds. */
const oldestArrival = 300_000

/**
 * Puts into the cache what came with the page, each read once. What is on screen already waits for the call after the render; gives
 * those reads.
 */
export function takeOver(lisa: Lisa, reads: readonly PrefetchedRead[], isRendered: boolean): PrefetchedRead[] {
  return reads.filter((read) => !takeOverOne(lisa, read, isRendered))
}

function takeOverOne(lisa: Lisa, read: PrefetchedRead, isRendered: boolean): boolean {
  const { client, queryClient, arrivals } = lisa
  const { ends } = client.session
  const before = arrivals.takenOver.get(read)
  // It belongs to a person who has left, or is there, or was and has been removed since.
  if (before && (before.ends !== ends || before.queryClient === queryClient)) return true
  const existing = findArrived(lisa, read)
  if (existing && existing.getObserversCount() > 0 && !isRendered) return false
  arrivals.takenOver.set(read, { queryClient, ends })
  const { clock } = client.options
  // A reading of the clock would keep a framework from prerendering the page.
  const now = onServer() ? read.updatedAt : Math.max(clock.wall(), read.updatedAt)
  const age = now - read.updatedAt
  const news = newsOf(client, read)
  if (existing && !isNews(existing.state, read)) return true
  existing?.setState(news)
  const queryKey = keyOf(client, read)
  const query = existing ?? queryClient.getQueryCache().build(queryClient, { queryKey }, { ...blank, ...news })
  if (read.live) client.perPerson(livePositions).set(query, read.live)
  if (onServer()) arrivals.freshFor.set(query.state, 'static')
  else {
    rememberWait(client, JSON.stringify([queryKey, undefined]), news.error)
    if (age <= oldestArrival) arrivals.freshFor.set(query.state, age + freshOnArrival)
  }
  arrivals.hasAny = true
  return true
}

/** The cached read that belongs to one of a server. */
export function findArrived({ client, queryClient }: Lisa, read: PrefetchedRead): Query | undefined {
  const { queryHash } = queryClient.defaultQueryOptions({ queryKey: keyOf(client, read) })
  return queryClient.getQueryCache().get(queryHash)
}

/** The key that `lisaQuery` and `lisaPages` give it. */
function keyOf({ key }: LisaClient, { segments, query, isList }: PrefetchedRead): LisaKey {
  if (isList) return [key, ...segments, query, 'pages']
  return [key, ...segments, ...(Object.keys(query).length > 0 ? [query] : [])]
}

/** Not what is older than the cache, and no failure of a read that is under way again. */
const isNews = ({ dataUpdatedAt, errorUpdatedAt, fetchStatus }: QueryState, { updatedAt, error }: PrefetchedRead): boolean =>
  updatedAt > Math.max(dataUpdatedAt, errorUpdatedAt) && !(error && fetchStatus !== 'idle')

/** What it changes of a cached state. */
function newsOf(client: LisaClient, read: PrefetchedRead): Partial<QueryState> {
  const { data, updatedAt, isList } = read
  const error = read.error && errorOf(client, read)
  if (error) {
    const failure = { errorUpdatedAt: updatedAt, errorUpdateCount: 1, fetchFailureCount: 1, fetchFailureReason: error }
    return { error, status: 'error', ...failure }
  }
  const success = { dataUpdatedAt: updatedAt, dataUpdateCount: 1, error: null, fetchFailureCount: 0, fetchFailureReason: null }
  return { data: isList ? { pages: [data], pageParams: [undefined] } : data, status: 'success', ...success }
}

/** The error as this page's own client would have it: with its address, and its clock. */
function errorOf({ options: { baseUrl, clock } }: LisaClient, { segments, error, retryIn }: PrefetchedRead): LisaError {
  const url = `${baseUrl}`.replace(/\/+$/, '') + segments.map((segment) => `/${encodeURIComponent(segment)}`).join('')
  return reviveLisaError({ ...error, url, ...(retryIn !== undefined && { retryAt: clock.now() + retryIn }) })
}

/** The state of a query that nothing has happened to. */
const blank: QueryState = {
  data: undefined,
  dataUpdateCount: 0,
  dataUpdatedAt: 0,
  error: null,
  errorUpdateCount: 0,
  errorUpdatedAt: 0,
  fetchFailureCount: 0,
  fetchFailureReason: null,
  fetchMeta: null,
  fetchStatus: 'idle',
  isInvalidated: false,
  status: 'pending',
}
