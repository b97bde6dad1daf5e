import type { ReactElement, ReactNode } from 'react'
import styles from './outcome.module.css'

interface OutcomeProps {
  kind: 'ok' | 'accepted'
  title: string
  children?: ReactNode
}

/** What became of a write, where LiSA took it; it has the looks of a state. */
export function Outcome({ kind, title, children }: OutcomeProps): ReactElement {
  return (
    <section className={`lisa-notice ${styles.outcome}`} data-kind={kind}>
      <p className="lisa-title" role="status">
        {title}
      </p>
      {children}
    </section>
  )
}
