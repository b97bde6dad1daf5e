import type { DataTag, InfiniteData, Query, QueryClient } from '@tanstack/react-query'
import { backoff } from './client/backoff.ts'
import type { InputArgs, LisaClient } from './client/client.ts'
import type { Clock } from './client/clock.ts'
import { type AnyInput, type Endpoint, fillPath, isAccepted, queryOf } from './client/contract.ts'
import type { Page } from './endpoints/page.ts'
import { isLisaError, type LisaError, type LisaErrorKind } from './errors/lisa-error.ts'

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
  queryFn: (context: { signal: AbortSignal }) => Promise<Output>
}

/** What `lisaPages` gives: options for TanStack's infinite queries. */
export interface LisaPagesOptions<Output> extends RetryRule {
  queryKey: DataTag<LisaKey, InfiniteData<Output, string | undefined>, LisaError>
  queryFn: (context: { signal: AbortSignal; pageParam: string | undefined }) => Promise<Output>
  initialPageParam: string | undefined
  getNextPageParam: (lastPage: Output, pages: Output[], lastParam: string | undefined) => string | undefined
}

/** What `lisaMutation` gives: options for `useMutation`. */
export interface LisaMutationOptions<Input, Output> extends RetryRule {
  mutationFn: (input: Input) => Promise<Output>
}

/** A read as options for `useQuery`, `useSuspenseQuery`, `prefetchQuery` and their kin. A missing path parameter is a `TypeError`. */
export function lisaQuery<Input, Output>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output, 'GET'>,
  ...[input]: InputArgs<NoInfer<Input>>
): LisaQueryOptions<Output> {
  return {
    queryKey: keyOf(client, endpoint, { ...input }) as LisaQueryOptions<Output>['queryKey'],
    queryFn: ({ signal }) => client.request(endpoint as Endpoint<unknown, Output>, input, { signal }),
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
    queryFn: ({ signal, pageParam }) =>
      client.request(endpoint as Endpoint<unknown, Output>, { ...input, cursor: pageParam }, { signal }),
    ...pageParams,
    ...retryRule(client, endpoint),
  }
}

/** How a list goes on: with the cursor of its last page, unless that leads to itself. */
export const pageParams = {
  initialPageParam: undefined,
  getNextPageParam: ({ nextCursor }: Page<unknown>, _pages: unknown, lastParam: string | undefined): string | undefined =>
    nextCursor && nextCursor !== lastParam ? nextCursor : undefined,
}

/** A write as options for `useMutation`. It is never sent twice unless LiSA refused the first. */
export function lisaMutation<Input, Output>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output>,
): LisaMutationOptions<Input, Output> {
  return {
    mutationFn: (input) => client.request(endpoint as Endpoint<unknown, Output>, input),
    ...retryRule(client, endpoint),
  }
}

/** The key of a read. A missing path parameter is a `TypeError`. */
function keyOf({ key }: LisaClient, endpoint: Endpoint, input: AnyInput): LisaKey {
  const query = endpoint.query ? queryOf(endpoint, input) : {}
  return [
    key,
    ...segmentsOf(fillPath(endpoint, input)).map(decodeURIComponent),
    ...(Object.keys(query).length > 0 ? [query] : []),
  ]
}

/** The key of a read that still waits for its input: the path with its `{names}`. */
export const waitingKey = ({ key }: LisaClient, { path }: Endpoint): LisaKey => [key, ...segmentsOf(path), false]

const segmentsOf = (path: string): string[] => path.split('/').slice(1)

/**
 * Brings the cache up to date after a write: its answer becomes the read that it `fills`, and the reads that it touches
 * are stale. A receipt (202) fills nothing, and what it will change is not fetched again yet.
 */
export async function afterWrite(
  queryClient: QueryClient,
  client: LisaClient,
  endpoint: Endpoint,
  input: unknown,
  output: unknown,
): Promise<void> {
  const isReceipt = isAccepted(output)
  const filled = isReceipt ? undefined : endpoint.fills?.(output as never, input as never)
  const filledKey = filled && keyOf(client, ...filled)
  if (filledKey) {
    // A read that set out before the write would bring the old state back.
    await queryClient.cancelQueries({ queryKey: filledKey, exact: true })
    queryClient.setQueryData(filledKey, output)
  }
  for (const path of endpoint.stales ?? [`/${segmentsOf(endpoint.path)[0]}`]) {
    // Of two writes under way, the one that is answered last need not be the one that came last.
    const isTouched = ({ queryKey }: Query): boolean =>
      queryClient.isMutating() > 1 || JSON.stringify(queryKey) !== JSON.stringify(filledKey)
    const touched = { queryKey: [client.key, ...segmentsOf(path)], predicate: isTouched }
    // What the page is still loading set out before the write, and would pass for fresh. A loader's read goes on.
    if (!isReceipt) await queryClient.cancelQueries({ ...touched, type: 'active' })
    void queryClient.invalidateQueries({ ...touched, refetchType: isReceipt ? 'none' : 'active' })
  }
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
