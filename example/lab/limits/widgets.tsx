import { getShow, lisaQuery, useShows } from 'lisa-query'
import { type ReactElement, type ReactNode, useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { lisa, queryClient, timeline } from './limits-client.ts'
import { allShows } from './my-shows.tsx'
import { steer } from './shop-session.ts'
import { Widget } from './widget.tsx'
import styles from './widgets.module.css'

/** Many small widgets that all want to read at the same moment. */
export function Widgets({ children }: { children: ReactNode }): ReactElement {
  const shows = useShows(allShows)
  const [round, setRound] = useState(0)
  const ids = shows.data?.slice(0, 20).map(({ id }) => id) ?? []
  const start = (): void => {
    // As on a page that has just been opened: nothing is in the cache.
    for (const id of ids) queryClient.removeQueries({ queryKey: lisaQuery(lisa, getShow, { id }).queryKey })
    timeline.clear()
    setRound(round + 1)
  }
  const useUp = async (): Promise<void> => {
    await steer('/api/lisa/__sandbox/exhaust')
    // One request finds out, for all.
    void shows.refetch()
  }
  return (
    <>
      <section aria-labelledby="timeline" className={styles.timeline}>
        <h2 id="timeline">What went out, and when</h2>
        <div className={styles.bar}>
          <Button onClick={start} isWaiting={ids.length === 0}>
            {ids.length || 20} widgets at once
          </Button>
          <Button look="plain" onClick={useUp}>
            Use up the quota
          </Button>
          <Button look="plain" onClick={() => steer('/api/lisa/__sandbox/expire-key')}>
            Expire the key
          </Button>
          <Button look="plain" onClick={() => steer('/api/session/revoke')}>
            <span>
              Revoke the <span className={styles.unbroken}>sign-in</span>
            </span>
          </Button>
        </div>
        {children}
      </section>
      <section aria-labelledby="widgets" className={styles.timeline}>
        <h2 id="widgets">The widgets</h2>
        <ul className={styles.widgets} key={round}>
          {round > 0 && ids.map((id, index) => <Widget key={id} id={id} number={index + 1} />)}
          {round === 0 && places.map((place) => <li key={place} className={styles.place} />)}
        </ul>
      </section>
    </>
  )
}

/** Where they will stand, so that nothing moves when they come. */
const places = Array.from({ length: 20 }, (_, index) => index)
