/**
 * What LiSA answers with 202: it has the write and has not processed it yet. Nothing is known of its result.
 * @see https://docs.hello-lisa.com/developers/rest-api/response-status-and-error-codes
 */
export interface Accepted<Body = unknown> {
  readonly accepted: true
  /** 202. */
  readonly status?: number
  /** When the receipt arrived, in epoch milliseconds. */
  readonly acceptedAt: number
  /** LiSA's `X-Request-Id`, when it sent one. */
  readonly requestId?: string | undefined
  /** What LiSA sent along, as it came; with an `accepted` schema only if it fits. */
  readonly body?: Body
}

/** Whether a write's answer is the receipt of a 202, not yet the result. */
export function isAccepted(x: unknown): x is Accepted {
  const { accepted, acceptedAt } = Object(x) as Partial<Accepted>
  return accepted === true && typeof acceptedAt === 'number'
}
