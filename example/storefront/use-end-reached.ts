import { type RefCallback, useCallback } from 'react'

interface List {
  hasNextPage: boolean
  isFetching: boolean
  isError: boolean
  fetchNextPage: () => unknown
}

/**
 * For the element after the last item: fetches the next page before somebody gets there, in the page or in the row around it.
 * After a failure it leaves it to the person.
 */
export function useEndReached({ hasNextPage, isFetching, isError, fetchNextPage }: List): RefCallback<Element> {
  const isDue = hasNextPage && !isFetching && !isError
  return useCallback(
    (end) => {
      if (!end || !isDue) return
      const look = ([entry]: IntersectionObserverEntry[]): unknown => entry?.isIntersecting && fetchNextPage()
      const observer = new IntersectionObserver(look, { root: end.closest('[data-scrolls]'), rootMargin: '400px' })
      observer.observe(end)
      return () => observer.disconnect()
    },
    [isDue, fetchNextPage],
  )
}
