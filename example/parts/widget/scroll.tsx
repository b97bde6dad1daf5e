import type { ReactElement, ReactNode } from 'react'
import styles from './scroll.module.css'

interface ScrollProps {
  label: string
  children: ReactNode
}

/** The part of a widget that scrolls where there is more than its room. */
export function Scroll({ label, children }: ScrollProps): ReactElement {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only a keyboard scrolls it, too
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
