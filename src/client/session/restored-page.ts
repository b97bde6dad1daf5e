import { givenNow } from './credential.ts'
import { currentIdentity } from './identity.ts'
import type { SessionState } from './state.ts'

/**
 * A page that the back button brings back as it was (bfcache) has missed all messages of other tabs. Its session ends where the
 * application says that the person has left, and switches where it says that another person is signed in. Returns a function that
 * stops the watching.
 */
export function watchRestoredPage(state: SessionState, apply: (news: 'end' | 'switch') => void): () => void {
  const compare = async ({ persisted }: Pick<PageTransitionEvent, 'persisted'>): Promise<void> => {
    if (!persisted) return
    const { generation } = state
    const known = state.identity ?? state.accepted
    const now = state.identity === undefined ? await givenNow(state) : currentIdentity(state)
    if (known !== undefined && now !== null && now !== known && generation === state.generation)
      apply(now === undefined ? 'end' : 'switch')
  }
  const window = globalThis.window as Partial<Window> | undefined
  window?.addEventListener?.('pageshow', compare)
  return () => window?.removeEventListener?.('pageshow', compare)
}
