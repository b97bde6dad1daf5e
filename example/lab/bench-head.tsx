import type { ReactElement, Ref } from 'react'
import styles from './bench-head.module.css'
import type { Row } from './rows.ts'
import type { Settings } from './settings.ts'
import { whatHappens } from './what-happens.ts'

interface BenchHeadProps {
  ref: Ref<HTMLHeadingElement>
  row: Row
  settings: Settings
  ignored: readonly string[]
}

const mostText = 24
const mostParts = 3

/** What the row is, what will happen, and what of the address made no sense. */
export function BenchHead({ ref, row, settings, ignored }: BenchHeadProps): ReactElement {
  return (
    <header className={styles.head}>
      <h1 id="row" ref={ref} tabIndex={-1} className={styles.title}>
        {row.status && <span className={styles.status}>{row.status} </span>}
        {row.label}
      </h1>
      <p className={styles.meaning}>{row.meaning}.</p>
      <p className={styles.happens} role="status">
        {ignored.length > 0 && <span className={styles.ignored}>Ignored, as it makes no sense: {list(ignored)}. </span>}
        {whatHappens(settings)}
      </p>
    </header>
  )
}

function list(ignored: readonly string[]): string {
  const shown = ignored.slice(0, mostParts).map((part) => (part.length > mostText ? `${part.slice(0, mostText)}…` : part))
  const rest = ignored.length - shown.length
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}
