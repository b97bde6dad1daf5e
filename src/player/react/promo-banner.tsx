import { type CSSProperties, type ReactElement, useEffect, useState } from 'react'
import { localize } from '../../endpoints/localize.ts'
import type { Show } from '../../endpoints/schemas.ts'
import { type Promo, type PromoOptions, pickPromo } from '../core/promo.ts'
import { type Corner, cornerStyle } from './corners.ts'

/** What `PromoBanner` takes. */
export interface PromoBannerProps extends PromoOptions {
  /** Of `useShows`, or of an endpoint of your own. */
  shows: readonly Show[] | undefined
  /** Somebody wants to see it: open the player, or the page that has it. */
  onOpen: (promo: Promo<Show>) => void
  /** The corner that it stands in; `bottom-left` by default. */
  position?: Corner | undefined
  /** The page's languages, the preferred one first; `en` by default. */
  language?: string | readonly string[] | undefined
  /** English by default. */
  labels?: Partial<PromoLabels> | undefined
  /** Of the banner. */
  className?: string | undefined
  /** Of the banner. */
  style?: CSSProperties | undefined
}

/** The words of a banner. */
export interface PromoLabels {
  live: string
  upcoming: string
  replay: string
  dismiss: string
}

const english: PromoLabels = { live: 'Live now', upcoming: 'Starts soon', replay: 'Watch again', dismiss: 'Put away' }

/** A banner at a corner of the window for a show that is live or about to be; hidden once it is closed, until another show is promoted. */
export function PromoBanner(props: PromoBannerProps): ReactElement | null {
  const { shows = [], position = 'bottom-left', language = 'en', onOpen, className, style, labels, ...options } = props
  const [dismissed, setDismissed] = useState<string>()
  const promo = pickPromo(shows, useMinute(), options)
  if (!promo || promo.show.id === dismissed) return null
  const words = { ...english, ...labels }
  const { show, state } = promo
  return (
    <aside
      aria-label={words[state]}
      className={className}
      data-part="lisa-promo"
      data-state={state}
      style={{ ...cornerStyle(position, '1rem'), ...style }}
    >
      <button type="button" onClick={() => onOpen(promo)}>
        {words[state]}: {localize(show.title, language) ?? show.id}
      </button>
      <button type="button" aria-label={words.dismiss} onClick={() => setDismissed(show.id)}>
        ×
      </button>
    </aside>
  )
}

/** The time in epoch milliseconds, updated each minute; 0 on a server and until the first effect. */
function useMinute(): number {
  const [now, setNow] = useState(0)
  useEffect(() => {
    const read = (): void => setNow(Date.now())
    read()
    const timer = setInterval(read, 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
