import { type UseMutationOptions, type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Endpoint } from '../client/endpoint.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import { lisaMutation, type WriteInput } from '../query/mutation-options.ts'
import { useLisa } from './provider.tsx'
import { createRepeatGuard } from './repeat-guard.ts'

/** TanStack's options for a mutation, except the key and the function. */
export interface LisaWriteOptions<Input, Output, Context = unknown>
  extends Omit<UseMutationOptions<Output, LisaError, WriteInput<Input>, Context>, 'mutationKey' | 'mutationFn'> {
  /**
   * Whether each `mutate` is a separate write, as for a heart that people press again and again. By default a second one with the
   * same input joins the first while that is under way, so that a double click sends once.
   */
  isRepeatable?: boolean | undefined
}

/** A write of any endpoint: TanStack's mutation result. The caches are up to date before the caller's `onSuccess` runs. */
export function useLisaMutation<Input, Output, Context = unknown>(
  endpoint: Endpoint<Input, Output>,
  { isRepeatable = false, ...options }: LisaWriteOptions<Input, Output, Context> = {},
): UseMutationResult<Output, LisaError, WriteInput<Input>, Context> {
  const { client, queryClient } = useLisa()
  const [guard] = useState(createRepeatGuard)
  const { mutationKey, mutationFn, meta, retry, retryDelay } = lisaMutation(client, endpoint)
  const write: UseMutationOptions<Output, LisaError, WriteInput<Input>, Context> = {
    ...options,
    mutationKey,
    mutationFn: (input, context) => {
      const send = (): Promise<Output> => mutationFn(input, context)
      return guard.run(context, send)
    },
    onMutate: (input, context) => {
      if (!isRepeatable) guard.begin(input, context)
      // Without a callback of the caller's there is no context, as without this one.
      return options.onMutate?.(input, context) as Context
    },
    meta: { ...options.meta, ...meta },
    retry: options.retry ?? retry,
    retryDelay: options.retryDelay ?? retryDelay,
    onSettled: (output, error, input, result, context) => {
      guard.end(context, output, error)
      return options.onSettled?.(output, error, input, result, context)
    },
  }
  return useMutation(write, queryClient)
}
