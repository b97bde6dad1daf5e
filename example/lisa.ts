import { QueryClient } from '@tanstack/react-query'
import { createLisaClient, type LisaClientOptions } from 'lisa-query'
import { requestSignIn } from './parts/sign-in-request.ts'
import { authorization, renew } from './session.ts'

/** How this shop reaches LiSA. Its key never comes here: what goes to `/api/lisa` is passed on by the shop's server. */
export const options: LisaClientOptions = {
  baseUrl: '/api/lisa',
  ingestUrl: '/api/lisa',
  authorization,
  refresh: () => renew('refresh'),
  signIn: requestSignIn, // opens the dialog, and resolves once somebody has signed in
  // The secret stays on the shop's server, too, which signs what a page notifies LiSA of.
  sign: async (body) => (await fetch('/api/sign', { method: 'POST', body })).text(),
}

export const lisa = createLisaClient(options)

export const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } })
