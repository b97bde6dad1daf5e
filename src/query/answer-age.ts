import type { Query, QueryClient } from '@tanstack/react-query'

/** TanStack's fetch that a read belongs to. */
interface Fetching {
  client?: Pick<QueryClient, 'getQueryCache'>
  signal: AbortSignal
}

/**
 * Sets the `dataUpdatedAt` of a cached read back by the age of its answer at the gateway (milliseconds), once TanStack has put the
 * answer into the cache: then it says when LiSA was asked, as it does for a prefetched read.
 */
export function dateBack(owner: Query, { client, signal }: Fetching, age: number): void {
  const askedAt = Date.now() - age
  const unsubscribe = client?.getQueryCache().subscribe(({ query, ...event }) => {
    if (query !== owner || !('action' in event)) return
    if (event.action.type !== 'success' && event.action.type !== 'error') return
    unsubscribe?.()
    // Of a list, the oldest page.
    if (event.action.type === 'success') owner.setState({ dataUpdatedAt: Math.min(owner.state.dataUpdatedAt, askedAt) })
  })
  if (unsubscribe) signal.addEventListener('abort', unsubscribe)
}

/** The age of a gateway's answer, in milliseconds; 0 for any other answer, NaN where the header is no number. */
export function ageOf(header: (name: string) => string): number {
  return header('x-lisa-gateway') ? Number(header('age')) * 1_000 : 0
}
