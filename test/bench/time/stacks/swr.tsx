import type { Show } from 'lisa-query/core'
import useSWR, { mutate, SWRConfig } from 'swr'
import { answer, authorization, baseUrl, checkedShow } from '../show.ts'
import type { Stack } from './stack.ts'

/** As in https://swr.vercel.app/docs/data-fetching. Outside of components SWR has one cache, which its docs clear by `mutate`. */
export const swr: Stack = {
  name: 'SWR + fetch + zod',
  open: () => {
    const cache = new Map()
    const provider = () => cache
    return {
      read: (id) => mutate(`/shows/${id}`, readShow(`/shows/${id}`), { revalidate: false }),
      provide: (page) => <SWRConfig value={{ provider }}>{page}</SWRConfig>,
      useTitle: (id) => {
        const { data, error } = useSWR(`/shows/${id}`, readShow)
        return { title: data?.title?.['*'], problem: error ? 'failed' : undefined }
      },
      clear: () => {
        void mutate(() => true, undefined, { revalidate: false })
        cache.clear()
      },
    }
  },
}

async function readShow(path: string): Promise<Show> {
  // The same `fetch` that the others are given: it takes an address and headers, and answers at once.
  const response = await answer(new Request(`${baseUrl}${path}`, { headers: { authorization } }))
  if (!response.ok) throw new Error(`GET ${path}: ${response.status}`)
  return checkedShow(await response.json())
}
