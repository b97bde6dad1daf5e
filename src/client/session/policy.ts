import { isLisaError } from '../../errors/lisa-error.ts'
import { accept, type Call, refuse, type Sending } from './evidence.ts'
import type { Prober } from './prober.ts'
import { isPassing, type Refresher } from './refresher.ts'
import { changed, type SessionState } from './state.ts'

/** The session and what it can do about a refusal. */
export interface Policy {
  state: SessionState
  refresher: Refresher
  prober: Prober
}

/** How often a request is sent at the most. */
const mostSendings = 3

/**
 * Every decision about a 401. Sends the request, again if there is reason to think that it will be answered, and gives what
 * `read` makes of the last answer.
 */
export async function authorized<S extends Sending>(
  policy: Policy,
  call: Call,
  send: (attempt: number) => Promise<S>,
  read: (sending: S) => Promise<unknown>,
): Promise<unknown> {
  const { state, prober } = policy
  // While a sign-in is needed, a poll does not send a refused read again.
  const refusal = call.isAutomatic ? prober.refusalOf(call) : undefined
  if (refusal) throw refusal
  const tried: Tried = { hasRefreshed: false }
  let sending: S | undefined
  try {
    sending = await send(1)
    for (let attempt = 2; sending.isRefused && !call.isAborted() && attempt <= mostSendings; attempt += 1) {
      if (!(await shouldGoAgain(policy, call, sending, tried))) break
      sending = undefined
      sending = await send(attempt)
    }
    const output = await read(sending)
    accept(state, call, sending)
    return output
  } catch (error) {
    if (!call.isAborted() && isLisaError(error)) {
      if (error.kind === 'auth-required') refuse(state, call, sending, tried.hasRefreshed, error)
      // It failed with another error now, and no longer waits for a sign-in.
      else if (!call.isProbe && state.waiting.delete(call.owner)) changed(state)
    }
    throw error
  }
}

interface Tried {
  /** Whether this tab has refreshed for it. */
  hasRefreshed: boolean
}

async function shouldGoAgain(
  { state, refresher }: Policy,
  { key, unreachable }: Call,
  { generation, credential }: Sending,
  tried: Tried,
): Promise<boolean> {
  // 1. A newer credential is there already. Another tab may have one that this tab does not get.
  const isReplaced = async (): Promise<boolean> =>
    state.generation !== generation && !(state.isStartedElsewhere && (await refresher.isStillGiven(credential)))
  if (await isReplaced()) return true
  // 2. A refresh is not possible, or would not help.
  if (!state.config.refresh || tried.hasRefreshed || isRefusedForGood(state, key, credential)) return false
  // 3. One refresh for all that wait for it.
  try {
    tried.hasRefreshed = (await refresher.renew(credential)) === 'this-tab'
    return true
  } catch (cause) {
    if (await isReplaced()) return true
    // Where it met no network, nothing is lost yet.
    if (isPassing(cause)) throw unreachable(cause)
    return false
  }
}

/** A refusal speaks of the credential that it was sent with. What was answered since shows that the credential was good then. */
function isRefusedForGood(state: SessionState, key: string | undefined, credential: string | undefined): boolean {
  if (key !== undefined && state.ownRefusals.has(key)) return true
  const wasAnswered = key !== undefined && state.answered.has(key)
  return state.expired !== undefined && state.expired.credential === credential && !wasAnswered
}
