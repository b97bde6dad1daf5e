import { isCancelledError, type Query, type QueryClient } from '@tanstack/react-query'
import type { LisaClient } from '../client/client.ts'
import { isLisaError } from '../errors/lisa-error.ts'
import { ownErrors } from '../query/query-options.ts'

/**
 * Reads again what a server began to read, handed over as pending, and failed with there: the error that arrives is not a `LisaError`,
 * and says nothing of LiSA. Returns a function that stops it.
 */
export function readFailedHydrationAgain(queryClient: QueryClient, client: LisaClient): () => void {
  /** Each once: a query with a function of the application's own may fail like this every time. */
  const readAgain = new WeakSet<Query>()
  return queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.query.queryKey[0] !== client.key) return
    const { action, query } = event
    if (action.type !== 'failed' && action.type !== 'error') return
    const [observer] = query.observers
    if (!observer || readAgain.has(query) || !isForeign(client, action.error)) return
    readAgain.add(query)
    void query.cancel({ silent: true })
    query.setState({ fetchStatus: 'idle', fetchFailureCount: 0, fetchFailureReason: null })
    query.fetch(observer.options).catch(() => undefined)
  })
}

/** Neither LiSA's, nor a cancellation, nor what a read of this page has thrown. */
function isForeign(client: LisaClient, error: unknown): boolean {
  return !isLisaError(error) && !isCancelledError(error) && !client.perPerson(ownErrors).has(Object(error))
}
