import type { ErrorState } from 'lisa-query'
import type { ReactElement, ReactNode } from 'react'
import { Trouble } from './trouble.tsx'
import styles from './widget.module.css'

interface WidgetStatusProps {
  /** What is wrong, if anything is: the first that is not null. */
  states?: readonly (ErrorState | null)[]
  /** What a form shows of its own instead. */
  form?: ReactNode
  /** What there is to say while all is well. */
  children?: ReactNode
}

/** The last line of a widget, of the same height whatever it says. */
export function WidgetStatus({ states = [], form, children }: WidgetStatusProps): ReactElement {
  const state = states.find((one) => one !== null) ?? null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs, and a section would be one more landmark
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls where its words need more room
    <div className={styles.status} role="group" aria-label="Status" data-part="status" tabIndex={0}>
      {form}
      <Trouble state={state} isQuiet />
      {!state && !form && <p role="status">{children}</p>}
    </div>
  )
}
