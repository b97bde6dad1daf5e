import type { SkipToken } from '@tanstack/react-query'
import type { LisaClient } from '../client/client.ts'
import type { Endpoint } from '../client/endpoint.ts'
import type { ReadMethod } from '../client/method.ts'
import { type LisaKey, type LisaReadKey, readKey, waitingKey } from './keys.ts'
import { cancelled, type QueryContext, runRead } from './read.ts'
import { type RetryRule, retryRule } from './retry-rule.ts'

/** What `lisaQuery` gives: options for every hook and `QueryClient` method of TanStack Query. */
export interface LisaQueryOptions<Output> extends RetryRule {
  queryKey: LisaReadKey<Output>
  queryFn: (context: QueryContext) => Promise<Output>
}

/** What `lisaQuery` gives for an input that may be missing: a query that waits then. For all but TanStack's suspense hooks. */
export interface LisaWaitingQueryOptions<Output> extends RetryRule {
  queryKey: LisaReadKey<Output>
  queryFn: LisaQueryOptions<Output>['queryFn'] | SkipToken
  enabled?: false
}

/** An input that may be missing, or be TanStack's `skipToken`: the read waits then. */
export type MaybeInput<Input> = Input | SkipToken | undefined

/**
 * A read as options for `useQuery`, `useSuspenseQuery`, `prefetchQuery` and their kin. It waits where the input is `undefined`. A
 * missing path parameter is a `TypeError`.
 */
export function lisaQuery<Output>(client: LisaClient, endpoint: Endpoint<object, Output, ReadMethod>): LisaQueryOptions<Output>
export function lisaQuery<Input, Output>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output, ReadMethod>,
  input: NoInfer<Input>,
): LisaQueryOptions<Output>
export function lisaQuery<Input, Output>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output, ReadMethod>,
  input: MaybeInput<NoInfer<Input>>,
): LisaWaitingQueryOptions<Output>
export function lisaQuery<Output>(
  client: LisaClient,
  endpoint: Endpoint<never, Output, ReadMethod>,
  ...args: [input?: unknown]
): LisaWaitingQueryOptions<Output> {
  return readOptions(client, endpoint, args)
}

/** The options of a read with these arguments: none stand for an input without fields, `undefined` for one that is not there yet. */
export function readOptions<Output>(
  client: LisaClient,
  endpoint: Endpoint<never, Output, ReadMethod>,
  args: readonly unknown[],
): LisaWaitingQueryOptions<Output> {
  const input = inputOf(args)
  const rule = retryRule(client, endpoint)
  if (!input) return { queryKey: tagged(waitingKey(client, endpoint)), queryFn: cancelled, enabled: false, ...rule }
  return {
    queryKey: tagged(readKey(client, endpoint, input)),
    queryFn: (context) => runRead(client, endpoint, input, context),
    ...rule,
  }
}

/** The input among these arguments, as an object; `undefined` where the read waits for it. */
export function inputOf(args: readonly unknown[]): Record<string, unknown> | undefined {
  if (args.length === 0) return {}
  const [input] = args
  const isMissing = input === undefined || typeof input === 'symbol'
  return isMissing ? undefined : { ...Object(input) }
}

/** Says the type of the cached answer, which TypeScript alone sees. */
const tagged = <Output>(key: LisaKey): LisaReadKey<Output> => key as LisaReadKey<Output>
