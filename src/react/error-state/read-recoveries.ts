import type { LisaError } from '../../errors/lisa-error.ts'
import { phraseFor } from '../../messages/describe-error.ts'
import type { Lisa } from '../provider.tsx'
import type { Recovery } from './recovery.ts'

/** The fields of a failed query's result that are read here. */
export interface FailedRead {
  refetch?: (options?: { cancelRefetch?: boolean }) => unknown
  isFetchNextPageError?: boolean
  fetchNextPage?: () => unknown
}

/** What a person can do about a failed read. For an error that a boundary caught, without a result, only a sign-in can help. */
export function readRecoveries(error: LisaError, result: FailedRead | undefined, { client, messages }: Lisa): Recovery[] {
  const label = phraseFor(messages, error).action
  if (!label) return []
  const { refetch, fetchNextPage, isFetchNextPageError } = result ?? {}
  if (error.kind === 'auth-required') {
    if (!client.options.signIn) return []
    // The session's start fetches this read, unless another person has signed in: then this does. A cancelled sign-in changes nothing.
    const refetchUnlessFetching = (): unknown => refetch?.({ cancelRefetch: false })
    return [{ label, run: () => void client.session.signIn().then(refetchUnlessFetching, () => undefined) }]
  }
  return result ? [{ label, run: () => void (isFetchNextPageError ? fetchNextPage : refetch)?.() }] : []
}
