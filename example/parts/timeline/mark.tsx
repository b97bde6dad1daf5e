import type { ReactElement } from 'react'
import styles from './timeline.module.css'

/** An answer: a colour, a shape and, where it is no success and there is room, its number. */
export function Mark({ status, x, y, hasRoom }: { status: number; x: number; y: number; hasRoom: boolean }): ReactElement {
  const isGood = status >= 200 && status < 300
  const of = isGood ? '200' : status === 429 || status === 401 ? `${status}` : 'failed'
  return (
    <g className={styles.mark} data-part="mark" data-of={of} data-status={status} transform={`translate(${x} ${y})`}>
      <path d={shapes[of]} />
      {!isGood && hasRoom && (
        <text x={9} y={4}>
          {status || 'cut'}
        </text>
      )}
    </g>
  )
}

const shapes: Record<string, string> = {
  '200': 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z',
  '429': 'M0 -6L6 5H-6z',
  '401': 'M0 -6.500L6.500 0L0 6.500L-6.500 0z',
  failed: 'M-5 -5L5 5M5 -5L-5 5',
}
