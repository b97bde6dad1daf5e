import { type ReactElement, useState } from 'react'
import { localize } from '../../endpoints/localize.ts'
import type { Show } from '../../endpoints/schemas.ts'
import { pickShow } from '../core/pick-show.ts'
import { playerUrl } from '../core/player-url.ts'
import { LisaPlayer, type LisaPlayerProps } from './lisa-player.tsx'

/** What `ContentHub` takes, besides what `LisaPlayer` takes. */
export interface ContentHubProps extends Omit<LisaPlayerProps, 'src' | 'title' | 'poster'> {
  /** Of `useShows`, or of an endpoint of your own. */
  shows: readonly Show[] | undefined
  /** Where the player is served from: `https://shop.hello-lisa.com`. */
  origin: string
  /** When the show to play first is picked, in epoch milliseconds; the moment of the first render by default. */
  now?: number | undefined
  /** The page's languages, the preferred one first; `en` by default. */
  language?: string | readonly string[] | undefined
  /** What the list of shows is called; `Shows` by default. */
  label?: string | undefined
}

/** A player and the shows to choose from; it begins with the one that LiSA's Content Hub would play. */
export function ContentHub({
  shows = [],
  origin,
  now,
  language = 'en',
  label = 'Shows',
  ...rest
}: ContentHubProps): ReactElement {
  const [openedAt] = useState(() => now ?? Date.now())
  const [chosen, setChosen] = useState<string>()
  const playing = shows.find(({ id }) => id === chosen) ?? pickShow(shows, openedAt)
  const titleOf = (show: Show): string => localize(show.title, language) ?? show.id
  return (
    <div data-part="lisa-content-hub">
      {playing && (
        <LisaPlayer
          {...rest}
          src={playerUrl({ origin, show: playing.id })}
          title={titleOf(playing)}
          poster={playing.poster?.url}
        />
      )}
      <ul aria-label={label}>
        {shows.map((show) => (
          <li key={show.id}>
            <button type="button" aria-current={show === playing || undefined} onClick={() => setChosen(show.id)}>
              {titleOf(show)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
