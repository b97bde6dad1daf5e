import { QueryClient } from '@tanstack/react-query'
import { createLisaClient } from 'lisa-query'
import { address } from '../../hash-location.ts'
import { requestSignIn } from '../../parts/sign-in-request.ts'
import { createTimeline } from '../../parts/timeline/timeline.ts'
import { ownKeyOnly } from '../../server/door.ts'
import { authorization, forget, forgetHere, onNews, refresh, steer } from './shop-session.ts'

export const timeline = createTimeline({
  labels: { 'GET /shows': 'List', 'GET /shows/…': 'Show', 'POST /shows': 'New show', 'POST /shows/…/publish': 'Publish' },
})

export const queryClient = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false } } })

/** The client of this page in all tabs: one rate limit and one session for every widget. */
export const lisa = createLisaClient({
  name: 'limits',
  baseUrl: '/api/lisa',
  authorization,
  refresh,
  signIn: requestSignIn,
  fetch: (request) => {
    request.headers.set(ownKeyOnly, '1')
    return timeline.fetch(request)
  },
})

let { ends } = lisa.session
lisa.session.subscribe(() => {
  if (lisa.session.ends > ends) {
    forgetHere()
    // The lanes name what the last person read.
    timeline.clear()
  }
  ends = lisa.session.ends
})

// A browser may tell a tab of a start before it shows what another tab has stored: what failed meanwhile goes again now.
onNews(() => {
  if (authorization() !== undefined && lisa.session.prompt.waiting > 0) lisa.session.start()
})

/**
 * The person leaves. First the shop's server ends the key, which another tab may still read for a moment; a browser has
 * few connections, so what is under way makes room. Then it is forgotten, and everything of theirs in all tabs.
 */
export async function signOut(): Promise<void> {
  void queryClient.cancelQueries()
  await steer('/api/session/revoke', AbortSignal.timeout(2_000)).catch(() => undefined)
  forget()
  lisa.session.end()
}

// For tests that look whether anything of the last person is left: `#/lab/limits?debug`.
if (new URLSearchParams(address().search).has('debug')) Object.assign(globalThis, { lisaQueryClient: queryClient })
