import type { Query, QueryKey } from '@tanstack/react-query'
import type { Lisa } from '../provider.tsx'
import { isAsItCame } from './arrivals.ts'

type CachedQuery = Pick<Query, 'state'>

/** The options of a hook that decide when TanStack reads by itself. */
interface ReadingOptions<Q> {
  enabled: (query: Q) => boolean
  staleTime?: unknown
  refetchOnMount?: unknown
  refetchInterval?: unknown
}

/** The options of a hook whose read nothing has changed since it came with the page. */
interface ArrivedOptions<Q> {
  enabled: (query: Q) => boolean
  retryOnMount: false
  refetchOnMount: (query: Q) => boolean | 'always'
  staleTime: (query: Q) => number | 'static'
}

/**
 * Options for a hook whose read came with the page: data are not read again as the hook mounts; a failure is not read again until the user
 * tries again, LiSA's wait is over, or a poll of the application is due. `{}` for any other read.
 */
export function asItCame<Q extends CachedQuery>(
  lisa: Lisa,
  queryKey: QueryKey,
  options: ReadingOptions<Q>,
): Partial<ArrivedOptions<Q>> {
  const { arrivals, queryClient } = lisa
  if (!arrivals.hasAny) return {}
  // TanStack's types cannot know that these options are a query's own.
  const defaulted = queryClient.defaultQueryOptions({ ...(options as object), queryKey })
  const { queryHash, staleTime, refetchOnMount, refetchInterval } = defaulted
  const query = queryClient.getQueryCache().get(queryHash)
  if (!query || !isAsItCame(arrivals, query)) return {}
  const isSettled = (asked: Q): boolean => isAsItCame(arrivals, asked) && asked.state.error !== null && !refetchInterval
  return {
    enabled: (asked) => !isSettled(asked) && options.enabled(asked),
    retryOnMount: false,
    refetchOnMount: (asked) => !isAsItCame(arrivals, asked) && (resolve(refetchOnMount, query) ?? true),
    staleTime: (asked) => longer(resolve(staleTime, query) ?? 0, arrivals.freshFor.get(asked.state) ?? 0),
  }
}

const resolve = <T>(option: T | ((query: Query) => T), query: Query): T =>
  typeof option === 'function' ? (option as (query: Query) => T)(query) : option

const longer = (one: number | 'static', other: number | 'static'): number | 'static' =>
  one === 'static' || other === 'static' ? 'static' : Math.max(one, other)
