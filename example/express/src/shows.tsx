import { localize, useErrorState, useShows } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'

/** What is live, page after page. */
export function Shows(): ReactElement {
  const shows = useShows({ state: 'live' })
  const failed = useErrorState(shows)
  return (
    <>
      <h1>Live now</h1>
      <ul>
        {shows.data?.map(({ id, title }) => (
          <li key={id}>
            <a href={`/shows/${id}`}>{localize(title, 'en')}</a>
          </li>
        ))}
      </ul>
      {shows.hasNextPage && (
        <button type="button" disabled={shows.isFetchingNextPage} onClick={() => shows.fetchNextPage()}>
          More shows
        </button>
      )}
      <Notice state={failed} />
    </>
  )
}
