import { lazy, type ReactElement, Suspense } from 'react'
import { useLanes } from './timeline.ts'
import { TimelineTable } from './timeline-table.tsx'

// The drawing is the largest thing on the page, and nothing waits for it.
const TimelineChart = lazy(async () => ({ default: (await import('./timeline-chart.tsx')).TimelineChart }))

/** The requests as lanes over time, and the same in words. */
export function Timeline(): ReactElement {
  const lanes = useLanes()
  return (
    <figure>
      <figcaption>
        <ul className="legend" aria-label="What the lanes show">
          <li data-of="wait">In the queue</li>
          <li data-of="wire">On the wire</li>
          <li data-of="200">Answered</li>
          <li data-of="429">429, a pause</li>
          <li data-of="401">401, key refused</li>
          <li data-of="failed">Other failure</li>
        </ul>
      </figcaption>
      {lanes.length === 0 ? (
        <p className="waiting">Nothing has gone out yet.</p>
      ) : (
        <Suspense fallback={<p className="waiting">Drawing…</p>}>
          <TimelineChart lanes={lanes} />
        </Suspense>
      )}
      <TimelineTable lanes={lanes} />
    </figure>
  )
}
