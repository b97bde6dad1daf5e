'use client'

import { localize, useErrorState, useShows } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import Link from 'next/link'
import type { ReactElement } from 'react'

export function ShowList(): ReactElement {
  const shows = useShows({ state: 'live' })
  const failed = useErrorState(shows)
  return (
    <main>
      <h1>Live now</h1>
      <ul>
        {shows.data?.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/shows/${id}`}>{localize(title, 'en')}</Link>
          </li>
        ))}
      </ul>
      {shows.hasNextPage && (
        <button type="button" disabled={shows.isFetchingNextPage} onClick={() => shows.fetchNextPage()}>
          More shows
        </button>
      )}
      <Notice state={failed} />
    </main>
  )
}
