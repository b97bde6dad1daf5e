import type { MutationKey, QueryClient } from '@tanstack/react-query'
import type { LisaClient } from '../client/client.ts'
import type { Endpoint } from '../client/endpoint.ts'
import { invalidatedPaths, updateCaches } from './invalidation.ts'
import { writeKey } from './keys.ts'
import { type RetryRule, retryRule } from './retry-rule.ts'

/** What `lisaMutation` gives: options for `useMutation`. */
export interface LisaMutationOptions<Input, Output> extends RetryRule {
  mutationKey: MutationKey
  mutationFn: (input: WriteInput<Input>, context?: { client: QueryClient }) => Promise<Output>
  meta: WriteMeta
}

/** What `mutate` takes: nothing where an endpoint needs no input. */
// biome-ignore lint/suspicious/noConfusingVoidType: by `void` TypeScript lets `mutate()` stand without an argument
export type WriteInput<Input> = object extends Input ? Input | void : Input

/** What a mutation in the cache says of its write. */
export interface WriteMeta extends Record<string, unknown> {
  /** The paths whose reads it makes stale. */
  invalidates: readonly string[]
}

/**
 * A write as options for `useMutation`. Its promise resolves once the caches are up to date, so a caller's `onSuccess` runs after
 * that. It is never sent twice unless LiSA refused the first.
 */
export function lisaMutation<Input, Output>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output>,
): LisaMutationOptions<Input, Output> {
  return {
    mutationKey: writeKey(client, endpoint),
    mutationFn: async (input, context) => {
      const { ends } = client.session
      const output = await client.request(endpoint as Endpoint<unknown, Output>, input)
      const hasLeft = (): boolean => client.session.ends !== ends
      if (context) await updateCaches(context.client, client, endpoint, { input, output, hasLeft })
      return output
    },
    meta: { invalidates: invalidatedPaths(endpoint) },
    ...retryRule(client, endpoint),
  }
}
