import { notifyManager, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useLisaQueryClient } from 'lisa-query'
import { type ReactElement, useCallback, useSyncExternalStore } from 'react'

/** Who keeps what: nothing of the widgets is in the host's cache. */
export function CacheCounts(): ReactElement {
  const host = useCount(useQueryClient())
  const widgets = useCount(useLisaQueryClient())
  return (
    <output>
      The host’s cache: {host} {host === 1 ? 'query' : 'queries'}. The widgets’: {widgets}.
    </output>
  )
}

function useCount(queryClient: QueryClient): number {
  const cache = queryClient.getQueryCache()
  const subscribe = useCallback((listener: () => void) => cache.subscribe(notifyManager.batchCalls(listener)), [cache])
  return useSyncExternalStore(subscribe, () => cache.getAll().length)
}
