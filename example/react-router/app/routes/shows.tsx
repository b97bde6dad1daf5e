import { LisaHydration, listShows, localize, pageStatus, useErrorState, useShows } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import { data, Link } from 'react-router'
import { gateway } from '../lisa/gateway.server.ts'
import { pageHeaders } from '../page-headers.ts'
import type { Route } from './+types/shows'

export const headers = pageHeaders

export async function loader() {
  const state = await gateway.prefetch([listShows, { state: 'live' }])
  return data(state, pageStatus(state))
}

export default function Page({ loaderData }: Route.ComponentProps): ReactElement {
  return (
    <LisaHydration state={loaderData}>
      <ShowList />
    </LisaHydration>
  )
}

function ShowList(): ReactElement {
  const shows = useShows({ state: 'live' })
  const failed = useErrorState(shows)
  return (
    <main>
      <h1>Live now</h1>
      <ul>
        {shows.data?.map(({ id, title }) => (
          <li key={id}>
            <Link to={`/shows/${id}`}>{localize(title, 'en')}</Link>
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
