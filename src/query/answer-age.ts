import type { Query, QueryClient } from '@tanstack/react-query'

/** The fetch that a read belongs to. */
interface Fetching {
  client?: Pick<QueryClient, 'getQueryCache'>
  signal: AbortSignal
}

/**
 * Dates a cached read back by the age that its answer has at the gateway, in milliseconds, once TanStack has put it into the cache:
 * `dataUpdatedAt` then says when LiSA was asked, as that of a prefetched read does.
 */
export function dateBack(owner: Query, { client, signal }: Fetching, age: number): void {
  const askedAt = Date.now() - age
  const end = client?.getQueryCache().subscribe(({ query, ...event }) => {
    if (query !== owner || !('action' in event)) return
    if (event.action.type !== 'success' && event.action.type !== 'error') return
    end?.()
    // Of a list, the oldest page.
    if (event.action.type === 'success') owner.setState({ dataUpdatedAt: Math.min(owner.state.dataUpdatedAt, askedAt) })
  })
  if (end) signal.addEventListener('abort', end)
}

/** The age of a gateway's answer, in milliseconds; 0 for any other answer, NaN where the header is no number. */
export function ageOf(header: (name: string) => string): number {
  return header('x-lisa-gateway') ? Number(header('age')) * 1_000 : 0
}
