import type { Mutation, Query, QueryClient } from '@tanstack/react-query'
import { namedError } from '../client/abort.ts'
import type { LisaClient } from '../client/client.ts'
import type { SteadyClock } from '../client/clock.ts'
import { replacedPerson } from '../client/session/identity.ts'
import { isLisaError, lisaError } from '../errors/lisa-error.ts'

/**
 * Keeps a cache in step with the client's session: a start fetches again what is on screen and failed with `auth-required`; where
 * another person may have signed in, all answers are removed and read again; an end removes everything. The prompt counts what is on
 * the page. `LisaProvider` does it for its own; a cache that follows already is left as it is. Returns a function that stops it.
 */
export function followSession(queryClient: QueryClient, client: LisaClient): () => void {
  const { session, key } = client
  if (session.followers.has(queryClient)) return () => undefined
  session.followers.add(queryClient)
  const unsubscribe = session.subscribe((news) => {
    if (news === 'end') {
      queryClient.removeQueries({ queryKey: [key] })
      forgetWrites(queryClient, client)
    } else if (news === 'switch') {
      void queryClient.resetQueries({ queryKey: [key] })
      forgetAnswersToWrites(queryClient, key)
      holdWrites(queryClient, client)
    } else if (news === 'start') {
      void queryClient.invalidateQueries({ queryKey: [key], predicate: isRefused })
    }
  })
  const leavePage = followPage(queryClient, client)
  return () => {
    session.followers.delete(queryClient)
    unsubscribe()
    leavePage()
  }
}

const isRefused = ({ state: { error } }: Query): boolean => isLisaError(error) && error.kind === 'auth-required'

/** Removes what LiSA answered to the last person's writes. Those that failed stay: what was typed is there to be sent. */
function forgetAnswersToWrites(queryClient: QueryClient, key: string): void {
  const mutations = queryClient.getMutationCache()
  for (const mutation of mutations.findAll({ mutationKey: [key], status: 'success' })) mutations.remove(mutation)
}

/** Keeps the last person's writes that wait from being sent for the next one. They fail, and can be sent again by whoever wants it. */
function holdWrites(queryClient: QueryClient, { key, options: { baseUrl } }: LisaClient): void {
  for (const mutation of queryClient.getMutationCache().findAll({ mutationKey: [key], status: 'pending' })) {
    const [, what] = mutation.options.mutationKey as [string, string]
    const [method = '', path = ''] = what.split(' ')
    const message = `${what}: not sent, another person may have signed in`
    const error = lisaError('auth-required', { message, method, url: `${baseUrl}${path}`, cause: replacedPerson() })
    mutation.setOptions({ ...mutation.options, mutationFn: () => Promise.reject(error) })
  }
}

/** Removes the writes of the person who left, and keeps those that wait from being sent. */
function forgetWrites(queryClient: QueryClient, { key, options: { clock } }: LisaClient): void {
  const mutations = queryClient.getMutationCache()
  for (const mutation of mutations.findAll({ mutationKey: [key] })) {
    const { onSuccess: _, ...options } = mutation.options
    mutation.setOptions({ ...options, mutationFn: refuse })
    mutations.remove(mutation)
    if (mutation.state.status === 'pending') goOnUntilSettled(mutation, clock)
  }
}

/**
 * TanStack goes on with a write that waits for the network or the focus only while it is cached: one that has been removed would never
 * settle. So this goes on with it each second until it has been refused. Not every platform tells of the network, and TanStack may hear
 * of it later.
 */
function goOnUntilSettled(mutation: Mutation, clock: SteadyClock): void {
  let cancel: (() => void) | undefined
  const goOn = (): Promise<unknown> => {
    cancel = clock.after(1_000, goOn)
    return mutation.continue().catch(() => undefined)
  }
  void goOn().then(() => cancel?.())
}

const refuse = (): Promise<never> => Promise.reject(namedError('AbortError', 'The session has ended'))

/** Tells the session which refused reads and writes leave the page, and which come back. */
function followPage(queryClient: QueryClient, { session: { refused } }: LisaClient): () => void {
  const endings = [
    queryClient.getQueryCache().subscribe(({ type, query }) => {
      const { error } = query.state
      if (!error) return
      if (type === 'observerAdded') refused.setOnPage(error, true)
      if (type === 'observerRemoved' && query.getObserversCount() === 0) refused.setOnPage(error, false)
      if (type === 'removed') refused.forget(error)
    }),
    queryClient.getMutationCache().subscribe(({ type, mutation }) => {
      const error = mutation?.state.error
      if (!error) return
      if (type === 'observerAdded') refused.setOnPage(error, true)
      if (type === 'observerRemoved') refused.setOnPage(error, false)
      if (type === 'removed') refused.forget(error)
    }),
  ]
  return () => {
    for (const end of endings) end()
  }
}
