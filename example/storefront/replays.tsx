import { localize, useErrorState, useMediaItems } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'

/** What was on before, a page at a time. */
export function Replays(): ReactElement {
  const replays = useMediaItems({ type: 'replay', limit: 4 })
  const failed = useErrorState(replays)
  return (
    <section className="band" aria-labelledby="replays">
      <h2 id="replays">Watch again</h2>
      <ul className="posters">
        {replays.data?.map((item) => (
          <li key={item.id}>
            <article className="poster">
              <img src={item.poster?.url} alt="" loading="lazy" />
              <h3>{localize(item.title, navigator.languages)}</h3>
              <p>{minutes(item.durationInMs)}</p>
            </article>
          </li>
        ))}
        {!replays.data && !failed && places.map((place) => <li key={place} className="poster is-waiting" />)}
      </ul>
      {failed && <Notice state={failed} isQuiet={replays.data !== undefined} />}
      {replays.hasNextPage && (
        <button type="button" className="more" onClick={() => replays.fetchNextPage()} disabled={replays.isFetching}>
          More replays
        </button>
      )}
    </section>
  )
}

const minutes = (milliseconds = 0): string =>
  new Intl.NumberFormat(undefined, { style: 'unit', unit: 'minute', unitDisplay: 'long', maximumFractionDigits: 0 }).format(
    milliseconds / 60_000,
  )

/** Where the first page will stand, so that nothing moves when it comes. */
const places = ['first', 'second', 'third', 'fourth']
