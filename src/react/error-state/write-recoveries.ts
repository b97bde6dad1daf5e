import type { LisaError } from '../../errors/lisa-error.ts'
import { phraseFor } from '../../messages/describe-error.ts'
import { checkWrite } from '../../query/invalidation.ts'
import type { Lisa } from '../provider.tsx'
import type { Recovery } from './recovery.ts'

/** What is read of a failed mutation. */
export interface FailedWrite {
  mutate?: (variables: never) => void
  variables?: unknown
  reset?: () => void
}

/** How a person goes on from a failed write. `hasSignedIn` says that nothing but a press is missing. */
export function writeRecoveries(error: LisaError, result: FailedWrite, lisa: Lisa, hasSignedIn: boolean): Recovery[] {
  const { client, queryClient, messages } = lisa
  if (hasSignedIn) return [{ label: messages.sendAgain, run: () => sendAgain(error, result, lisa) }]
  if (error.kind === 'auth-required') {
    return client.options.signIn ? [{ label: messages.signInAndSave, run: () => void signInAndSave(error, result, lisa) }] : []
  }
  if (error.outcome) {
    const ways = [
      { label: messages.check, run: () => void checkWrite(queryClient, client, error) },
      { label: messages.sendAgain, run: () => sendAgain(error, result, lisa) },
    ]
    // What counts once however often it is sent needs no check first.
    return error.isRepeatable ? ways.reverse() : ways
  }
  const { action: label } = phraseFor(messages, error)
  if (!label || error.kind === 'not-found') return []
  if (error.kind === 'conflict') return [{ label, run: () => void loadLatest(result, lisa) }]
  return [{ label, run: () => sendAgain(error, result, lisa) }]
}

/** Sends the same once more, once for each failure however often it is pressed: another failure is another error. */
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
    // The state stays as it is, and with it this way to go on.
    return
  }
  if (session.ends === ends) sendAgain(error, result, lisa)
}

/** Fetches what is on screen again, and puts the conflict away once that is there. */
async function loadLatest({ reset }: FailedWrite, { client, queryClient }: Lisa): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: [client.key] })
  reset?.()
}
