import { useErrorState, useShows } from 'lisa-query'
import type { ReactElement } from 'react'
import { Button } from '../../parts/button.tsx'
import { sayTime } from '../../parts/widget/formats.ts'
import { Trouble } from '../../parts/widget/trouble.tsx'
import { WidgetStatus } from '../../parts/widget/widget-status.tsx'
import { Rows, RowsToCome } from './rows.tsx'
import { ShowRow } from './show-row.tsx'
import styles from './shows.module.css'

interface PublishedShowsProps {
  state: 'live' | 'upcoming' | 'replay'
  label: string
}

/** The shows of one state, a page at a time. */
export function PublishedShows({ state, label }: PublishedShowsProps): ReactElement {
  const shows = useShows({ state, limit: 8 })
  const failed = useErrorState(shows)
  return (
    <>
      <Rows label={label} count={shows.data?.length ?? 0}>
        {!shows.data && !failed && <RowsToCome />}
        {!shows.data && failed && (
          <li className={styles.whole}>
            <Trouble state={failed} />
          </li>
        )}
        {shows.data?.length === 0 && <li className={styles.empty}>No show is {words[state]}.</li>}
        {shows.data?.map((show) => (
          <ShowRow key={show.id} show={show} />
        ))}
        {shows.hasNextPage && (
          <li className={styles.more}>
            <Button look="quiet" isWaiting={shows.isFetchingNextPage} onClick={() => void shows.fetchNextPage()}>
              {shows.isFetchingNextPage ? 'Reading…' : 'More shows'}
            </Button>
          </li>
        )}
      </Rows>
      <WidgetStatus states={[shows.data ? failed : null]}>
        {shows.data ? `As of ${sayTime(shows.dataUpdatedAt)}` : failed ? 'Nothing could be read yet.' : 'Reading…'}
      </WidgetStatus>
    </>
  )
}

const words = { live: 'on the air now', upcoming: 'planned', replay: 'over' }
