import {
  type DefinedInitialDataInfiniteOptions,
  type DefinedUseInfiniteQueryResult,
  type InfiniteData,
  type UseInfiniteQueryOptions,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Endpoint, ItemFor, PageParam } from '../client/endpoint.ts'
import type { Page } from '../endpoints/page.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import type { LisaKey } from '../query/keys.ts'
import { itemsOf, type ListInput, type Paged, pagesOptions } from '../query/pages-options.ts'
import { inputOf, type MaybeInput } from '../query/query-options.ts'
import { asItCame } from './hydration/as-it-came.ts'
import { useLisa } from './provider.tsx'
import { enabledUnlessRefused, useLookForCredential } from './use-silence.ts'

/** What the library says itself. */
type OwnOption = 'queryKey' | 'queryFn' | 'initialPageParam' | 'getNextPageParam' | 'select'

/** TanStack's options for an infinite query, except the key and the function; `select` gets the flat list. */
export type LisaPagesReadOptions<Item, Data = Item[], Output = Page<Item>> = Omit<
  UseInfiniteQueryOptions<Output, LisaError, Data, LisaKey, PageParam | undefined>,
  OwnOption
> &
  FlatSelect<Item, Data>

/** The same with `initialData`, so that `data` is there from the start. */
export type DefinedLisaPagesReadOptions<Item, Data = Item[], Output = Page<Item>> = Omit<
  DefinedInitialDataInfiniteOptions<Output, LisaError, Data, LisaKey, PageParam | undefined>,
  OwnOption
> &
  FlatSelect<Item, Data>

interface FlatSelect<Item, Data> {
  select?: (items: Item[]) => Data
}

/**
 * A list of any endpoint: TanStack's infinite result whose `data` is the flat list so far. Waits while the input is `undefined`; where
 * an endpoint needs none, it may be left out.
 */
export function useLisaPages<Output, Item>(
  endpoint: Endpoint<object, Output, 'GET', Item> & Paged<Output, Item>,
): UseInfiniteQueryResult<ItemFor<Output, Item>[], LisaError>
export function useLisaPages<Input, Output, Item, Data = ItemFor<Output, Item>[]>(
  endpoint: Endpoint<Input, Output, 'GET', Item> & Paged<Output, Item>,
  input: MaybeInput<ListInput<NoInfer<Input>>>,
  options: DefinedLisaPagesReadOptions<ItemFor<Output, Item>, Data, NoInfer<Output>>,
): DefinedUseInfiniteQueryResult<Data, LisaError>
export function useLisaPages<Input, Output, Item, Data = ItemFor<Output, Item>[]>(
  endpoint: Endpoint<Input, Output, 'GET', Item> & Paged<Output, Item>,
  input: MaybeInput<ListInput<NoInfer<Input>>>,
  options?: LisaPagesReadOptions<ItemFor<Output, Item>, Data, NoInfer<Output>>,
): UseInfiniteQueryResult<Data, LisaError>
export function useLisaPages<Output, Item, Data>(
  endpoint: Endpoint<never, Output, 'GET', Item>,
  ...args: [input?: unknown, options?: LisaPagesReadOptions<Item, Data, Output>]
): UseInfiniteQueryResult<Data, LisaError> {
  const lisa = useLisa()
  const { client, queryClient } = lisa
  const { select, ...options } = args[1] ?? {}
  const query = pagesOptions(client, endpoint, args)
  useLookForCredential(lisa, endpoint, inputOf(args), { queryKey: query.queryKey, interval: options.refetchInterval })
  const selectFlat = useCallback(
    ({ pages }: InfiniteData<Output>) => {
      const items = flatten(itemsOf(endpoint, pages)) as Item[]
      return select ? select(items) : (items as Data)
    },
    [endpoint, select],
  )
  const enabled = enabledUnlessRefused(client, query.enabled ?? options.enabled)
  return useInfiniteQuery(
    {
      ...options,
      ...query,
      enabled,
      ...asItCame(lisa, query.queryKey, { ...options, enabled }),
      retry: options.retry ?? query.retry,
      retryDelay: options.retryDelay ?? query.retryDelay,
      select: selectFlat,
    },
    queryClient,
  )
}

/** All items in order. One that moved from page to page while they were read is on two of them: it counts where it stands first. */
function flatten(pages: readonly (readonly unknown[])[]): unknown[] {
  const known = new Set<unknown>()
  return pages.flatMap((items) => {
    const fresh = items.filter((item) => !known.has(idOf(item)))
    for (const item of items) known.add(idOf(item))
    // What has no id cannot be told apart.
    known.delete(undefined)
    return fresh
  })
}

const idOf = (item: unknown): unknown => (Object(item) as { id?: unknown }).id
