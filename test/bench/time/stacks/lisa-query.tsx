import { QueryClient } from '@tanstack/react-query'
import { createLisaClient, getShow, LisaProvider, lisaQuery, useErrorState, useShow } from 'lisa-query'
import { answer, authorization, baseUrl } from '../show.ts'
import type { Stack } from './stack.ts'

export const ours: Stack = {
  name: 'lisa-query',
  open: () => {
    const lisa = createLisaClient({ baseUrl, authorization: () => authorization, fetch: answer })
    const queryClient = new QueryClient()
    return {
      read: (id) => queryClient.fetchQuery(lisaQuery(lisa, getShow, { id })),
      provide: (page) => (
        <LisaProvider client={lisa} queryClient={queryClient}>
          {page}
        </LisaProvider>
      ),
      useTitle: (id) => {
        const show = useShow(id)
        const failed = useErrorState(show)
        return { title: show.data?.title?.['*'], problem: failed?.title }
      },
      clear: () => queryClient.clear(),
    }
  },
}
