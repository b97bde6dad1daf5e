import { QueryClient } from '@tanstack/react-query'
import { createLisaClient } from 'lisa-query'
import { requestSignIn } from '../parts/sign-in-request.ts'
import { takeNextAnswer } from './next-answer.ts'

export const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } })

/** The client of the forms. Its writes ask the demo panel what is to happen to them; everything else is as in any shop. */
export const lisa = createLisaClient({
  name: 'forms',
  baseUrl: '/api/lisa',
  ingestUrl: '/api/lisa',
  authorization: () => 'ApiKey sandbox',
  signIn: requestSignIn,
  // The secret stays on the shop's server, which signs for the page.
  sign: async (body) => (await fetch('/api/sign', { method: 'POST', body })).text(),
  fetch: (request) => {
    const incident = request.method === 'GET' ? '' : takeNextAnswer()
    if (incident) request.headers.set('x-sandbox-incident', incident)
    return fetch(request)
  },
})
