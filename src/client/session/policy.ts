import { isLisaError, type LisaError } from '../../errors/lisa-error.ts'
import { type Failing, notSent } from '../request/failing.ts'
import { isStillGiven } from './credential.ts'
import { currentIdentity, hasReplaced, isSamePerson, isSomebodyElse } from './identity.ts'
import { isTemporary, type Refresher } from './refresher.ts'
import { begin, changed, expire, type SessionState, type WaitingRequest } from './state.ts'

/** What the session needs to know of a request. */
export interface Call {
  /** The same for every sending of one read; a write has none. */
  key: string | undefined
  /** Of a write: who asked for it, as far as the application says it. It is sent for nobody else. */
  person: string | undefined
  /** Who asks; its newer request takes the place of its older one among those that wait. */
  owner: unknown
  /** Whether a timer sends it, such as a poll, and not the user. */
  isAutomatic: boolean
  /** Whether it only finds out if there is a session again. */
  isProbe: boolean
  /** Whether this tab has refreshed the credential for this request. */
  hasRefreshed: boolean
  /** Whether it was sent again with a credential that another tab or a sign-in has renewed. */
  hasTriedAnother: boolean
  signal: AbortSignal
  fail: Failing
  /** Tells that the request waits for this refresh of the credential. */
  tellRefresh: <By>(refresh: Promise<By>) => Promise<By>
  /** Sends a read again, as a probe. */
  askAgain: (() => Promise<unknown>) | undefined
}

/** What the session needs to know of one sending of a request. */
export interface Sending {
  generation: number
  credential: string | undefined
  /** In milliseconds of the client's clock. */
  sentAt: number
  /** Whether it says that a person should sign in: a 401, or a redirect that means the same. */
  isRefused: boolean
}

/** Whether to send a refused request again, because its credential is a newer one by now. Waits for a refresh. */
export async function shouldGoAgain(
  { state, refresher }: { state: SessionState; refresher: Refresher },
  call: Call,
  { generation, credential, sentAt }: Sending,
): Promise<boolean> {
  if (call.signal.aborted || hasReplaced(state, call.person)) return false
  // 1. A newer credential is there already. The one of another tab may not be available to this tab.
  const isReplaced = async (): Promise<boolean> =>
    state.generation !== generation && !(state.isStartedElsewhere && (await isStillGiven(state, credential)))
  if (await isReplaced()) return true
  // 2. A refresh is not possible, or would not help.
  if (!state.config.refresh || call.hasRefreshed || isRefusedForGood(state, call, credential)) return false
  // 3. One refresh for all that wait for it.
  try {
    const by = await call.tellRefresh(refresher.renew({ credential, sentAt }, call.hasTriedAnother))
    call.hasRefreshed = by === 'this-tab'
    call.hasTriedAnother = by === 'somebody-else'
    return true
  } catch (cause) {
    if (await isReplaced()) return true
    // Without a network the session is not expired: the request fails as `unreachable`.
    if (isTemporary(cause)) throw notSent(call.fail, '`refresh` failed', cause)
    return false
  }
}

/** Whether no refresh can help: only this endpoint refuses, or the credential has expired and this read was not answered since. */
function isRefusedForGood(state: SessionState, { key }: Call, credential: string | undefined): boolean {
  if (key !== undefined && state.ownRefusals.has(key)) return true
  const wasAnswered = key !== undefined && state.answered.has(key)
  return state.expired !== undefined && state.expired.credential === credential && !wasAnswered
}

/** Takes in that a request has failed. If only its person's sign-in can help, it waits for one; otherwise it no longer waits. */
export function failed(state: SessionState, call: Call, sending: Sending | undefined, error: unknown): void {
  if (call.signal.aborted || !isLisaError(error)) return
  if (error.kind === 'auth-required' && !hasReplaced(state, call.person)) refuse(state, call, sending, error)
  else if (!call.isProbe && state.waiting.delete(call.owner)) changed(state)
}

function refuse(state: SessionState, call: Call, sending: Sending | undefined, error: LisaError): void {
  const { key, owner, askAgain, hasRefreshed } = call
  const { config, accepted, ownRefusals, waiting } = state
  const at = config.clock.now()
  const { credential, sentAt, generation } = sending ?? { credential: undefined, sentAt: at, generation: state.generation }
  const own = key === undefined ? undefined : ownRefusals.get(key)
  const hasHelped = own === undefined && !(hasRefreshed && sending)
  const isProven = !hasHelped && (own?.isProven || (credential !== undefined && credential === accepted))
  if (key !== undefined && !hasHelped) ownRefusals.set(key, { error, at, isProven })
  // Other requests are answered with the same credential: no sign-in helps this one.
  if (isProven) waiting.delete(owner)
  // No caller waits for the error of a probe.
  else if (!call.isProbe) waiting.set(owner, { key, credential, error, isOnPage: true, askAgain })
  if (!isProven && generation === state.generation) expire(state, { credential, sentAt })
  changed(state)
}

/** Takes in a good answer: it shows who is signed in, and which refusals concern one endpoint only. */
export function accept(state: SessionState, { key, owner }: Call, { credential, sentAt, generation }: Sending): void {
  if (generation !== state.generation) return
  const { expired } = state
  const refused = waitingRead(state, key, owner)
  if (key !== undefined) {
    state.ownRefusals.delete(key)
    if (expired) state.answered.add(key)
  }
  if (credential !== undefined) state.accepted = credential
  const unlessSame = isSamePerson(state) ? 'start' : 'switch'
  // Another person has signed in, and no message told this tab.
  if (isSomebodyElse(state)) restart(state, credential, 'switch')
  state.identity = currentIdentity(state) ?? state.identity
  if (!expired || !state.expired) return
  const hasHeader = credential !== undefined
  // A read that was refused is answered: there is a session again.
  if (refused) restart(state, credential, hasHeader && credential === refused.credential ? 'start' : unlessSame)
  // Any other answer proves nothing if the credential is a cookie, or if its request is older than the refusal.
  else if (!hasHeader || sentAt < expired.sentAt) return
  // A server was refused with a credential of its own; this page's credential is good.
  else if (expired.credential === null) restart(state, credential, 'start')
  else if (credential !== expired.credential) restart(state, credential, unlessSame)
  else confirmCredential(state, credential)
}

/** The refused request that this answer is for: its owner's, or the one of the same read. */
function waitingRead({ waiting }: SessionState, key: string | undefined, owner: unknown): WaitingRequest | undefined {
  if (key === undefined) return undefined
  const own = waiting.get(owner)
  // A read that a server was refused has no key.
  return own && own.key === undefined ? own : [...waiting.values()].find((request) => request.key === key)
}

/** The credential is good: the endpoints that refused it did so for themselves, so their requests no longer wait for a sign-in. */
function confirmCredential(state: SessionState, credential: string): void {
  for (const [owner, { key, error, ...refused }] of state.waiting) {
    if (refused.credential !== credential && refused.credential !== null) continue
    if (key !== undefined) state.ownRefusals.set(key, { error, at: state.config.clock.now(), isProven: true })
    state.waiting.delete(owner)
  }
  state.expired = undefined
  changed(state)
}

/** There is a session again, perhaps of another person. */
function restart(state: SessionState, credential: string | undefined, news: 'start' | 'switch'): void {
  begin(state, news, 'this-tab')
  // Without a header the credential is a cookie, which all tabs share.
  if (credential === undefined) state.tabs.tell({ session: news })
}
