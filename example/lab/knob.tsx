import type { ReactElement, ReactNode } from 'react'
import styles from './knob.module.css'

interface KnobProps {
  label: string
  /** The control it is the label of; without one the control names itself. */
  htmlFor?: string
  /** Whether it is not as in the row. */
  isTurned: boolean
  children: ReactNode
}

/** A line of the knobs: what it is, and the control. */
export function Knob({ label, htmlFor, isTurned, children }: KnobProps): ReactElement {
  return (
    <div className={styles.knob} data-turned={isTurned || undefined}>
      {htmlFor ? (
        <label className={styles.label} htmlFor={htmlFor}>
          {label}
        </label>
      ) : (
        <span className={styles.label} aria-hidden="true">
          {label}
        </span>
      )}
      <div className={styles.control}>{children}</div>
    </div>
  )
}
