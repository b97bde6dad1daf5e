import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import ky from 'ky'
import { sharedRefresh } from '../session.ts'
import type { Api, Contender } from './contender.ts'
import { mounting } from './mounting.tsx'

type Read = (id: string, signal: AbortSignal) => Promise<unknown>

const querying = (name: string, connect: (api: Api) => Read): Contender =>
  mounting(name, (api) => {
    const read = connect(api)
    const queryClient = new QueryClient()
    return {
      provide: (page) => <QueryClientProvider client={queryClient}>{page}</QueryClientProvider>,
      useRead: (id) => useQuery({ queryKey: ['shows', id], queryFn: ({ signal }) => read(id, signal) }),
    }
  })

/** https://tanstack.com/query/latest/docs/framework/react/guides/query-functions, "Usage with fetch"; its docs leave 401 to the application. */
export const tanstackQuery = querying('TanStack Query + fetch', ({ baseUrl, session }) => {
  const refresh = sharedRefresh(session)
  return async (id, signal) => {
    const send = (): Promise<Response> =>
      fetch(`${baseUrl}/shows/${id}`, { headers: { authorization: `Bearer ${session.token}` }, signal })
    let response = await send()
    if (response.status === 401) {
      await refresh()
      response = await send()
    }
    if (!response.ok) throw new Error(`GET /shows/${id}: ${response.status}`)
    return response.json()
  }
})

/** Two layers that both retry. */
export const tanstackQueryWithKy = querying(
  'TanStack Query + ky, both on defaults',
  ({ baseUrl, session }) =>
    (id, signal) =>
      ky(`${baseUrl}/shows/${id}`, { headers: { authorization: `Bearer ${session.token}` }, signal }).json(),
)
