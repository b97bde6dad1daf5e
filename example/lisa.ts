import { QueryClient } from '@tanstack/react-query'
import { createLisaClient } from 'lisa-query'
import { requestSignIn } from './parts/sign-in-request.ts'
import { watchedFetch } from './parts/watched-fetch.ts'
import { authorization, renew } from './session.ts'

/** The one client of this shop. Its key never comes here: what goes to `/api/lisa` is passed on by the shop's server. */
export const lisa = createLisaClient({
  baseUrl: '/api/lisa',
  ingestUrl: '/api/lisa',
  authorization,
  refresh: () => renew('refresh'),
  signIn: requestSignIn, // opens the dialog, and resolves once somebody has signed in
  // The secret stays on the shop's server, too, which signs what a page notifies LiSA of.
  sign: async (body) => (await fetch('/api/sign', { method: 'POST', body })).text(),
  fetch: watchedFetch, // for the dashboard, which draws what goes out; a shop leaves it out
})

export const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } })
