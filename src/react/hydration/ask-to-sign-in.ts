import { isLisaError } from '../../errors/lisa-error.ts'
import type { PrefetchedRead } from '../../query/prefetched.ts'
import type { Lisa } from '../provider.tsx'
import { isAsItCame } from './arrivals.ts'
import { findArrived } from './take-over.ts'

/** Counts in the client's prompt the reads that LiSA refused to the server with 401. */
export function askToSignIn(lisa: Lisa, reads: readonly PrefetchedRead[]): void {
  const { refused } = lisa.client.session
  for (const read of reads) {
    const query = findArrived(lisa, read)
    const error = query?.state.error
    if (!query || !isAsItCame(lisa.arrivals, query) || !isLisaError(error) || error.kind !== 'auth-required') continue
    const isOnPage = query.getObserversCount() > 0
    refused.addOfServer({ owner: query, error, isOnPage, askAgain: () => query.fetch() })
  }
}
