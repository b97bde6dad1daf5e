import type { ReactElement, ReactNode } from 'react'

interface OutcomeProps {
  kind: 'ok' | 'accepted'
  title: string
  children?: ReactNode
}

/** What became of a write, where LiSA took it. */
export function Outcome({ kind, title, children }: OutcomeProps): ReactElement {
  return (
    <section className="notice" data-kind={kind}>
      <p className="notice-title" role="status">
        {title}
      </p>
      {children}
    </section>
  )
}
