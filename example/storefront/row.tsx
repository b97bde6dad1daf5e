import type { ReactElement, ReactNode } from 'react'
import styles from './row.module.css'
import { Instead } from './section.tsx'
import { useEndReached } from './use-end-reached.ts'
import type { Trouble } from './use-trouble.ts'

interface RowProps {
  list: Parameters<typeof useEndReached>[0] & { data: unknown }
  trouble: Trouble
  /** How wide one of them is. */
  size: 'card' | 'tile'
  /** Where an item will stand: an `li` as large as each. */
  place: (key: string) => ReactElement
  /** Instead of an empty row. */
  empty?: string
  children: ReactNode
}

/** A list in one row, however long it is; the next page comes at its end. */
export function Row({ list, trouble, size, place, empty, children }: RowProps): ReactElement {
  const end = useEndReached(list)
  const isWaiting = list.data === undefined
  const isEmpty = Array.isArray(list.data) && list.data.length === 0
  return (
    <Instead state={trouble.instead}>
      <ul className={styles.row} data-scrolls data-size={size} data-waiting={isWaiting || undefined}>
        {children}
        {isWaiting && places.map(place)}
        {isEmpty && <li className={styles.empty}>{empty}</li>}
        {list.hasNextPage && (
          <li className={styles.next} ref={end}>
            <Instead state={trouble.after}>
              <ul className={styles.row} data-size={size} data-waiting>
                {places.slice(0, 2).map(place)}
              </ul>
            </Instead>
          </li>
        )}
      </ul>
    </Instead>
  )
}

const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']
