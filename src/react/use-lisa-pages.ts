import {
  type DefinedInitialDataInfiniteOptions,
  type DefinedUseInfiniteQueryResult,
  type InfiniteData,
  type UseInfiniteQueryOptions,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Endpoint } from '../client/endpoint.ts'
import type { Page } from '../endpoints/page.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import type { LisaKey } from '../query/keys.ts'
import { type ListInput, pagesOptions } from '../query/pages-options.ts'
import { inputOf, type MaybeInput } from '../query/query-options.ts'
import { useLisa } from './provider.tsx'
import { enabledUnlessRefused, useLookForCredential } from './use-silence.ts'

/** What the library says itself. */
type OwnOption = 'queryKey' | 'queryFn' | 'initialPageParam' | 'getNextPageParam' | 'select'

/** TanStack's options for an infinite query, except the key and the function; `select` gets the flat list. */
export type LisaPagesReadOptions<Item, Data = Item[]> = Omit<
  UseInfiniteQueryOptions<Page<Item>, LisaError, Data, LisaKey, string | undefined>,
  OwnOption
> &
  FlatSelect<Item, Data>

/** The same with `initialData`, so that `data` is there from the start. */
export type DefinedLisaPagesReadOptions<Item, Data = Item[]> = Omit<
  DefinedInitialDataInfiniteOptions<Page<Item>, LisaError, Data, LisaKey, string | undefined>,
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
export function useLisaPages<Item>(endpoint: Endpoint<object, Page<Item>, 'GET'>): UseInfiniteQueryResult<Item[], LisaError>
export function useLisaPages<Input, Item, Data = Item[]>(
  endpoint: Endpoint<Input, Page<Item>, 'GET'>,
  input: MaybeInput<ListInput<NoInfer<Input>>>,
  options: DefinedLisaPagesReadOptions<Item, Data>,
): DefinedUseInfiniteQueryResult<Data, LisaError>
export function useLisaPages<Input, Item, Data = Item[]>(
  endpoint: Endpoint<Input, Page<Item>, 'GET'>,
  input: MaybeInput<ListInput<NoInfer<Input>>>,
  options?: LisaPagesReadOptions<Item, Data>,
): UseInfiniteQueryResult<Data, LisaError>
export function useLisaPages<Item, Data>(
  endpoint: Endpoint<never, Page<Item>, 'GET'>,
  ...args: [input?: unknown, options?: LisaPagesReadOptions<Item, Data>]
): UseInfiniteQueryResult<Data, LisaError> {
  const lisa = useLisa()
  const { client, queryClient } = lisa
  const { select, ...options } = args[1] ?? {}
  const query = pagesOptions(client, endpoint, args)
  useLookForCredential(lisa, endpoint, inputOf(args), { queryKey: query.queryKey, interval: options.refetchInterval })
  const selectFlat = useCallback(
    ({ pages }: InfiniteData<Page<Item>>) => {
      const items = flatten(pages)
      return select ? select(items) : (items as Data)
    },
    [select],
  )
  return useInfiniteQuery(
    {
      ...options,
      ...query,
      enabled: enabledUnlessRefused(client, query.enabled ?? options.enabled),
      retry: options.retry ?? query.retry,
      retryDelay: options.retryDelay ?? query.retryDelay,
      select: selectFlat,
    },
    queryClient,
  )
}

/** All items in order. One that moved from page to page while they were read is on two of them: it counts where it stands first. */
function flatten<Item>(pages: Page<Item>[]): Item[] {
  const known = new Set<unknown>()
  return pages.flatMap(({ items }) => {
    const fresh = items.filter((item) => !known.has(idOf(item)))
    for (const item of items) known.add(idOf(item))
    // What has no id cannot be told apart.
    known.delete(undefined)
    return fresh
  })
}

const idOf = (item: unknown): unknown => (Object(item) as { id?: unknown }).id
