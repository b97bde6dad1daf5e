import {
  type InfiniteData,
  skipToken,
  type UseInfiniteQueryOptions,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Endpoint } from '../client/endpoint.ts'
import type { Page } from '../endpoints/page.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import { type LisaKey, waitingKey } from '../query/keys.ts'
import { lisaPages, pageParams } from '../query/pages-options.ts'
import { retryRule } from '../query/retry-rule.ts'
import { useLisa } from './provider.tsx'

/** TanStack's options for an infinite query, except the key and the function; `select` gets the flat list. */
export type LisaPagesReadOptions<Item, Data = Item[]> = Omit<
  UseInfiniteQueryOptions<Page<Item>, LisaError, Data, LisaKey, string | undefined>,
  'queryKey' | 'queryFn' | 'initialPageParam' | 'getNextPageParam' | 'select'
> & { select?: (items: Item[]) => Data }

/** What a list takes: its query without the cursor, which `fetchNextPage` moves on. */
export type ListInput<Input> = Omit<Input, 'cursor'>

/** A list of any endpoint: TanStack's infinite result whose `data` is the flat list so far. Waits while the input is `undefined`. */
export function useLisaPages<Input, Item, Data = Item[]>(
  endpoint: Endpoint<Input, Page<Item>, 'GET'>,
  input: ListInput<NoInfer<Input>> | undefined,
  options: LisaPagesReadOptions<Item, Data> = {},
): UseInfiniteQueryResult<Data, LisaError> {
  const { client, queryClient } = useLisa()
  const { select, ...rest } = options
  const query = input === undefined ? undefined : lisaPages(client, endpoint, input)
  const rule = query ?? retryRule(client, endpoint)
  const flatten = useCallback(
    (data: InfiniteData<Page<Item>>) => {
      const items = data.pages.flatMap((page) => page.items)
      return select ? select(items) : (items as Data)
    },
    [select],
  )
  return useInfiniteQuery(
    {
      ...rest,
      ...pageParams,
      retry: rest.retry ?? rule.retry,
      retryDelay: rest.retryDelay ?? rule.retryDelay,
      queryKey: query?.queryKey ?? waitingKey(client, endpoint),
      queryFn: query?.queryFn ?? skipToken,
      select: flatten,
    },
    queryClient,
  )
}
