import { createLisaClient, LisaProvider, useShow } from 'lisa-query'
import { mounting } from './mounting.tsx'

/** As in the README's first sample. */
export const lisaQuery = mounting('lisa-query', ({ baseUrl, session, rateLimitWindow }) => {
  const client = createLisaClient({
    baseUrl,
    authorization: () => `Bearer ${session.token}`,
    refresh: () => session.refresh(),
    ...(rateLimitWindow !== undefined && { rateLimitWindow }),
  })
  return {
    provide: (page) => <LisaProvider client={client}>{page}</LisaProvider>,
    useRead: (id) => useShow(id),
  }
})
