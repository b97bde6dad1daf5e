import type { Query, QueryClient } from '@tanstack/react-query'
import type { LisaClient } from '../client/client.ts'

/** TanStack's fetch that a read belongs to. */
interface Fetching {
  client?: Pick<QueryClient, 'getQueryCache'>
  signal: AbortSignal
}

/**
 * Sets the `dataUpdatedAt` of a cached read back by the age of its answer at the gateway (milliseconds), once TanStack has put the
 * answer into the cache: then it says when LiSA was asked, as it does for a prefetched read. Of a list, the oldest page counts.
 */
export function dateBack(lisa: LisaClient, owner: Query, { client, signal }: Fetching, age: number): void {
  const oldest = lisa.perPerson(askedFirst)
  const known = oldest.get(signal)
  oldest.set(signal, Math.min(known ?? Number.POSITIVE_INFINITY, Date.now() - age))
  // All pages of a list are one fetch.
  if (known !== undefined) return
  const unsubscribe = client?.getQueryCache().subscribe(({ query, ...event }) => {
    if (query !== owner || !('action' in event)) return
    if (event.action.type !== 'success' && event.action.type !== 'error') return
    unsubscribe?.()
    const { dataUpdatedAt } = owner.state
    if (event.action.type === 'success')
      owner.setState({ dataUpdatedAt: Math.min(dataUpdatedAt, oldest.get(signal) ?? dataUpdatedAt) })
  })
  if (unsubscribe) signal.addEventListener('abort', unsubscribe)
}

/** When LiSA was asked for the oldest answer of a fetch, by the signal of that fetch. */
const askedFirst = (): WeakMap<AbortSignal, number> => new WeakMap()

/** The age of a gateway's answer, in milliseconds; 0 for any other answer, NaN where the header is no number. */
export function ageOf(header: (name: string) => string): number {
  return header('x-lisa-gateway') ? Number(header('age')) * 1_000 : 0
}
