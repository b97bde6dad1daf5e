import type { ReactElement } from 'react'
import type { CrowdFigures } from './crowd.ts'
import styles from './crowd-table.module.css'

interface CrowdTableProps {
  straight: CrowdFigures | undefined
  guarded: CrowdFigures | undefined
}

const rows: { label: string; of: (figures: CrowdFigures) => string }[] = [
  { label: 'Visitors so far', of: ({ visitors }) => count(visitors) },
  { label: 'Reads answered', of: ({ answered }) => count(answered) },
  { label: 'Reads refused', of: ({ refused }) => count(refused) },
  { label: 'Requests at LiSA', of: ({ atLisa }) => count(atLisa) },
  { label: '429 from LiSA', of: ({ refusedByLisa }) => count(refusedByLisa) },
  { label: 'Median wait', of: ({ median }) => `${count(median)} ms` },
  { label: '95 % waited at most', of: ({ p95 }) => `${count(p95)} ms` },
]

/** The numbers of both crowds, side by side. */
export function CrowdTable({ straight, guarded }: CrowdTableProps): ReactElement {
  return (
    <table className={styles.table}>
      <caption className={styles.unseen}>What becomes of the crowd</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">Straight</th>
          <th scope="col">Gateway</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, of }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{straight ? of(straight) : '–'}</td>
            <td>{guarded ? of(guarded) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const count = (value: number): string => value.toLocaleString('en')
