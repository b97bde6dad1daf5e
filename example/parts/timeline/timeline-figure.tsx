import { lazy, type ReactElement, Suspense, useSyncExternalStore } from 'react'
import styles from './timeline.module.css'
import type { Timeline } from './timeline.ts'
import { TimelineTable } from './timeline-table.tsx'

// The drawing is the largest thing on the page, and nothing waits for it.
const TimelineChart = lazy(async () => ({ default: (await import('./timeline-chart.tsx')).TimelineChart }))

/** The recent requests of a client as lanes over time, and the same in words. */
export function TimelineFigure({ timeline }: { timeline: Timeline }): ReactElement {
  const lanes = useSyncExternalStore(timeline.subscribe, timeline.get)
  return (
    <figure className={styles.figure} data-part="timeline">
      <figcaption>
        <ul className={styles.legend} aria-label="What the lanes show">
          <li data-of="wait">In the queue</li>
          <li data-of="wire">On the wire</li>
          <li data-of="200">Answered</li>
          <li data-of="429">429, a pause</li>
          <li data-of="401">401, key refused</li>
          <li data-of="failed">Other failure</li>
        </ul>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only a keyboard scrolls it, too */}
      <section className={styles.scroll} aria-label="Requests over time" tabIndex={0}>
        {lanes.length === 0 ? (
          <p className={styles.waiting}>Nothing has gone out yet.</p>
        ) : (
          <Suspense fallback={<p className={styles.waiting}>Drawing…</p>}>
            <TimelineChart lanes={lanes} />
          </Suspense>
        )}
      </section>
      <TimelineTable lanes={lanes} />
    </figure>
  )
}
