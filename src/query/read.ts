import type { Query, QueryClient, QueryKey } from '@tanstack/react-query'
import type { LisaClient } from '../client/client.ts'
import type { AnyInput, Endpoint } from '../client/endpoint.ts'
import type { ReadMethod } from '../client/method.ts'
import type { RequestOptions } from '../client/request/send.ts'
import { askedToWait, rememberWait } from './asked-waits.ts'
import { ownErrors } from './own-errors.ts'

/** What TanStack tells a read. */
export interface QueryContext {
  signal: AbortSignal
  client?: Pick<QueryClient, 'getQueryState' | 'getQueryCache' | 'defaultQueryOptions' | 'cancelQueries'>
  queryKey?: QueryKey
  pageParam?: unknown
}

/** One read for a cache: not before the time that LiSA has asked this very read to wait, and as background work where its data are there. */
export async function runRead<Output>(
  client: LisaClient,
  endpoint: Endpoint<never, Output, ReadMethod>,
  input: AnyInput,
  context: QueryContext,
  onHeaders?: RequestOptions['onHeaders'],
): Promise<Output> {
  const { signal, queryKey = [], pageParam } = context
  const state = context.client?.getQueryState(queryKey)
  const read = JSON.stringify([queryKey, pageParam])
  // A retry has waited already, by a timer.
  const refusal = state?.fetchFailureCount ? undefined : askedToWait(client, read)
  if (refusal) throw refusal
  // The user waits for the next page of a list; a page that is cached is only refreshed.
  const isBackground = state?.data !== undefined && !state.fetchMeta?.fetchMore
  try {
    const owner = queryOf(context)
    const isAutomatic = owner?.observers.some(({ options }) => options.refetchInterval)
    const options = { signal, isBackground, isAutomatic, owner, onHeaders }
    return await client.request(endpoint as Endpoint<AnyInput, Output>, input, options)
  } catch (error) {
    rememberWait(client, read, error)
    client.perPerson(ownErrors).add(Object(error))
    throw error
  }
}

/** The cached query that is being read, by its hash: `find` would compare the keys of all. */
function queryOf({ client, queryKey = [] }: QueryContext): Query | undefined {
  const hash = client?.defaultQueryOptions({ queryKey }).queryHash
  return hash === undefined ? undefined : client?.getQueryCache().get(hash)
}

/** The function of a query that waits for its input: `refetch` of it ends at once, without an error. */
export async function cancelled({ client, queryKey = [] }: QueryContext): Promise<never> {
  void client?.cancelQueries({ queryKey, exact: true })
  return new Promise(() => undefined)
}
