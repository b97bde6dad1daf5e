import { localize, useAuthPrompt, useErrorState, useShows } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import styles from './my-shows.module.css'
import { NewShow } from './new-show.tsx'
import { useName } from './shop-session.ts'

/** One request for all who list the shows. */
export const allShows = { limit: 50 }

/** What the person who is signed in has planned, and a form for more. */
export function MyShows(): ReactElement {
  const name = useName()
  const shows = useShows(allShows)
  const failed = useErrorState(shows)
  // The one prompt stands above: no second button for the same.
  const isAsked = useAuthPrompt().isOpen && failed?.kind === 'auth-required'
  const upcoming = shows.data?.filter(({ state }) => state === 'upcoming')
  return (
    <section className={styles.shows} data-part="my-shows" aria-labelledby="my-shows">
      <h2 id="my-shows">{name === undefined ? 'Upcoming shows' : `${name}’s upcoming shows`}</h2>
      <NewShow />
      <div className={styles.state}>
        {isAsked && <p>They come once you are signed in.</p>}
        {!isAsked && <Notice state={failed} isQuiet={upcoming !== undefined} />}
        {!upcoming && !failed && <p>Reading the shows…</p>}
      </div>
      <ul className={styles.list}>
        {upcoming?.map(({ id, title, startsAt = '' }) => (
          <li key={id}>
            {localize(title, navigator.languages)}{' '}
            <time dateTime={startsAt}>{new Date(startsAt).toLocaleDateString(undefined, { day: 'numeric', month: 'long' })}</time>
          </li>
        ))}
      </ul>
    </section>
  )
}
