import type { QueryClient } from '@tanstack/react-query'
import type { LisaClient } from '../client/client.ts'
import { segmentsOf } from '../query/keys.ts'
import type { LiveChange } from './live-news.ts'

/** Reads again what has changed, each path once, however often it changes meanwhile. */
export interface Refresher {
  refresh(change: LiveChange): void
  cancel(): void
}

/** Names everything, as no path does. */
const everything = ''

export function createRefresher(client: LisaClient, queryClient: QueryClient): Refresher {
  const { clock } = client.options
  const waiting = new Map<string, () => void>()

  const cancel = (): void => {
    for (const end of waiting.values()) end()
    waiting.clear()
  }
  const schedule = (path: string, delay: number): void => {
    if (waiting.has(path) || waiting.has(everything)) return
    if (path === everything) cancel()
    const end = clock.after(delay, () => {
      waiting.delete(path)
      void queryClient.invalidateQueries({
        queryKey: [client.key, ...(path === everything ? [] : segmentsOf(path).map(decoded))],
      })
    })
    waiting.set(path, end)
  }
  return {
    refresh({ paths = [everything], spread }) {
      const delay = Math.random() * spread
      for (const path of paths) schedule(path, delay)
    },
    cancel,
  }
}

/** A query key holds the values as they are. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
