import type { ReactElement } from 'react'
import { counted } from './format.ts'
import type { Subject } from './panel-context.ts'
import { useRecord, useSessionOf } from './stores.ts'

/** The session: how many credentials there were, how refreshes went, and who waits for a sign-in. */
export function SessionCard({ client, records }: Subject): ReactElement {
  const { generation, ends, isOpen, waiting } = useSessionOf(client)
  const { refreshes, moments } = useRecord(records)
  const last = moments.filter(({ type }) => type.startsWith('session-')).at(-1)
  const isExpired = last?.type === 'session-expired'
  return (
    <section className="card" aria-labelledby="session">
      <h3 id="session">
        Session
        <span className="badge" data-tone={isExpired ? 'wrong' : last?.type === 'session-ended' ? 'none' : 'good'}>
          {isExpired ? 'expired' : last?.type === 'session-ended' ? 'ended' : 'in use'}
        </span>
      </h3>
      <dl className="facts">
        <dt>Generation</dt>
        <dd>{generation}</dd>
        <dt>Refreshes</dt>
        <dd>{refreshSummary(refreshes)}</dd>
        <dt>Prompt</dt>
        <dd>{isOpen ? 'open' : 'closed'}</dd>
        <dt>Waiting for a sign-in</dt>
        <dd>{waiting === 0 ? 'nothing' : counted(waiting, 'request')}</dd>
        <dt>Ended</dt>
        <dd>{ends} ×</dd>
      </dl>
    </section>
  )
}

function refreshSummary({ renewed, refused, unreachable }: { renewed: number; refused: number; unreachable: number }): string {
  const failed = [refused > 0 && `${refused} refused`, unreachable > 0 && `${unreachable} unreachable`].filter(Boolean)
  return [`${renewed} renewed`, ...failed].join(', ')
}
