import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { Scroll } from '../../parts/widget/scroll.tsx'
import styles from './shows.module.css'

interface RowsProps {
  label: string
  /** How many there are: where one goes, the focus that was in it goes to the next. */
  count: number
  children: ReactNode
}

/** A list that scrolls by itself, and never loses the focus with a row. */
export function Rows({ label, count, children }: RowsProps): ReactElement {
  const list = useRef<HTMLUListElement>(null)
  const last = useRef({ index: -1, count })
  useEffect(() => {
    const { index, count: before } = last.current
    last.current.count = count
    if (index < 0 || count >= before || document.activeElement !== document.body) return
    const rows = list.current?.children ?? []
    const next = rows[Math.min(index, rows.length - 1)]?.querySelector('button')
    ;(next ?? list.current?.parentElement)?.focus()
  }, [count])
  return (
    <Scroll label={`${label}, list`}>
      <ul
        ref={list}
        className={styles.rows}
        onFocus={({ currentTarget, target }) => {
          last.current.index = [...currentTarget.children].findIndex((row) => row.contains(target))
        }}
      >
        {children}
      </ul>
    </Scroll>
  )
}

/** Where the first rows will stand, so that nothing moves when they come. */
export function RowsToCome(): ReactElement {
  return (
    <>
      {['first', 'second', 'third', 'fourth'].map((place) => (
        <li key={place} className={styles.row} data-to-come="">
          <span className={styles.poster} />
          <span className={styles.line} />
        </li>
      ))}
    </>
  )
}
