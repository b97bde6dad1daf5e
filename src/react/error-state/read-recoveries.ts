import type { LisaError } from '../../errors/lisa-error.ts'
import { phraseFor } from '../../messages/describe-error.ts'
import type { Lisa } from '../provider.tsx'
import type { Recovery } from './recovery.ts'

/** What is read of a failed query. */
export interface FailedRead {
  refetch?: (options?: { cancelRefetch?: boolean }) => unknown
  isFetchNextPageError?: boolean
  fetchNextPage?: () => unknown
}

/** How a person goes on from a failed read, or from an error that a boundary caught: nothing but a sign-in helps there. */
export function readRecoveries(error: LisaError, result: FailedRead | undefined, { client, messages }: Lisa): Recovery[] {
  const label = phraseFor(messages, error).action
  if (!label) return []
  const { refetch, fetchNextPage, isFetchNextPageError } = result ?? {}
  if (error.kind === 'auth-required') {
    if (!client.options.signIn) return []
    // The start has fetched this read already, unless another person had signed in. A cancelled sign-in changes nothing.
    const goOn = (): unknown => refetch?.({ cancelRefetch: false })
    return [{ label, run: () => void client.session.signIn().then(goOn, () => undefined) }]
  }
  return result ? [{ label, run: () => void (isFetchNextPageError ? fetchNextPage : refetch)?.() }] : []
}
