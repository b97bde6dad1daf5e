import type { ErrorState } from 'lisa-query'
import { Notice } from 'lisa-query/ui'
import { type ReactElement, type ReactNode, useId } from 'react'
import styles from './section.module.css'

interface SectionProps {
  title: string
  lead: string
  /** What is wrong while the data are there. */
  beside: ErrorState | null
  isBusy: boolean
  children: ReactNode
}

/** A part of the page with its heading; what is wrong with it stands in a line that is there anyway. */
export function Section({ title, lead, beside, isBusy, children }: SectionProps): ReactElement {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id} aria-busy={isBusy}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <QuietLine state={beside}>{lead}</QuietLine>
      </div>
      {children}
    </section>
  )
}

interface QuietLineProps {
  state: ErrorState | null
  /** Room for three lines instead of two. */
  isTall?: boolean
  children: ReactNode
}

/** A line of fixed height, which gives way to a quiet notice while there is trouble, so that nothing moves. */
export function QuietLine({ state, isTall, children }: QuietLineProps): ReactElement {
  return (
    <div className={styles.line} data-tall={isTall || undefined}>
      {!state && <p>{children}</p>}
      <Notice state={state} isQuiet />
    </div>
  )
}

interface InsteadProps {
  state: ErrorState | null
  headingLevel?: 1 | 2
  /** The places of what is to come; they keep the room while it does not. */
  children: ReactNode
}

/** A notice above the places of what has not come, as large as they are. */
export function Instead({ state, children, ...rest }: InsteadProps): ReactElement {
  return (
    <div className={styles.instead} data-failed={state ? true : undefined}>
      {children}
      <div className={styles.over}>
        <Notice state={state} {...rest} />
      </div>
    </div>
  )
}
