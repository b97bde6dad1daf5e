import type { FieldErrors } from 'lisa-query'
import { FieldError } from 'lisa-query/ui'
import type { ReactElement, ReactNode } from 'react'
import styles from './field.module.css'

/** What `Field` takes. */
interface FieldProps {
  label: string
  /** Which of many it is, for those who hear the form: its place tells the others. */
  of?: string
  path: string
  errors: FieldErrors
  /** The input. */
  children: ReactNode
}

/** One field: its label, its input, and room for what LiSA says about it, so that nothing moves when it does. */
export function Field({ label, of, path, errors, children }: FieldProps): ReactElement {
  return (
    <div className={styles.field}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: its input is what stands in it */}
      <label className={styles.label}>
        <span>
          {label} {of && <span className={styles.unseen}>{of}</span>}
        </span>
        {children}
      </label>
      <FieldError errors={errors} path={path} />
    </div>
  )
}
