import { getShow, lisaQuery, useShows } from 'lisa-query'
import { type ReactElement, type ReactNode, useState } from 'react'
import { lisa, queryClient } from './limits-client.ts'
import { allShows } from './my-shows.tsx'
import { steer } from './shop-session.ts'
import { clearTimeline } from './timeline.ts'
import { Widget } from './widget.tsx'

/** Many small widgets that all want to read at the same moment. */
export function Widgets({ children }: { children: ReactNode }): ReactElement {
  const shows = useShows(allShows)
  const [round, setRound] = useState(0)
  const ids = shows.data?.slice(0, 20).map(({ id }) => id) ?? []
  const start = (): void => {
    // As on a page that has just been opened: nothing is in the cache.
    for (const id of ids) queryClient.removeQueries({ queryKey: lisaQuery(lisa, getShow, { id }).queryKey })
    clearTimeline()
    setRound(round + 1)
  }
  const useUp = async (): Promise<void> => {
    await steer('/api/lisa/__sandbox/exhaust')
    // One request finds out, for all.
    void shows.refetch()
  }
  return (
    <>
      <section aria-labelledby="timeline" className="timeline">
        <h2 id="timeline">What went out, and when</h2>
        <p className="limits-bar">
          <button type="button" onClick={start} disabled={ids.length === 0}>
            {ids.length || 20} widgets at once
          </button>
          <button type="button" className="plain" onClick={useUp}>
            Use up the quota
          </button>
          <button type="button" className="plain" onClick={() => steer('/api/lisa/__sandbox/expire-key')}>
            Expire the key
          </button>
          <button type="button" className="plain" onClick={() => steer('/api/session/revoke')}>
            <span>
              Revoke the <span className="unbroken">sign-in</span>
            </span>
          </button>
        </p>
        {children}
      </section>
      {round > 0 && (
        <section aria-labelledby="widgets">
          <h2 id="widgets">The widgets</h2>
          <ul className="widgets" key={round}>
            {ids.map((id, index) => (
              <Widget key={id} id={id} number={index + 1} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
