import { isLisaError } from '../../errors/lisa-error.ts'
import type { PrefetchedRead } from '../../query/prefetched.ts'
import { retryRule } from '../../query/retry-rule.ts'
import type { Lisa } from '../provider.tsx'
import { isAsItCame } from './arrivals.ts'
import { findArrived } from './take-over.ts'

/** How much longer than asked, at most: many visitors may have got the same page. */
const mostJitter = 0.05

/** Reads again what LiSA has refused until later, as soon as its wait is over. Returns a function that cancels it. */
export function readAgainInTime(lisa: Lisa, reads: readonly PrefetchedRead[]): () => void {
  const { client, queryClient, arrivals } = lisa
  const { retry, retryDelay } = retryRule(client, { method: 'GET' })
  const cancels = reads.map((read) => {
    const query = findArrived(lisa, read)
    const error = query?.state.error
    if (!query || !isAsItCame(arrivals, query)) return undefined
    if (!isLisaError(error) || !('retryAt' in error) || !retry(0, error)) return undefined
    const wait = retryDelay(0, error) * (1 + Math.random() * mostJitter)
    return client.options.clock.after(wait, () => {
      if (isAsItCame(arrivals, query)) void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true })
    })
  })
  return () => {
    for (const cancel of cancels) cancel?.()
  }
}
