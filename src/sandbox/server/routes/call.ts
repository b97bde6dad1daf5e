import type { Endpoint } from '../../../core.ts'
import type { Shop } from '../../data/shop/shop.ts'

/** A request that has passed the gates, with its body checked for syntax. */
export interface Call {
  shop: Shop
  /** Epoch milliseconds. */
  now: number
  /** A value of the path. */
  param(name: string): string
  query: URLSearchParams
  /** Empty where the endpoint takes none. */
  body: Record<string, unknown>
}

/** An endpoint, and what the sandbox does for it. */
export interface SandboxRoute {
  endpoint: Endpoint
  answer(call: Call): Response
  /** Its body must carry a signature in `X-Hmac-Signature`. */
  isSigned?: boolean
}

export const route = (endpoint: Endpoint, answer: (call: Call) => Response): SandboxRoute => ({ endpoint, answer })
