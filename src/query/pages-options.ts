import type { DataTag, InfiniteData } from '@tanstack/react-query'
import type { LisaClient } from '../client/client.ts'
import type { Endpoint } from '../client/endpoint.ts'
import type { Page } from '../endpoints/page.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import { type LisaKey, pagesKey } from './keys.ts'
import { hasData, type QueryContext } from './query-options.ts'
import { type RetryRule, retryRule } from './retry-rule.ts'

/** What `lisaPages` gives: options for TanStack's infinite queries. */
export interface LisaPagesOptions<Output> extends RetryRule {
  queryKey: DataTag<LisaKey, InfiniteData<Output, string | undefined>, LisaError>
  queryFn: (context: QueryContext & { pageParam: string | undefined }) => Promise<Output>
  initialPageParam: string | undefined
  getNextPageParam: (lastPage: Output, pages: Output[], lastParam: string | undefined) => string | undefined
}

/** A list as options for `useInfiniteQuery`, `prefetchInfiniteQuery` and their kin; `cursor` is the page parameter. */
export function lisaPages<Input, Output extends Page<unknown>>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output, 'GET'>,
  input: Omit<NoInfer<Input>, 'cursor'>,
): LisaPagesOptions<Output> {
  return {
    queryKey: pagesKey(client, endpoint, { ...input }) as unknown as LisaPagesOptions<Output>['queryKey'],
    queryFn: ({ pageParam, ...context }) =>
      client.request(
        endpoint as Endpoint<unknown, Output>,
        { ...input, cursor: pageParam },
        { signal: context.signal, isBackground: pageParam === undefined && hasData(context) },
      ),
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
