import type { ReactElement } from 'react'
import type { FallbackProps } from 'react-error-boundary'
import { Button } from '../button.tsx'
import styles from './widget.module.css'

/** Stands where a widget was that threw. What it threw is for its developers, and is in their console. */
export function Stopped({ resetErrorBoundary }: FallbackProps): ReactElement {
  return (
    <div className={styles.stopped}>
      <svg viewBox="0 0 48 48" width="48" height="48" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
        <path d="M5 27h9l4-12 7 22 5-13 2 3h2" strokeLinecap="round" strokeLinejoin="round" />
        <path d="M38 24l6 6m0-6l-6 6" strokeLinecap="round" />
      </svg>
      <p className={styles.stoppedTitle} role="alert">
        This widget stopped
      </p>
      <p className={styles.lead}>The others go on without it.</p>
      <Button look="plain" onClick={resetErrorBoundary}>
        Start it again
      </Button>
    </div>
  )
}
