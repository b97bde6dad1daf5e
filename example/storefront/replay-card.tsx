import { localize, type MediaItem, type Show } from 'lisa-query'
import type { ReactElement } from 'react'
import { Link } from 'wouter'
import { formatDay, minutesIn } from './formats.ts'
import { useLanguage, useWords } from './language.ts'
import { PicturePlace } from './place.tsx'
import styles from './replay-card.module.css'

/** A show that can be watched again, be it from the list of media or from that of shows. */
export function ReplayCard({ replay }: { replay: MediaItem | Show }): ReactElement {
  const words = useWords()
  const language = useLanguage()
  const day = String(replay.startsAt ?? replay.publishedAt ?? '')
  const length = Number(replay.durationInMs ?? 0)
  return (
    <article className={styles.card}>
      <div className={styles.picture}>
        <img src={replay.poster?.url} alt="" width={400} height={480} loading="lazy" />
        {length > 0 && <p className={styles.length}>{words.minutes(minutesIn(length))}</p>}
      </div>
      <p className={styles.day}>{day && <time dateTime={day}>{formatDay(day, language)}</time>}</p>
      <h3 className={styles.title}>
        <Link href={`/s/${replay.showId ?? replay.id}`}>{localize(replay.title, language) ?? words.untitled}</Link>
      </h3>
    </article>
  )
}

/** The place of one that has not come. */
export const ReplayPlace = (): ReactElement => (
  <li className={styles.card} aria-hidden="true">
    <div className={styles.picture}>
      <PicturePlace />
    </div>
  </li>
)
