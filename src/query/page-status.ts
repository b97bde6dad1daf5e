import { statusFor } from '../errors/status.ts'
import type { PrefetchedState } from './prefetched.ts'

/** What a page's answer begins with; as React Router's `data` and the `Response` constructor take it. */
export interface PageStatus {
  status: number
  headers: Record<string, string>
}

/**
 * The HTTP status and headers of a page that shows this state: those of the first read that failed, with `Retry-After` where LiSA
 * named a wait, and in no cache; 503 in no cache where a read took too long, since the HTML has nothing of it yet; else 200. Leave out
 * what a page can do without: prefetch it apart.
 */
export function pageStatus({ reads, isIncomplete }: PrefetchedState): PageStatus {
  const { error, retryIn } = reads.find((read) => read.error) ?? {}
  if (!error && !isIncomplete) return { status: 200, headers: {} }
  return {
    status: error ? statusFor(error.kind, error.status as number | undefined) : statusFor('unavailable'),
    headers: { 'Cache-Control': 'no-store', ...(retryIn !== undefined && { 'Retry-After': `${Math.ceil(retryIn / 1_000)}` }) },
  }
}
