import type { Emit } from '../events.ts'
import type { Config } from '../options.ts'
import type { RateGate } from '../rate-limit/rate-gate.ts'
import type { Policy } from '../session/policy.ts'
import type { UnderWay } from './under-way.ts'

/** What all requests of a client share. */
export interface Shared {
  config: Config
  gate: RateGate
  session: Policy
  underWay: UnderWay
  /** Tells `onEvent`. */
  emit: Emit
  /** Numbers the requests. */
  nextId: () => number
}
