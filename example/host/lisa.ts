import { createLisaClient } from 'lisa-query'
import { requestSignIn } from '../parts/sign-in-request.ts'
import { authorization, renew } from '../session.ts'

/** The widgets' way to LiSA; the application around them has none. Its name keeps it apart from the shop's in other tabs. */
export const lisa = createLisaClient({
  name: 'nordlager',
  baseUrl: '/api/lisa',
  ingestUrl: '/api/lisa',
  authorization,
  refresh: () => renew('refresh'),
  signIn: requestSignIn,
  sign: async (body) => (await fetch('/api/sign', { method: 'POST', body })).text(),
})

/** Ends the widgets' session: first at the shop's server, then here. */
export async function endSession(): Promise<void> {
  await fetch('/api/session/revoke', { method: 'POST', headers: { authorization: (await authorization()) ?? '' } })
  lisa.session.end()
}
