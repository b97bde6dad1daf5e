import type { DataTag, InfiniteData, SkipToken } from '@tanstack/react-query'
import type { LisaClient } from '../client/client.ts'
import type { Endpoint } from '../client/endpoint.ts'
import type { Page } from '../endpoints/page.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import { type LisaKey, pagesKey, waitingKey } from './keys.ts'
import { inputOf, type MaybeInput } from './query-options.ts'
import { cancelled, type QueryContext, runRead } from './read.ts'
import { type RetryRule, retryRule } from './retry-rule.ts'

/** The key of a list in pages, by which `getQueryData` and `setQueryData` know its type. */
type PagesKey<Output> = DataTag<LisaKey, InfiniteData<Output, string | undefined>, LisaError>

/** What `lisaPages` gives: options for TanStack's infinite queries. */
export interface LisaPagesOptions<Output> extends RetryRule, PageParams<Output> {
  queryKey: PagesKey<Output>
  queryFn: (context: QueryContext & { pageParam: string | undefined }) => Promise<Output>
}

/** What `lisaPages` gives for an input that may be missing: a query that waits then. For all but TanStack's suspense hooks. */
export interface LisaWaitingPagesOptions<Output> extends Omit<LisaPagesOptions<Output>, 'queryFn'> {
  queryFn: LisaPagesOptions<Output>['queryFn'] | SkipToken
  enabled?: false
}

/** How a list goes on. */
export interface PageParams<Output> {
  initialPageParam: string | undefined
  getNextPageParam: (
    lastPage: Output,
    pages: Output[],
    lastParam: string | undefined,
    params?: (string | undefined)[],
  ) => string | undefined
}

/** What a list takes: its query without the cursor, which `fetchNextPage` moves on. */
export type ListInput<Input> = Omit<Input, 'cursor'>

/**
 * A list as options for `useInfiniteQuery`, `prefetchInfiniteQuery` and their kin; `cursor` is the page parameter. It waits where the
 * input is `undefined`.
 */
export function lisaPages<Output extends Page<unknown>>(
  client: LisaClient,
  endpoint: Endpoint<object, Output, 'GET'>,
): LisaPagesOptions<Output>
export function lisaPages<Input, Output extends Page<unknown>>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output, 'GET'>,
  input: ListInput<NoInfer<Input>>,
): LisaPagesOptions<Output>
export function lisaPages<Input, Output extends Page<unknown>>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output, 'GET'>,
  input: MaybeInput<ListInput<NoInfer<Input>>>,
): LisaWaitingPagesOptions<Output>
export function lisaPages<Output extends Page<unknown>>(
  client: LisaClient,
  endpoint: Endpoint<never, Output, 'GET'>,
  ...args: [input?: unknown]
): LisaWaitingPagesOptions<Output> {
  return pagesOptions(client, endpoint, args)
}

/** The options of a list with these arguments: none stand for an input without fields, `undefined` for one that is not there yet. */
export function pagesOptions<Output extends Page<unknown>>(
  client: LisaClient,
  endpoint: Endpoint<never, Output, 'GET'>,
  args: readonly unknown[],
): LisaWaitingPagesOptions<Output> {
  const input = inputOf(args)
  const rest = { ...pageParams, ...retryRule(client, endpoint) }
  if (!input) return { queryKey: tagged(waitingKey(client, endpoint)), queryFn: cancelled, enabled: false, ...rest }
  return {
    queryKey: tagged(pagesKey(client, endpoint, input)),
    queryFn: (context) => runRead(client, endpoint, { ...input, cursor: context.pageParam }, context),
    ...rest,
  }
}

/** A list goes on with the cursor of its last page, unless that leads back to a page that is there. */
const pageParams: PageParams<Page<unknown>> = {
  initialPageParam: undefined,
  getNextPageParam: ({ nextCursor }, _pages, lastParam, params = [lastParam]) =>
    nextCursor && !params.includes(nextCursor) ? nextCursor : undefined,
}

/** Says the type of the cached answer, which TypeScript alone sees. */
const tagged = <Output>(key: LisaKey): PagesKey<Output> => key as PagesKey<Output>
