import type { ReactElement } from 'react'
import form from './form.module.css'
import styles from './waiting-form.module.css'

/** The shape of a form that is not here yet. */
export function WaitingForm({ says }: { says: string }): ReactElement {
  return (
    <div className={form.form}>
      <div className={form.card}>
        <p className={styles.says}>{says}</p>
        {['one', 'two', 'three'].map((row) => (
          <div key={row} className={form.row} aria-hidden="true">
            <span className={styles.field} />
            <span className={styles.field} />
          </div>
        ))}
      </div>
    </div>
  )
}
