import type { ReactElement } from 'react'
import { type Waiting, waitingOf } from '../record/waiting.ts'
import { duration, secondsLeft } from './format.ts'
import type { Subject } from './panel-context.ts'
import { useNow, useRateLimitOf, useRecord } from './stores.ts'
import { reasonWords } from './words.ts'

const mostShown = 12

/** The rate limit: what is left, until when it is closed, who waits, and why. */
export function GateCard({ client, records }: Subject): ReactElement {
  const limit = useRateLimitOf(client)
  const { requests, closings } = useRecord(records)
  const waiting = waitingOf(requests, limit)
  const { isOpen, retryAt, remaining, limit: most } = limit
  const now = useNow(client, !isOpen || waiting.length > 0)
  return (
    <section className="card" aria-labelledby="gate">
      <h3 id="gate">
        Rate limit
        <span className="badge" data-tone={isOpen ? 'good' : 'warn'}>
          {isOpen ? 'open' : `closed, ${secondsLeft(retryAt ?? now, now)}`}
        </span>
      </h3>
      {remaining === undefined ? (
        <p className="quiet">LiSA has not said how many requests are left.</p>
      ) : (
        <>
          <p className="figure">
            <b>{remaining}</b> {most === undefined ? 'requests left' : `of ${most} requests left`}
          </p>
          {most !== undefined && <Meter remaining={remaining} most={most} />}
        </>
      )}
      <dl className="facts">
        <dt>Waiting</dt>
        <dd>{waiting.length}</dd>
        <dt>Closed so far</dt>
        <dd>{closings} ×</dd>
      </dl>
      {waiting.length > 0 && (
        <ol className="queue" aria-label="Queue">
          {waiting.slice(0, mostShown).map((entry) => (
            <QueueEntry key={entry.request.id} waiting={entry} now={now} />
          ))}
        </ol>
      )}
      {waiting.length > mostShown && <p className="quiet">and {waiting.length - mostShown} more</p>}
    </section>
  )
}

/** Up to this part of the limit counts as little left. */
const little = 0.2

function Meter({ remaining, most }: { remaining: number; most: number }): ReactElement {
  return (
    <div className="meter" aria-hidden="true" data-low={remaining < most * little || undefined}>
      <span style={{ width: `${Math.min(100, (remaining / most) * 100)}%` }} />
    </div>
  )
}

function QueueEntry({ waiting, now }: { waiting: Waiting; now: number }): ReactElement {
  const { request, reason, since, until } = waiting
  return (
    <li>
      <span className="rank" data-rank={request.rank}>
        {request.rank}
      </span>
      <span className="path" title={request.target ?? request.path}>
        {request.method} {request.target ?? request.path}
      </span>
      <span className="why" data-of={reason}>
        {reasonWords[reason]}
        {until === undefined ? `, for ${duration(Math.max(0, now - since))}` : `, ${secondsLeft(until, now)} left`}
      </span>
    </li>
  )
}
