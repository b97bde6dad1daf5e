import { useCountdown, useRateLimit } from 'lisa-query'
import type { CSSProperties, ReactElement } from 'react'
import styles from './quota-gauge.module.css'

/** What LiSA still takes, whether the client sends at all, and how many requests wait. */
export function QuotaGauge(): ReactElement {
  const { isOpen, retryAt, remaining, limit, waiting } = useRateLimit()
  const left = remaining ?? 0
  const isKnown = remaining !== undefined && limit !== undefined
  const style = { '--left': isKnown ? left / limit : 0, '--limit': Math.min(limit ?? 60, 60) } as CSSProperties
  return (
    <div className={styles.gauge} data-open={isOpen}>
      <p>
        {isKnown ? (
          <>
            <strong>{left}</strong> of {limit} left
          </>
        ) : (
          <>
            <strong>–</strong> not counted yet
          </>
        )}
      </p>
      <p className={styles.gate}>
        <Gate isOpen={isOpen} retryAt={retryAt} />
      </p>
      <p>
        <strong>{waiting}</strong> {waiting === 1 ? 'waits' : 'wait'}
      </p>
      <div className={styles.bar} style={style} aria-hidden="true" />
    </div>
  )
}

/** Ticks in a component of its own, so that a countdown renders nothing else. */
function Gate({ isOpen, retryAt }: { isOpen: boolean; retryAt: number | undefined }): ReactElement {
  const seconds = useCountdown(retryAt)
  return (
    <>
      <span aria-hidden="true">{isOpen ? '●' : '■'}</span> <span role="status">{isOpen ? 'Open' : 'Closed'}</span>
      {!isOpen && <span>{seconds > 0 ? `, opens in ${seconds} s` : ', opens now'}</span>}
    </>
  )
}
