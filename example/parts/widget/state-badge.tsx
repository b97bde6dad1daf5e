import type { Show } from 'lisa-query'
import type { ReactElement } from 'react'
import styles from './state-badge.module.css'

const words: Readonly<Record<string, string>> = { live: 'Live now', upcoming: 'Upcoming', replay: 'Replay' }

/** Whether a show is on, to come or over; a show that nobody has published is a draft. */
export function StateBadge({ show }: { show: Show }): ReactElement {
  const state = show.publishedAt === undefined ? 'draft' : (show.state ?? 'draft')
  return (
    <span className={styles.badge} data-state={state}>
      {words[state] ?? 'Draft'}
    </span>
  )
}
