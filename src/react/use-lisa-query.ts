import {
  type DefinedInitialDataOptions,
  type DefinedUseQueryResult,
  type UseQueryOptions,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query'
import type { Endpoint } from '../client/endpoint.ts'
import type { ReadMethod } from '../client/method.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import type { LisaKey } from '../query/keys.ts'
import { inputOf, type MaybeInput, readOptions } from '../query/query-options.ts'
import { asItCame } from './hydration/as-it-came.ts'
import { useLisa } from './provider.tsx'
import { enabledUnlessRefused, useLookForCredential } from './use-silence.ts'

/** TanStack's options for a query, except the key and the function. */
export type LisaReadOptions<Output, Data = Output> = Omit<
  UseQueryOptions<Output, LisaError, Data, LisaKey>,
  'queryKey' | 'queryFn'
>

/** The same with `initialData`, so that `data` is there from the start. */
export type DefinedLisaReadOptions<Output, Data = Output> = Omit<
  DefinedInitialDataOptions<Output, LisaError, Data, LisaKey>,
  'queryKey' | 'queryFn'
>

/**
 * A read of any endpoint, your own included: TanStack's query result with a `LisaError`. Waits while the input is `undefined`; where
 * an endpoint needs none, it may be left out.
 */
export function useLisaQuery<Output>(endpoint: Endpoint<object, Output, ReadMethod>): UseQueryResult<Output, LisaError>
export function useLisaQuery<Input, Output, Data = Output>(
  endpoint: Endpoint<Input, Output, ReadMethod>,
  input: MaybeInput<NoInfer<Input>>,
  options: DefinedLisaReadOptions<Output, Data>,
): DefinedUseQueryResult<Data, LisaError>
export function useLisaQuery<Input, Output, Data = Output>(
  endpoint: Endpoint<Input, Output, ReadMethod>,
  input: MaybeInput<NoInfer<Input>>,
  options?: LisaReadOptions<Output, Data>,
): UseQueryResult<Data, LisaError>
export function useLisaQuery<Output, Data>(
  endpoint: Endpoint<never, Output, ReadMethod>,
  ...args: [input?: unknown, options?: LisaReadOptions<Output, Data>]
): UseQueryResult<Data, LisaError> {
  const lisa = useLisa()
  const { client, queryClient } = lisa
  const [, options] = args
  const query = readOptions(client, endpoint, args)
  useLookForCredential(lisa, endpoint, inputOf(args), { queryKey: query.queryKey, interval: options?.refetchInterval })
  const enabled = enabledUnlessRefused(client, query.enabled ?? options?.enabled)
  return useQuery(
    {
      ...options,
      ...query,
      enabled,
      ...asItCame(lisa, query.queryKey, { ...options, enabled }),
      retry: options?.retry ?? query.retry,
      retryDelay: options?.retryDelay ?? query.retryDelay,
    },
    queryClient,
  )
}
