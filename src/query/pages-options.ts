import type { DataTag, InfiniteData, SkipToken } from '@tanstack/react-query'
import type { LisaClient } from '../client/client.ts'
import type { AnyInput, Endpoint, ItemFor, NotPaged, PageParam } from '../client/endpoint.ts'
import type { Page } from '../endpoints/page.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import { pageToCache, readCachedPage } from './cached-page.ts'
import { type LisaKey, pagesKey, waitingKey } from './keys.ts'
import { cancelled, inputOf, type MaybeInput, type QueryContext, runRead } from './query-options.ts'
import { type RetryRule, retryRule } from './retry-rule.ts'

/** The key of a list in pages, by which `getQueryData` and `setQueryData` know its type. */
type PagesKey<Output> = DataTag<LisaKey, InfiniteData<Output, PageParam | undefined>, LisaError>

/** What `lisaPages` gives: options for TanStack's infinite queries. */
export interface LisaPagesOptions<Output> extends RetryRule, PageParams {
  queryKey: PagesKey<Output>
  queryFn: (context: QueryContext & { pageParam: PageParam | undefined }) => Promise<Output>
}

/** What `lisaPages` gives for an input that may be missing: a query that waits then. For all but TanStack's suspense hooks. */
export interface LisaWaitingPagesOptions<Output> extends Omit<LisaPagesOptions<Output>, 'queryFn'> {
  queryFn: LisaPagesOptions<Output>['queryFn'] | SkipToken
  enabled?: false
}

/** How a list goes on. */
export interface PageParams {
  initialPageParam: PageParam | undefined
  getNextPageParam: (
    lastPage: unknown,
    pages: unknown[],
    lastParam: PageParam | undefined,
    params?: (PageParam | undefined)[],
  ) => PageParam | undefined
}

/** Refuses an endpoint that answers no list in pages. */
export type Paged<Output, Item> = [ItemFor<Output, Item>] extends [NotPaged] ? never : unknown

/** What a list takes: its query without the cursor, which `fetchNextPage` moves on. */
export type ListInput<Input> = Omit<Input, 'cursor'>

/**
 * A list as options for `useInfiniteQuery`, `prefetchInfiniteQuery` and the like; `cursor` is the page parameter. It waits where the
 * input is `undefined`.
 */
export function lisaPages<Output, Item>(
  client: LisaClient,
  endpoint: Endpoint<object, Output, 'GET', Item> & Paged<Output, Item>,
): LisaPagesOptions<Output>
export function lisaPages<Input, Output, Item>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output, 'GET', Item> & Paged<Output, Item>,
  input: ListInput<NoInfer<Input>>,
): LisaPagesOptions<Output>
export function lisaPages<Input, Output, Item>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output, 'GET', Item> & Paged<Output, Item>,
  input: MaybeInput<ListInput<NoInfer<Input>>>,
): LisaWaitingPagesOptions<Output>
export function lisaPages<Output>(
  client: LisaClient,
  endpoint: Endpoint<never, Output, 'GET'>,
  ...args: [input?: unknown]
): LisaWaitingPagesOptions<Output> {
  return pagesOptions(client, endpoint, args)
}

/** The options of a list with these arguments: none stand for an input without fields, `undefined` for one that is not there yet. */
export function pagesOptions<Output>(
  client: LisaClient,
  endpoint: Endpoint<never, Output, 'GET'>,
  args: readonly unknown[],
): LisaWaitingPagesOptions<Output> {
  const input = inputOf(args)
  const rest = { ...pageParams(endpoint, { ...input }), ...retryRule(client, endpoint) }
  if (!input) return { queryKey: tagged(waitingKey(client, endpoint)), queryFn: cancelled, enabled: false, ...rest }
  return {
    queryKey: tagged(pagesKey(client, endpoint, input)),
    queryFn: async (context) => {
      let link: string | undefined
      const answer = await runRead(client, endpoint, { ...input, ...inputOfPage(context.pageParam) }, context, (header) => {
        link = nextLinkOf(header('link'))
      })
      return pageToCache(endpoint, answer, link) as Output
    },
    ...rest,
  }
}

/** A list goes on as its endpoint says, unless that leads back to a page that is there. */
function pageParams(endpoint: Endpoint, input: AnyInput): PageParams {
  return {
    initialPageParam: undefined,
    getNextPageParam: (lastPage, _pages, lastParam, params = [lastParam]) => {
      const { answer, link } = readCachedPage(endpoint, lastPage)
      const { next } = endpoint.pages ?? cursorPages
      const param = next(answer as never, { ...input, ...inputOfPage(lastParam) } as never, link)
      const isKnown = params.some((known) => JSON.stringify(known) === JSON.stringify(param))
      return isKnown ? undefined : param
    },
  }
}

/** The items of cached pages, in one list. */
export function itemsOf(endpoint: Endpoint, pages: readonly unknown[]): (readonly unknown[])[] {
  const { items } = endpoint.pages ?? cursorPages
  return pages.map((page) => items(readCachedPage(endpoint, page).answer as never))
}

/** Pages as most of LiSA's lists are assumed to have them. */
const cursorPages = {
  items: ({ items }: Page<unknown>): readonly unknown[] => items,
  next: ({ nextCursor }: Page<unknown>): PageParam | undefined => nextCursor || undefined,
}

const inputOfPage = (param: PageParam | undefined): AnyInput => (typeof param === 'string' ? { cursor: param } : { ...param })

/** The address with `rel="next"` in a `Link` header. */
const nextLinkOf = (header: string): string | undefined => /<([^<>]*)>[^<]*;\s*rel=("[^"<]*|[^"<;,]*)\bnext\b/i.exec(header)?.[1]

/** Says the type of the cached answer, which TypeScript alone sees. */
const tagged = <Output>(key: LisaKey): PagesKey<Output> => key as PagesKey<Output>
