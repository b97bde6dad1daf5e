import type { ReactElement } from 'react'
import type { BarShapeProps } from 'recharts'
import { Mark } from './mark.tsx'
import styles from './timeline.module.css'
import type { Lane } from './timeline.ts'

interface Row {
  lane: Lane
  /** What the whole width stands for, in seconds. */
  span: number
  /** Where it begins, in epoch milliseconds. */
  start: number
  now: number
  isWaiting: boolean
}

/** What a number beside a mark needs, in pixels. */
const room = 34

/** A lane: a thin line while it waits, a bar while it is on the wire, a mark for each answer. */
export function LaneShape({ x, y, width, height, payload }: BarShapeProps): ReactElement {
  const { lane, span, start, now, isWaiting } = payload as Row
  const at = (time: number): number => x + (Math.max(0, time - start) / 1_000 / span) * width
  const middle = y + height / 2
  const last = lane.sendings.at(-1)
  const until = isWaiting ? Math.max(now, lane.askedAt) : (last?.sentAt ?? lane.askedAt)
  const marks = lane.sendings.flatMap(({ sentAt, answeredAt, status = 0 }, index) => {
    if (answeredAt === undefined) return []
    const next = lane.sendings[index + 1]
    return [{ status, at: Math.max(at(answeredAt), at(sentAt) + 3), until: next ? at(next.sentAt) : Number.POSITIVE_INFINITY }]
  })
  return (
    <g data-part="lane" data-lane={lane.label}>
      <line className={styles.wait} x1={at(lane.askedAt)} x2={at(until)} y1={middle} y2={middle} />
      {lane.sendings.map(({ sentAt, answeredAt = now }) => (
        <rect
          key={sentAt}
          className={styles.wire}
          x={at(sentAt)}
          y={middle - 5}
          width={Math.max(3, at(answeredAt) - at(sentAt))}
          height={10}
          rx={2}
        />
      ))}
      {marks.map((mark) => (
        <Mark key={mark.at} status={mark.status} x={mark.at} y={middle} hasRoom={mark.until - mark.at > room} />
      ))}
    </g>
  )
}
