import type { DataTag, InfiniteData, Query, QueryClient, QueryKey } from '@tanstack/react-query'
import type { InputArgs, LisaClient } from '../client/client.ts'
import type { Clock } from '../client/clock.ts'
import { type AnyInput, type Endpoint, fillPath } from '../client/endpoint.ts'
import { backoff } from '../client/rate-limit/backoff.ts'
import type { RequestOptions } from '../client/request/send.ts'
import type { Page } from '../endpoints/page.ts'
import { isLisaError, type LisaError, type LisaErrorKind } from '../errors/lisa-error.ts'
import type { Words } from '../messages/catalogue.ts'
import type { Words as AllWords } from '../messages/describe-error.ts'

/** A query key: the client's, then the path's segments, then the query. `['lisa', 'shows', '42', 'products', { limit: 8 }]` */
export type LisaKey = readonly [client: string, ...path: unknown[]]

/** When TanStack Query tries again, and after how many milliseconds. */
export interface RetryRule {
  retry: (failureCount: number, error: LisaError) => boolean
  retryDelay: (failureCount: number, error: LisaError) => number
}

/** What `lisaQuery` gives: options for every hook and `QueryClient` method of TanStack Query. */
export interface LisaQueryOptions<Output> extends RetryRule {
  queryKey: DataTag<LisaKey, Output, LisaError>
  queryFn: (context: QueryContext) => Promise<Output>
}

/** What TanStack tells a read. */
export interface QueryContext {
  signal: AbortSignal
  client?: Pick<QueryClient, 'getQueryData'>
  queryKey?: QueryKey
}

/** What `lisaPages` gives: options for TanStack's infinite queries. */
export interface LisaPagesOptions<Output> extends RetryRule {
  queryKey: DataTag<LisaKey, InfiniteData<Output, string | undefined>, LisaError>
  queryFn: (context: QueryContext & { pageParam: string | undefined }) => Promise<Output>
  initialPageParam: string | undefined
  getNextPageParam: (lastPage: Output, pages: Output[], lastParam: string | undefined) => string | undefined
}

/** A read as options for `useQuery`, `useSuspenseQuery`, `prefetchQuery` and their kin. A missing path parameter is a `TypeError`. */
export function lisaQuery<Input, Output>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output, 'GET'>,
  ...[input]: InputArgs<NoInfer<Input>>
): LisaQueryOptions<Output> {
  return {
    queryKey: keyOf(client, endpoint, { ...input }) as LisaQueryOptions<Output>['queryKey'],
    queryFn: (context) => client.request(endpoint as Endpoint<unknown, Output>, input, reading(context)),
    ...retryRule(client, endpoint),
  }
}

/** A list as options for `useInfiniteQuery`, `prefetchInfiniteQuery` and their kin; `cursor` is the page parameter. */
export function lisaPages<Input, Output extends Page<unknown>>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output, 'GET'>,
  input: Omit<NoInfer<Input>, 'cursor'>,
): LisaPagesOptions<Output> {
  return {
    // A list in pages is cached in another shape than a single page of it, so it has a key of its own.
    queryKey: [...keyOf(client, endpoint, { ...input }), true] as unknown as LisaPagesOptions<Output>['queryKey'],
    queryFn: (context) =>
      client.request(endpoint as Endpoint<unknown, Output>, { ...input, cursor: context.pageParam }, reading(context)),
    ...pageParams,
    ...retryRule(client, endpoint),
  }
}

/** A read whose answer is in the cache already only freshens it. */
const reading = ({
  signal,
  client,
  queryKey = [],
  pageParam,
}: QueryContext & { pageParam?: string | undefined }): RequestOptions => ({
  signal,
  isBackground: pageParam === undefined && client?.getQueryData(queryKey) !== undefined,
})

/** How a list goes on: with the cursor of its last page, unless that leads to itself. */
export const pageParams = {
  initialPageParam: undefined,
  getNextPageParam: ({ nextCursor }: Page<unknown>, _pages: unknown, lastParam: string | undefined): string | undefined =>
    nextCursor && nextCursor !== lastParam ? nextCursor : undefined,
}

/** The key of a read. A missing path parameter is a `TypeError`. */
export function keyOf({ key }: LisaClient, endpoint: Endpoint, input: AnyInput): LisaKey {
  const query = endpoint['~sends']?.query(endpoint, input) ?? {}
  return [
    key,
    ...segmentsOf(fillPath(endpoint, input)).map(decodeURIComponent),
    ...(Object.keys(query).length > 0 ? [query] : []),
  ]
}

/** The key of a read that still waits for its input: the path with its `{names}`. */
export const waitingKey = ({ key }: LisaClient, { path }: Endpoint): LisaKey => [key, ...segmentsOf(path), false]

export const segmentsOf = (path: string): string[] => path.split('/').slice(1)

/** A way on from an error: the words for it, and what then happens. */
export type Way = readonly [label: Words<never>, run: () => void]

/** What is read of a failed mutation. */
export interface FailedWrite {
  mutate?: (variables: never) => void
  variables?: unknown
  reset?: () => void
}

/** What only writes need: a page's first `lisaMutation` brings it along, so that a page without any does not load it. */
export const forWrites: {
  waysOn?: (error: LisaError, result: FailedWrite, client: LisaClient, queryClient: QueryClient, words: AllWords) => Way[]
  forget?: (queryClient: QueryClient, client: LisaClient) => void
} = {}

/**
 * Keeps a cache in step with the client's session: a start fetches again what is on screen and failed for want of a credential, an end
 * removes everything. `LisaProvider` does it for its own. Gives a function that ends it.
 */
export function followSession(queryClient: QueryClient, client: LisaClient): () => void {
  const { session, key } = client
  return session.subscribe((news) => {
    if (news === 'end') {
      queryClient.removeQueries({ queryKey: [key] })
      forWrites.forget?.(queryClient, client)
    } else if (news) {
      const isWaiting = ({ state: { error } }: Query): boolean => isLisaError(error) && error.kind === 'auth-required'
      void queryClient.invalidateQueries({ queryKey: [key], predicate: isWaiting })
    }
  }, queryClient)
}

const mostRefusals = 5
const mostFailures = 2

/** What passes by itself, so that a read is worth another try. */
const passing: ReadonlySet<LisaErrorKind> = new Set(['unavailable', 'server-error', 'unreachable', 'timeout'])

/** When a request to this endpoint is tried again: TanStack's options `retry` and `retryDelay`. */
export function retryRule({ options: { clock, maxWait, retry } }: LisaClient, { method }: Endpoint): RetryRule {
  return {
    retry: (failureCount, error) =>
      retry !== false &&
      isLisaError(error) &&
      waitOf(error, clock) <= maxWait &&
      failureCount <
        (error.kind === 'rate-limited' ? mostRefusals : method === 'GET' && passing.has(error.kind) ? mostFailures : 0),
    retryDelay: (failureCount, error) =>
      isLisaError(error) && 'retryAt' in error ? waitOf(error, clock) : backoff(failureCount),
  }
}

const waitOf = (error: LisaError, clock: Clock): number => ('retryAt' in error ? Math.max(0, error.retryAt - clock.now()) : 0)
