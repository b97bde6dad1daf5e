import { localize, type Show, useCurrentShow, useErrorState } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import type { ReactElement } from 'react'
import { Shelf } from './shelf.tsx'

/** The show that is on, or the next, or the last; and its products. */
export function CurrentShow(): ReactElement {
  const show = useCurrentShow()
  const failed = useErrorState(show)
  return (
    <>
      <section className="hero" aria-labelledby="current-show" aria-busy={show.isPending}>
        {show.data ? <Stage show={show.data} /> : <div className="hero-picture is-waiting" />}
        <div className="hero-text">
          {show.data && <Billing show={show.data} />}
          {failed && <Notice state={failed} isQuiet={show.data !== undefined} />}
          {!show.data && !failed && <p className="waiting">Looking what is on…</p>}
        </div>
      </section>
      <Shelf showId={show.data?.id} />
    </>
  )
}

function Stage({ show }: { show: Show }): ReactElement {
  return <img className="hero-picture" src={show.poster?.url} alt="" />
}

function Billing({ show }: { show: Show }): ReactElement {
  const starts = show.startsAt ? new Date(show.startsAt) : undefined
  return (
    <>
      <p className="badge" data-state={show.state}>
        {show.state === 'live' ? 'Live now' : show.state === 'upcoming' ? 'Coming up' : 'Replay'}
      </p>
      <h1 id="current-show">{localize(show.title, navigator.languages) ?? 'A show without a title'}</h1>
      <p className="lead">{localize(show.description, navigator.languages)}</p>
      {starts && (
        <p className="when">
          <time dateTime={show.startsAt}>{starts.toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'short' })}</time>
        </p>
      )}
    </>
  )
}
