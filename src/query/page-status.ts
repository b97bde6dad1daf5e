import { statusFor } from '../errors/status.ts'
import type { PrefetchedState } from './prefetched.ts'

/** What a page's answer begins with; as React Router's `data` and the `Response` constructor take it. */
export interface PageStatus {
  status: number
  headers: Record<string, string>
}

/**
 * The HTTP status and headers of a page that shows this state: those of the first read that failed, with `Retry-After` where LiSA
 * named a wait, and in no cache; else 200. Leave out what a page can do without: prefetch it apart.
 */
export function pageStatus({ reads }: PrefetchedState): PageStatus {
  const failed = reads.find(({ error }) => error)
  if (!failed?.error) return { status: 200, headers: {} }
  const { error, retryIn } = failed
  return {
    status: statusFor(error.kind, error.status as number | undefined),
    headers: { 'Cache-Control': 'no-store', ...(retryIn !== undefined && { 'Retry-After': `${Math.ceil(retryIn / 1_000)}` }) },
  }
}
