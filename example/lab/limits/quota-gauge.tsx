import { useCountdown, useRateLimit } from 'lisa-query'
import type { CSSProperties, ReactElement } from 'react'

/** What LiSA still takes, whether the client sends at all, and how many requests wait. */
export function QuotaGauge(): ReactElement {
  const { isOpen, retryAt, remaining, limit, waiting } = useRateLimit()
  const left = remaining ?? 0
  const isKnown = remaining !== undefined && limit !== undefined
  const style = { '--left': isKnown ? left / limit : 0, '--limit': Math.min(limit ?? 60, 60) } as CSSProperties
  return (
    <section className="gauge" aria-labelledby="quota" data-open={isOpen}>
      <h2 id="quota">Quota</h2>
      <p className="gauge-left">
        {isKnown ? (
          <>
            <strong>{left}</strong> of {limit} left
          </>
        ) : (
          'LiSA has not counted yet'
        )}
      </p>
      <p className="gauge-gate">
        <Gate isOpen={isOpen} retryAt={retryAt} />
      </p>
      <p className="gauge-waiting">
        <strong>{waiting}</strong> {waiting === 1 ? 'waits' : 'wait'}
      </p>
      <div className="gauge-bar" style={style} aria-hidden="true" />
    </section>
  )
}

/** Ticks in a component of its own, so that a countdown renders nothing else. */
function Gate({ isOpen, retryAt }: { isOpen: boolean; retryAt: number | undefined }): ReactElement {
  const seconds = useCountdown(retryAt)
  return (
    <>
      <span className="gate-sign" aria-hidden="true">
        {isOpen ? '●' : '■'}
      </span>{' '}
      <span role="status">{isOpen ? 'Open' : 'Closed'}</span>
      {!isOpen && <span className="gate-seconds">{seconds > 0 ? `, opens in ${seconds} s` : ', opens now'}</span>}
    </>
  )
}
