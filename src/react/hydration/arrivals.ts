import type { Query, QueryClient } from '@tanstack/react-query'
import type { PrefetchedRead } from '../../query/prefetched.ts'

/** What came with the page. */
export interface Arrivals {
  /** Whether any read came with the page. */
  hasAny: boolean
  /**
   * The states that are as they came, and up to which age their data count as fresh, in milliseconds: TanStack makes a new object
   * for every change of a state.
   */
  freshFor: WeakMap<object, number | 'static'>
  /** Into which cache a read went, and how often the session had ended by then. */
  takenOver: WeakMap<PrefetchedRead, { queryClient: QueryClient; ends: number }>
}

export const newArrivals = (): Arrivals => ({ hasAny: false, freshFor: new WeakMap(), takenOver: new WeakMap() })

/** Whether nothing has happened to a cached read since it came with the page. */
export const isAsItCame = ({ freshFor }: Arrivals, { state }: Pick<Query, 'state'>): boolean => freshFor.has(state)
