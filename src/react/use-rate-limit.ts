import { useSyncExternalStore } from 'react'
import type { RateLimit } from '../client/rate-limit/rate-limit.ts'
import { useLisa } from './provider.tsx'

const open: RateLimit = { isOpen: true, waiting: 0 }

/**
 * The rate limit of the nearest client: whether requests go out, when they do again (epoch milliseconds), how many LiSA
 * still takes where it says so, and how many wait. Re-renders its caller at every change.
 * @see https://docs.hello-lisa.com/developers/rest-api/rate-limits
 */
export function useRateLimit(): RateLimit {
  const { subscribe, get } = useLisa().client.rateLimit
  return useSyncExternalStore(subscribe, get, () => open)
}
