import type { Query, QueryClient, QueryKey, SkipToken } from '@tanstack/react-query'
import type { LisaClient } from '../client/client.ts'
import type { AnyInput, Endpoint } from '../client/endpoint.ts'
import type { ReadMethod } from '../client/method.ts'
import type { RequestOptions } from '../client/request/send.ts'
import { ageOf, dateBack } from './answer-age.ts'
import { type LisaKey, type LisaReadKey, readKey, waitingKey } from './keys.ts'
import { livePositions } from './live-positions.ts'
import { askedToWait, type RetryRule, rememberWait, retryRule } from './retry-rule.ts'

/** What TanStack passes to a query's function. */
export interface QueryContext {
  signal: AbortSignal
  client?: Pick<QueryClient, 'getQueryState' | 'getQueryCache' | 'defaultQueryOptions' | 'cancelQueries'>
  queryKey?: QueryKey
  pageParam?: unknown
}

/** What `lisaQuery` gives: options for every hook and `QueryClient` method of TanStack Query. */
export interface LisaQueryOptions<Output> extends RetryRule {
  queryKey: LisaReadKey<Output>
  queryFn: (context: QueryContext) => Promise<Output>
}

/** What `lisaQuery` gives for an input that may be missing: a query that waits then. For all but TanStack's suspense hooks. */
export interface LisaWaitingQueryOptions<Output> extends RetryRule {
  queryKey: LisaReadKey<Output>
  queryFn: LisaQueryOptions<Output>['queryFn'] | SkipToken
  enabled?: false
}

/** An input that may be missing, or be TanStack's `skipToken`: the read waits then. */
export type MaybeInput<Input> = Input | SkipToken | undefined

/**
 * A read as options for `useQuery`, `useSuspenseQuery`, `prefetchQuery` and the like. It waits where the input is `undefined`. A
 * missing path parameter is a `TypeError`.
 */
export function lisaQuery<Output>(client: LisaClient, endpoint: Endpoint<object, Output, ReadMethod>): LisaQueryOptions<Output>
export function lisaQuery<Input, Output>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output, ReadMethod>,
  input: NoInfer<Input>,
): LisaQueryOptions<Output>
export function lisaQuery<Input, Output>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output, ReadMethod>,
  input: MaybeInput<NoInfer<Input>>,
): LisaWaitingQueryOptions<Output>
export function lisaQuery<Output>(
  client: LisaClient,
  endpoint: Endpoint<never, Output, ReadMethod>,
  ...args: [input?: unknown]
): LisaWaitingQueryOptions<Output> {
  return readOptions(client, endpoint, args)
}

/** The options of a read with these arguments: none stand for an input without fields, `undefined` for one that is not there yet. */
export function readOptions<Output>(
  client: LisaClient,
  endpoint: Endpoint<never, Output, ReadMethod>,
  args: readonly unknown[],
): LisaWaitingQueryOptions<Output> {
  const input = inputOf(args)
  const rule = retryRule(client, endpoint)
  if (!input) return { queryKey: tagged(waitingKey(client, endpoint)), queryFn: cancelled, enabled: false, ...rule }
  return {
    queryKey: tagged(readKey(client, endpoint, input)),
    queryFn: (context) => runRead(client, endpoint, input, context),
    ...rule,
  }
}

/** The input among these arguments, as an object; `undefined` where the read waits for it. */
export function inputOf(args: readonly unknown[]): Record<string, unknown> | undefined {
  if (args.length === 0) return {}
  const [input] = args
  const isMissing = input === undefined || typeof input === 'symbol'
  return isMissing ? undefined : { ...Object(input) }
}

/** Reads for a cache: after the wait that LiSA has asked of this same read, and in the background where data are cached already. */
export async function runRead<Output>(
  client: LisaClient,
  endpoint: Endpoint<never, Output, ReadMethod>,
  input: AnyInput,
  context: QueryContext,
  onHeaders?: RequestOptions['onHeaders'],
): Promise<Output> {
  const { signal, queryKey = [], pageParam } = context
  const owner = queryOf(context)
  const state = owner?.state
  const read = (): string => JSON.stringify([queryKey, pageParam])
  // A retry has waited already: TanStack's `retryDelay` did.
  const refusal = state?.fetchFailureCount ? undefined : askedToWait(client, read)
  if (refusal) throw refusal
  // The user waits for the next page of a list; a page that is cached is only refreshed.
  const isBackground = state?.data !== undefined && !state.fetchMeta?.fetchMore
  try {
    const isAutomatic = owner?.observers.some(({ options }) => options.refetchInterval)
    const takeHeaders: RequestOptions['onHeaders'] = (header) => {
      onHeaders?.(header)
      const live = header('x-lisa-live')
      // The first page of a list is read before the others.
      if (live && !pageParam) client.perPerson(livePositions).set(owner ?? context, live)
      const age = ageOf(header)
      if (owner && age > 0) dateBack(client, owner, context, age)
    }
    const options = { signal, isBackground, isAutomatic, owner, onHeaders: takeHeaders }
    return await client.request(endpoint as Endpoint<AnyInput, Output>, input, options)
  } catch (error) {
    rememberWait(client, read(), error)
    client.perPerson(ownErrors).add(Object(error))
    throw error
  }
}

/** The cached query of a read, by its hash: `find` would compare the keys of all. */
export function queryOf({ client, queryKey = [] }: Pick<QueryContext, 'client' | 'queryKey'>): Query | undefined {
  const hash = client?.defaultQueryOptions({ queryKey }).queryHash
  return hash === undefined ? undefined : client?.getQueryCache().get(hash)
}

/** The function of a query that waits for its input: its `refetch` ends at once, without an error. */
export async function cancelled({ client, queryKey = [] }: QueryContext): Promise<never> {
  void client?.cancelQueries({ queryKey, exact: true })
  return new Promise(() => undefined)
}

/** The errors that reads of this page have failed with. Any other error came from elsewhere, such as from a server's rendering. */
export const ownErrors = (): WeakSet<object> => new WeakSet()

/** Says the type of the cached answer, which TypeScript alone sees. */
const tagged = <Output>(key: LisaKey): LisaReadKey<Output> => key as LisaReadKey<Output>
