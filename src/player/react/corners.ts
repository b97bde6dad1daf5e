import type { CSSProperties } from 'react'

/** Where a player floats. */
export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right'

/** The corner that is nearest to this point of the window. */
export const cornerAt = (x: number, y: number, width: number, height: number): Corner =>
  `${y < height / 2 ? 'top' : 'bottom'}-${x < width / 2 ? 'left' : 'right'}`

/** The corner that an arrow key leads to; `undefined` for another key. */
export function nextCorner(corner: Corner, key: string): Corner | undefined {
  // TypeScript cannot see that a `Corner` is always a row and a column.
  const [row, column] = corner.split('-') as ['top' | 'bottom', 'left' | 'right']
  if (key === 'ArrowUp') return `top-${column}`
  if (key === 'ArrowDown') return `bottom-${column}`
  if (key === 'ArrowLeft') return `${row}-left`
  if (key === 'ArrowRight') return `${row}-right`
  return undefined
}

/** A box at that corner, clear of a phone's notch and bar. */
export function cornerStyle(corner: Corner, margin: string): CSSProperties {
  const [row, column] = corner.split('-') as ['top' | 'bottom', 'left' | 'right']
  const inset = (side: string): string => `calc(${margin} + env(safe-area-inset-${side}, 0px))`
  return { position: 'fixed', zIndex: 40, [row]: inset(row), [column]: inset(column) }
}
