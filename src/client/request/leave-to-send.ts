import { mostJitter } from '../rate-limit/gate.ts'
import type { Pass, Rank } from '../rate-limit/queue.ts'
import type { Entering } from '../rate-limit/rate-gate.ts'
import type { PreparedRequest } from './prepare.ts'
import type { Shared } from './shared.ts'
import type { TimeLimit } from './time-limit.ts'
import type { Trace } from './trace.ts'

/** What belongs to one request beside what it sends. */
export interface Context {
  rank: Rank
  signal: AbortSignal
  limit: TimeLimit
  trace: Trace
}

/** Waits for the rate gate, and for a refresh of the credential that is under way. */
export async function leaveToSend(
  { config, gate, session }: Shared,
  { endpoint, fail }: PreparedRequest,
  context: Context,
): Promise<Pass> {
  const { rank, signal, limit, trace } = context
  const { clock, maxWait } = config
  const enter = (entering: Entering): Promise<Pass> => {
    const { waiting } = gate.get()
    const pass = gate.enter(entering, signal, fail)
    const { isOpen, retryAt, waiting: now } = gate.get()
    return now > waiting ? trace.wait(isOpen ? 'queue' : 'rate-limit', retryAt, pass) : pass
  }
  const enteredAt = clock.now()
  let pass = await enter({ rank })
  const patience = maxWait * (1 + mostJitter) - (clock.now() - enteredAt)
  const underWay = (): Promise<unknown> | undefined => (endpoint.isPublic ? undefined : session.refresher.underWay())
  for (let refresh = underWay(); refresh; refresh = underWay()) {
    // Free the slot while the refresh runs, then queue ahead of requests of the same rank.
    gate.leave(pass)
    limit.start(fail)
    await trace.wait('refresh', undefined, refresh)
    pass = await enter({ rank, isResumed: true, patience })
  }
  return pass
}
