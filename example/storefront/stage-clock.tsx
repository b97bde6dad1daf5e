import type { Show } from 'lisa-query'
import { type ReactElement, useEffect, useState } from 'react'
import { formatClock } from './formats.ts'
import { useWords } from './language.ts'
import { usePlayer } from './player.ts'
import styles from './stage-clock.module.css'

/** How long a show has been on the air, by the viewer's clock; nothing else renders when it ticks. */
export function OnAir({ since }: { since: number }): ReactElement {
  const words = useWords()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <span className={styles.clock} role="timer">
      <span className={styles.unseen}>{words.onAirFor} </span>
      {formatClock(now - since)}
    </span>
  )
}

/** How far a replay has been watched, and how long it is. */
export function Position({ show }: { show: Show }): ReactElement {
  const watched = useWatched(show)
  const length = lengthOf(show)
  return (
    <span className={styles.clock} role="timer">
      {formatClock(watched)}
      {length !== undefined && ` / ${formatClock(length)}`}
    </span>
  )
}

/** The same as a bar. */
export function Progress({ show }: { show: Show }): ReactElement {
  const words = useWords()
  const watched = useWatched(show)
  return <progress className={styles.progress} aria-label={words.progress} value={watched} max={lengthOf(show) ?? 1} />
}

/** How long a show is, in milliseconds; LiSA's media items have it, that a show has it, too, is assumed. */
export function lengthOf(show: Show): number | undefined {
  const length = show.durationInMs
  return typeof length === 'number' && length > 0 ? length : undefined
}

function useWatched(show: Show): number {
  const seconds = usePlayer((player) => (player.show?.id === show.id ? player.seconds : 0))
  return Math.min(seconds * 1_000, lengthOf(show) ?? 0)
}
