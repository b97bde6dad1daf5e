import type { ErrorState, FieldErrors } from 'lisa-query'
import { ErrorSummary, Notice } from 'lisa-query/ui'
import type { ReactElement, ReactNode } from 'react'
import styles from './answer.module.css'

/** What `Answer` takes. */
interface AnswerProps {
  errors: FieldErrors
  failed: ErrorState | null
  /** What became of it, where LiSA took it. */
  children: ReactNode
}

/** Where all that LiSA says to a form stands. Its room is kept while there is nothing, so that nothing moves when there is. */
export function Answer({ errors, failed, children }: AnswerProps): ReactElement {
  const isEmpty = !children && !failed && errors.summary.length === 0
  return (
    <div className={styles.answer}>
      {isEmpty && <p className={styles.empty}>What LiSA answers stands here.</p>}
      <ErrorSummary errors={errors} />
      <Notice state={failed} isInForm />
      {children}
    </div>
  )
}
