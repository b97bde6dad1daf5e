import { useAuthPrompt } from 'lisa-query'
import { type ReactElement, useEffect, useState } from 'react'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { LaneShape } from './lane-shape.tsx'
import styles from './timeline.module.css'
import { isWaiting, type Lane, lastMoment } from './timeline.ts'

const laneHeight = 20
const axisHeight = 34

/** One lane per request over the seconds since the first was wanted. The table beside it says the same. */
export function TimelineChart({ lanes }: { lanes: readonly Lane[] }): ReactElement {
  const isPersonAsked = useAuthPrompt().waiting > 0
  const waiting = new Set(lanes.filter((lane) => isWaiting(lane, isPersonAsked)))
  const now = useNow(waiting.size > 0)
  const start = Math.min(...lanes.map(({ askedAt }) => askedAt))
  const end = Math.max(...lanes.map((lane) => (waiting.has(lane) ? now : lastMoment(lane))), start + 200)
  const step = stepFor((end - start) / 1_000)
  const span = Math.ceil((end - start) / 1_000 / step + 0.15) * step
  const ticks = Array.from({ length: Math.round(span / step) + 1 }, (_, index) => index * step)
  const rows = lanes.map((lane) => ({ id: lane.id, lane, span, start, now, isWaiting: waiting.has(lane) }))
  const labels = new Map(lanes.map(({ id, label }) => [id, label]))
  return (
    <div className={styles.chart} data-part="chart" aria-hidden="true">
      <ResponsiveContainer width="100%" height={lanes.length * laneHeight + axisHeight}>
        <BarChart layout="vertical" data={rows} accessibilityLayer={false} barCategoryGap={0} margin={margin}>
          <CartesianGrid horizontal={false} stroke="var(--line)" />
          <XAxis
            type="number"
            domain={[0, span]}
            ticks={ticks}
            tickFormatter={(tick: number) => `${Number(tick.toFixed(2))} s`}
            axisLine={false}
            tickLine={false}
          />
          <YAxis
            type="category"
            dataKey="id"
            tickFormatter={(id: number) => labels.get(id) ?? ''}
            width={92}
            interval={0}
            axisLine={false}
            tickLine={false}
          />
          <Bar dataKey="span" shape={LaneShape} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

const margin = { top: 0, right: 18, bottom: 0, left: 0 }

/** The next round step that makes no more than six ticks, in seconds. */
const stepFor = (seconds: number): number =>
  [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60].find((step) => seconds / step <= 6) ?? 120

/** The time, which moves while somebody waits. */
function useNow(isMoving: boolean): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!isMoving) return
    const timer = setInterval(() => setNow(Date.now()), 200)
    return () => clearInterval(timer)
  }, [isMoving])
  return now
}
