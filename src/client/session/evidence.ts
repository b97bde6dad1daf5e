import type { LisaError } from '../../errors/lisa-error.ts'
import { begin, changed, currentIdentity, isSamePerson, isSomebodyElse, type SessionState } from './state.ts'

/** What the session needs to know of a request. */
export interface Call {
  /** The same for every sending of one read; a write has none. */
  key: string | undefined
  /** Who asks; its newer request takes the place of its older one among those that wait. */
  owner: unknown
  /** Whether a timer sends it, such as a poll, and not the user. */
  isAutomatic: boolean
  /** Whether it only finds out if there is a session again. */
  isProbe: boolean
  /** Whether it has been called off. */
  isAborted: () => boolean
  /** Sends a read again, as a probe. */
  askAgain: (() => Promise<unknown>) | undefined
  /** The error of a request that could not be sent again because a refresh met no network. */
  unreachable: (cause: unknown) => LisaError
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

/** Nothing else can be tried: the request waits for a sign-in. */
export function refuse(
  state: SessionState,
  call: Call,
  sending: Sending | undefined,
  hasRefreshed: boolean,
  error: LisaError,
): void {
  const { key, owner, askAgain } = call
  const { config, accepted, expired, ownRefusals, waiting } = state
  const at = config.clock.now()
  const { credential, sentAt, generation } = sending ?? { credential: undefined, sentAt: at, generation: state.generation }
  const own = key === undefined ? undefined : ownRefusals.get(key)
  const hasHelped = own === undefined && !(hasRefreshed && sending)
  const isProven = !hasHelped && (own?.isProven || (credential !== undefined && credential === accepted))
  if (key !== undefined && !hasHelped) ownRefusals.set(key, { error, at, isProven })
  // Others are answered with the same credential: no sign-in helps.
  if (isProven) waiting.delete(owner)
  // No caller waits for the error of a probe.
  else if (!call.isProbe) waiting.set(owner, { key, credential, error, isOnPage: true, askAgain })
  if (!isProven && generation === state.generation) {
    state.isSignedIn = false
    if (!expired || expired.credential !== credential) {
      state.expired = { credential, sentAt }
      state.answered.clear()
      if (!expired) state.emit({ type: 'session-expired' })
    }
  }
  changed(state)
}

/** An answer shows who is signed in, and which refusals were an endpoint's own. */
export function accept(state: SessionState, { key }: Call, { credential, sentAt, generation }: Sending): void {
  if (generation !== state.generation) return
  const { expired, waiting } = state
  const refused = [...waiting.values()].find((request) => key !== undefined && request.key === key)
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
  const isOfUs = credential !== undefined
  // A read that was refused is answered: there is a session again.
  if (refused) restart(state, credential, isOfUs && credential === refused.credential ? 'start' : unlessSame)
  // Other answers say nothing where cookies are the credential, nor where they are to an older request.
  else if (!isOfUs || sentAt < expired.sentAt) return
  else if (credential !== expired.credential) restart(state, credential, unlessSame)
  else acquit(state, credential)
}

/** The credential is good: those that refused it did so for themselves, and no sign-in helps them. */
function acquit(state: SessionState, credential: string): void {
  const at = state.config.clock.now()
  for (const [owner, { key, error, ...refused }] of state.waiting) {
    if (refused.credential !== credential) continue
    if (key !== undefined) state.ownRefusals.set(key, { error, at, isProven: true })
    state.waiting.delete(owner)
  }
  state.expired = undefined
  changed(state)
}

/** There is a session again, perhaps of another person. */
function restart(state: SessionState, credential: string | undefined, news: 'start' | 'switch'): void {
  begin(state, news, 'this-tab')
  // Cookies are every tab's.
  if (credential === undefined) state.tabs.tell({ session: news })
}
