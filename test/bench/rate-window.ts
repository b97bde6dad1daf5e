/** How `Retry-After` is written: as RFC 9110 has it, and in the two ways in which LiSA's page describes its own. */
export type RetryAfter = 'whole seconds' | 'seconds with a fraction' | 'milliseconds'

export interface RateWindowOptions {
  limit: number
  /** Milliseconds. */
  window: number
  retryAfter: RetryAfter
  /** `fixed` begins with the first request after the one before has ended. */
  kind?: 'fixed' | 'sliding'
}

export interface Admission {
  isAdmitted: boolean
  headers: Record<string, string>
}

/** Lets so many requests into each window. The others are refused, and cost nothing of it. */
export function rateWindow({ limit, window, retryAfter, kind = 'fixed' }: RateWindowOptions): () => Admission {
  let admitted: number[] = []
  return () => {
    const now = performance.now()
    const begun = admitted[0] ?? now
    admitted = kind === 'fixed' ? (now - begun < window ? admitted : []) : admitted.filter((at) => now - at < window)
    const isAdmitted = admitted.length < limit
    if (isAdmitted) admitted.push(now)
    const left = (admitted[0] ?? now) + window - now
    return {
      isAdmitted,
      headers: {
        'x-ratelimit-remaining': `${admitted.length}/${limit}`,
        ...(!isAdmitted && { 'retry-after': written(left, retryAfter) }),
      },
    }
  }
}

function written(milliseconds: number, retryAfter: RetryAfter): string {
  const rounded = Math.ceil(milliseconds)
  if (retryAfter === 'milliseconds') return `${rounded}`
  return retryAfter === 'whole seconds' ? `${Math.ceil(rounded / 1000)}` : (rounded / 1000).toFixed(3)
}
