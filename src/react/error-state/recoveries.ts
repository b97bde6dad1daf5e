import type { LisaError } from '../../errors/lisa-error.ts'
import type { Words } from '../../messages/catalogue.ts'
import { phraseFor } from '../../messages/describe-error.ts'
import { checkWrite } from '../../query/invalidation.ts'
import type { Lisa } from '../provider.tsx'

/** One thing that a person can do about an error: its label, and what it does. */
export interface Recovery {
  label: Words<never>
  run: () => void
}

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

/** The fields of a failed mutation's result that are read here. */
export interface FailedWrite {
  mutate?: (variables: never) => void
  variables?: unknown
  reset?: () => void
}

/** What a person can do about a failed write. With `hasSignedIn` it can be sent again as it is. */
export function writeRecoveries(error: LisaError, result: FailedWrite, lisa: Lisa, hasSignedIn: boolean): Recovery[] {
  const { client, queryClient, messages } = lisa
  if (hasSignedIn) return [{ label: messages.sendAgain, run: () => sendAgain(error, result, lisa) }]
  if (error.kind === 'auth-required') {
    return client.options.signIn ? [{ label: messages.signInAndSave, run: () => void signInAndSave(error, result, lisa) }] : []
  }
  if (error.outcome) {
    const recoveries = [
      { label: messages.check, run: () => void checkWrite(queryClient, client, error) },
      { label: messages.sendAgain, run: () => sendAgain(error, result, lisa) },
    ]
    // A write that counts only once needs no check first.
    return error.isRepeatable ? recoveries.reverse() : recoveries
  }
  const { action: label } = phraseFor(messages, error)
  if (!label || error.kind === 'not-found') return []
  if (error.kind === 'conflict') return [{ label, run: () => void loadLatest(result, lisa) }]
  return [{ label, run: () => sendAgain(error, result, lisa) }]
}

/** Sends the write again, once for each failure, however often the button is pressed. */
function sendAgain(error: LisaError, { mutate, variables }: FailedWrite, { sentAgain }: Lisa): void {
  if (sentAgain.has(error)) return
  sentAgain.add(error)
  mutate?.(variables as never)
}

async function signInAndSave(error: LisaError, result: FailedWrite, lisa: Lisa): Promise<void> {
  const { session } = lisa.client
  const { ends } = session
  try {
    await session.signIn()
  } catch {
    // The sign-in was cancelled: the state stays, with this button.
    return
  }
  if (session.ends === ends) sendAgain(error, result, lisa)
}

/** Fetches what is on screen again, then takes the conflict off the screen. */
async function loadLatest({ reset }: FailedWrite, { client, queryClient }: Lisa): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: [client.key] })
  reset?.()
}
