import { QueryClient } from '@tanstack/react-query'
import { createLisaClient } from 'lisa-query'

/** Whether the visitor is signed in; a real shop asks its own session. */
let key = 'sandbox'

export const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } })

export const lisa = createLisaClient({
  baseUrl: '/api/lisa',
  authorization: () => `ApiKey ${key}`,
  signIn: () => {
    key = 'sandbox'
  },
})
