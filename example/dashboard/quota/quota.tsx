import { useRateLimit } from 'lisa-query'
import type { ReactElement } from 'react'
import { QuotaGauge } from '../../parts/timeline/quota-gauge.tsx'
import type { Timeline } from '../../parts/timeline/timeline.ts'
import { TimelineFigure } from '../../parts/timeline/timeline-figure.tsx'
import { Widget, WidgetBody } from '../../parts/widget/widget.tsx'
import { WidgetStatus } from '../../parts/widget/widget-status.tsx'
import styles from './quota.module.css'

/** What LiSA still takes from this page, and what went out when. `timeline` watches the client. */
export function Quota({ timeline }: { timeline: Timeline }): ReactElement {
  return (
    <Widget name="quota" title="Quota and requests">
      <WidgetBody>
        <div className={styles.gauge}>
          <QuotaGauge />
        </div>
        <div className={styles.timeline}>
          <TimelineFigure timeline={timeline} />
        </div>
        <Said />
      </WidgetBody>
    </Widget>
  )
}

function Said(): ReactElement {
  const { isOpen } = useRateLimit()
  return (
    <WidgetStatus>{isOpen ? 'LiSA takes requests.' : 'LiSA has asked for a pause. What waits goes on by itself.'}</WidgetStatus>
  )
}
