import type { Query, QueryClient } from '@tanstack/react-query'
import type { LisaClient } from '../client/client.ts'
import { isLisaError } from '../errors/lisa-error.ts'

/**
 * Keeps a cache in step with the client's session: a start fetches again what is on screen and failed for want of a credential; where
 * somebody else may have signed in, all answers are removed and read again; an end removes everything. `LisaProvider` does it for its own. Gives a function that ends it.
 */
export function followSession(queryClient: QueryClient, client: LisaClient): () => void {
  const { session, key } = client
  return session.subscribe((news) => {
    if (news === 'end') {
      queryClient.removeQueries({ queryKey: [key] })
      forgetWrites(queryClient, client)
    } else if (news === 'switch') {
      void queryClient.resetQueries({ queryKey: [key] })
    } else if (news === 'start') {
      void queryClient.invalidateQueries({ queryKey: [key], predicate: isRefused })
    }
  }, queryClient)
}

const isRefused = ({ state: { error } }: Query): boolean => isLisaError(error) && error.kind === 'auth-required'

/** Removes the writes of the person who left, and keeps those that wait for another try from being sent. */
function forgetWrites(queryClient: QueryClient, { key }: LisaClient): void {
  const mutations = queryClient.getMutationCache()
  for (const mutation of mutations.findAll({ mutationKey: [key] })) {
    const { onSuccess: _, ...options } = mutation.options
    mutation.setOptions({ ...options, mutationFn: refuse, retry: false })
    mutations.remove(mutation)
  }
}

const refuse = (): Promise<never> => Promise.reject(new DOMException('The session has ended', 'AbortError'))
