import { skipToken, type UseQueryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Endpoint } from '../client/endpoint.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import { type LisaKey, waitingKey } from '../query/keys.ts'
import { lisaQuery } from '../query/query-options.ts'
import { retryRule } from '../query/retry-rule.ts'
import { useLisa } from './provider.tsx'

/** TanStack's options for a query, except the key and the function. */
export type LisaReadOptions<Output, Data = Output> = Omit<
  UseQueryOptions<Output, LisaError, Data, LisaKey>,
  'queryKey' | 'queryFn'
>

/** A read of any endpoint, your own included: TanStack's query result with a `LisaError`. Waits while the input is `undefined`. */
export function useLisaQuery<Input, Output, Data = Output>(
  endpoint: Endpoint<Input, Output, 'GET'>,
  input: NoInfer<Input> | undefined,
  options?: LisaReadOptions<Output, Data>,
): UseQueryResult<Data, LisaError> {
  const { client, queryClient } = useLisa()
  const query = input === undefined ? undefined : lisaQuery(client, endpoint as Endpoint<unknown, Output, 'GET'>, input)
  const rule = query ?? retryRule(client, endpoint)
  return useQuery(
    {
      ...options,
      retry: options?.retry ?? rule.retry,
      retryDelay: options?.retryDelay ?? rule.retryDelay,
      queryKey: query?.queryKey ?? waitingKey(client, endpoint),
      queryFn: query?.queryFn ?? skipToken,
    },
    queryClient,
  )
}
