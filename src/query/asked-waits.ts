import type { LisaClient } from '../client/client.ts'
import { isLisaError, type LisaError } from '../errors/lisa-error.ts'

/**
 * The error with which LiSA asked this same read to wait, until that wait is over. So a poll, the window's focus, another mount and
 * another cache wait as a retry does.
 */
export function askedToWait(client: LisaClient, read: () => string): LisaError | undefined {
  const waits = client.perPerson(newWaits)
  const refusal = waits.size > 0 ? waits.get(read()) : undefined
  return refusal && refusal.retryAt > client.options.clock.now() ? refusal : undefined
}

/** Remembers the wait that LiSA asks for with this error, if it asks for one. */
export function rememberWait(client: LisaClient, read: string, error: unknown): void {
  const waits = client.perPerson(newWaits)
  const now = client.options.clock.now()
  for (const [other, { retryAt }] of waits) if (retryAt <= now) waits.delete(other)
  if (asksToWait(error)) waits.set(read, error)
}

type WaitError = LisaError & { readonly retryAt: number }

/** What each read that has to wait was refused with. */
const newWaits = (): Map<string, WaitError> => new Map()

const asksToWait = (error: unknown): error is WaitError =>
  isLisaError(error) && 'retryAt' in error && typeof error.retryAt === 'number'
