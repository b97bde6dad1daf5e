import type { Endpoint } from '../../../core.ts'
import type { Shop } from '../../data/shop/shop.ts'
import type { Records } from '../document/records.ts'

/** A request that has passed the gates, with its body checked for syntax. */
export interface Call {
  shop: Shop
  /** What a sandbox of other endpoints keeps. */
  records: Records
  /** Epoch milliseconds. */
  now: number
  /** A value of the path. */
  param(name: string): string
  query: URLSearchParams
  /** Empty where the endpoint takes none, or one that is no object. */
  body: Record<string, unknown>
}

/** An endpoint, and what the sandbox does for it. */
export interface SandboxRoute {
  endpoint: Endpoint
  answer(call: Call): Response
  /** Its query, headers and body are checked by its schemas; else `answer` checks the body in its own way. */
  isChecked?: boolean
  /** What a 202 brings along, where not the usual receipt. */
  receipt?: () => unknown
}

export const route = (endpoint: Endpoint, answer: (call: Call) => Response): SandboxRoute => ({ endpoint, answer })
