import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import ky from 'ky'
import type { Show } from 'lisa-query/core'
import { answer, authorization, baseUrl, checkedShow } from '../show.ts'
import type { Stack } from './stack.ts'

/** What a shop would write by hand with the same libraries: authorized, checked, no second retry layer. The budget is against it. */
export const bare: Stack = {
  name: 'TanStack Query + ky + zod',
  open: () => {
    const queryClient = new QueryClient()
    return {
      read: (id) => queryClient.fetchQuery(showQuery(id)),
      provide: (page) => <QueryClientProvider client={queryClient}>{page}</QueryClientProvider>,
      useTitle: (id) => {
        const { data, error } = useQuery(showQuery(id))
        return { title: data?.title?.['*'], problem: error?.message }
      },
      clear: () => queryClient.clear(),
    }
  },
}

const showQuery = (id: string) => ({
  queryKey: ['shows', id],
  queryFn: ({ signal }: { signal: AbortSignal }) => readShow(id, signal),
})

async function readShow(id: string, signal: AbortSignal): Promise<Show> {
  const headers = { authorization }
  return checkedShow(await ky(`${baseUrl}/shows/${id}`, { headers, fetch: answer, retry: 0, timeout: 20_000, signal }).json())
}
