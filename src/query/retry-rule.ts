import type { LisaClient } from '../client/client.ts'
import type { Clock } from '../client/clock.ts'
import type { Endpoint } from '../client/endpoint.ts'
import { isRead } from '../client/method.ts'
import { backoff } from '../client/rate-limit/retry-after.ts'
import { isLisaError, type LisaError, type LisaErrorKind } from '../errors/lisa-error.ts'

/** When TanStack Query tries again, and after how many milliseconds. */
export interface RetryRule {
  retry: (failureCount: number, error: LisaError) => boolean
  retryDelay: (failureCount: number, error: LisaError) => number
}

/** When a request to this endpoint is tried again: TanStack's options `retry` and `retryDelay`. */
export function retryRule({ options: { clock, maxWait, retry } }: LisaClient, endpoint: Pick<Endpoint, 'method'>): RetryRule {
  return {
    retry: (failureCount, error) =>
      retry !== false &&
      isLisaError(error) &&
      waitOf(error, clock) <= maxWait &&
      failureCount < mostRetries(error.kind, isRead(endpoint)),
    retryDelay: (failureCount, error) => {
      const wait = isLisaError(error) && 'retryAt' in error ? waitOf(error, clock) : undefined
      // To go again at once has not helped: then it is as if LiSA had not said when.
      const isRefusedAgain = wait === 0 && failureCount > 0
      return wait === undefined || isRefusedAgain ? backoff(failureCount) : wait
    },
  }
}

const mostRefusals = 5
const mostFailures = 2

/** What may pass by itself, so that a read is worth another try. A write could be made twice. */
const retryableKinds: ReadonlySet<LisaErrorKind> = new Set(['unavailable', 'server-error', 'unreachable', 'timeout'])

function mostRetries(kind: LisaErrorKind, isRead: boolean): number {
  // What the rate limit refused was not processed.
  if (kind === 'rate-limited') return mostRefusals
  return isRead && retryableKinds.has(kind) ? mostFailures : 0
}

const waitOf = (error: LisaError, clock: Clock): number => ('retryAt' in error ? Math.max(0, error.retryAt - clock.now()) : 0)

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

const asksToWait = (error: unknown): error is WaitError => isLisaError(error) && 'retryAt' in error
