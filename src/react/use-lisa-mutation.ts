import { type UseMutationOptions, type UseMutationResult, useMutation } from '@tanstack/react-query'
import type { Endpoint } from '../client/endpoint.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import { lisaMutation } from '../query/mutation-options.ts'
import { useLisa } from './provider.tsx'

/** TanStack's options for a mutation, except the key and the function. */
export type LisaWriteOptions<Input, Output, Context = unknown> = Omit<
  UseMutationOptions<Output, LisaError, Input, Context>,
  'mutationKey' | 'mutationFn'
>

/** A write of any endpoint: TanStack's mutation result. The caches are up to date before the caller's `onSuccess` runs. */
export function useLisaMutation<Input, Output, Context = unknown>(
  endpoint: Endpoint<Input, Output>,
  options: LisaWriteOptions<Input, Output, Context> = {},
): UseMutationResult<Output, LisaError, Input, Context> {
  const { client, queryClient } = useLisa()
  const { mutationKey, mutationFn, meta, retry, retryDelay } = lisaMutation(client, endpoint)
  const write: UseMutationOptions<Output, LisaError, Input, Context> = {
    ...options,
    mutationKey,
    mutationFn,
    meta: { ...options.meta, ...meta },
    retry: options.retry ?? retry,
    retryDelay: options.retryDelay ?? retryDelay,
  }
  return useMutation(write, queryClient)
}
