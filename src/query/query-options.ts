import type { DataTag, QueryClient, QueryKey } from '@tanstack/react-query'
import type { InputArgs, LisaClient } from '../client/client.ts'
import type { Endpoint } from '../client/endpoint.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import { type LisaKey, readKey } from './keys.ts'
import { type RetryRule, retryRule } from './retry-rule.ts'

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

/** A read as options for `useQuery`, `useSuspenseQuery`, `prefetchQuery` and their kin. A missing path parameter is a `TypeError`. */
export function lisaQuery<Input, Output>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output, 'GET'>,
  ...[input]: InputArgs<NoInfer<Input>>
): LisaQueryOptions<Output> {
  return {
    queryKey: readKey(client, endpoint, { ...input }) as LisaQueryOptions<Output>['queryKey'],
    queryFn: (context) =>
      client.request(endpoint as Endpoint<unknown, Output>, input, {
        signal: context.signal,
        isBackground: hasData(context),
      }),
    ...retryRule(client, endpoint),
  }
}

/** Whether the answer is in the cache already, so that a read of it is background work. */
export const hasData = ({ client, queryKey = [] }: QueryContext): boolean => client?.getQueryData(queryKey) !== undefined
