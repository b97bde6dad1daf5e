import type { LisaError, LisaErrorJSON } from '../errors/lisa-error.ts'
import type { PrefetchedRead } from './prefetched.ts'

/**
 * An error for a page: with this address in place of LiSA's, a wait in place of a moment of the server's clock, and without the text
 * of a body, which is a proxy's page.
 */
export function failureFor(error: LisaError, url: string, now: number): Pick<PrefetchedRead, 'error' | 'retryIn'> {
  const { retryAt, body, ...facts }: LisaErrorJSON = error.toJSON()
  return {
    error: { ...facts, url, ...(typeof body === 'object' && { body }) },
    ...(typeof retryAt === 'number' && { retryIn: Math.max(0, retryAt - now) }),
  }
}
