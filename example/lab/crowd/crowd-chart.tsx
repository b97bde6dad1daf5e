import { type CSSProperties, type ReactElement, useId } from 'react'
import type { CrowdFigures } from './crowd.ts'
import { partsCount } from './crowd.ts'
import styles from './crowd-chart.module.css'

interface CrowdChartProps {
  title: string
  figures: CrowdFigures | undefined
  /** What the highest column stands for. */
  most: number
}

/** Columns for the time that passes: reads that were answered and refused, and the requests at LiSA as a line in each. */
export function CrowdChart({ title, figures, most }: CrowdChartProps): ReactElement {
  const id = useId()
  return (
    <figure className={styles.chart} aria-labelledby={id}>
      <figcaption id={id} className={styles.title}>
        {title}
      </figcaption>
      {/* The table has the same numbers. */}
      <div className={styles.columns} aria-hidden="true">
        {places.map((place) => (
          <Column key={place} part={figures?.parts[place]} most={most} />
        ))}
      </div>
      <ul className={styles.legend}>
        <li data-of="answered">answered</li>
        <li data-of="refused">refused with 429</li>
        <li data-of="lisa">requests at LiSA</li>
      </ul>
    </figure>
  )
}

const places = Array.from({ length: partsCount }, (_, index) => index)

const nothing = { answered: 0, refused: 0, atLisa: 0 }

function Column({ part = nothing, most }: { part: CrowdFigures['parts'][number] | undefined; most: number }): ReactElement {
  const style = {
    '--answered': part.answered / most,
    '--refused': part.refused / most,
    '--lisa': Math.min(1, part.atLisa / most),
  } as CSSProperties
  return (
    <span className={styles.column} style={style} data-lisa={part.atLisa > 0 || undefined}>
      <span className={styles.refused} />
      <span className={styles.answered} />
    </span>
  )
}
