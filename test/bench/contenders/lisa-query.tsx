import { createLisaClient, LisaProvider, useShow } from 'lisa-query'
import type { Contender } from './contender.ts'
import { mounting } from './mounting.tsx'

let prompts = 0

const hooks = mounting('lisa-query', ({ baseUrl, session, rateLimitWindow }) => {
  const client = createLisaClient({
    baseUrl,
    authorization: () => `Bearer ${session.token}`,
    refresh: () => session.refresh(),
    ...(rateLimitWindow !== undefined && { rateLimitWindow }),
  })
  let isAsking = false
  prompts = 0
  client.session.subscribe(() => {
    const { isOpen } = client.session.prompt
    if (isOpen && !isAsking) prompts += 1
    isAsking = isOpen
  })
  return {
    provide: (page) => <LisaProvider client={client}>{page}</LisaProvider>,
    useRead: (id) => useShow(id),
  }
})

/** As in the README's first sample. */
export const lisaQuery: Contender = { ...hooks, prompts: () => prompts }
