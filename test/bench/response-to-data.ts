import { QueryClient } from '@tanstack/react-query'
import { getShow, lisaQuery } from 'lisa-query/core'
import { type Figure, sideBySide } from './side-by-side.ts'
import { lisa, readShow } from './subject.ts'

const reads = 1_000

/** From an answer that is there at once to data in the cache, a thousand reads one after the other. */
export function responseToData(): Promise<Figure> {
  const ours = async (): Promise<void> => {
    const queryClient = new QueryClient()
    for (let id = 0; id < reads; id += 1) await queryClient.fetchQuery(lisaQuery(lisa, getShow, { id }))
    queryClient.clear()
  }
  const peers = async (): Promise<void> => {
    const queryClient = new QueryClient()
    for (let id = 0; id < reads; id += 1) {
      await queryClient.fetchQuery({ queryKey: ['shows', String(id)], queryFn: ({ signal }) => readShow(String(id), signal) })
    }
    queryClient.clear()
  }
  return sideBySide(`Response to data, ${reads} reads`, 15, ours, peers)
}
