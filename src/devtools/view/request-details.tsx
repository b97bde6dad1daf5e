import type { ReactElement, ReactNode } from 'react'
import type { RecordedRequest, Span } from '../record/requests.ts'
import { clockTime, duration } from './format.ts'
import { reasonWords } from './words.ts'

/** All that is known of a request. */
export function RequestDetails({ id, request, now }: { id: string; request: RecordedRequest; now: number }): ReactElement {
  const { method, path, spans, requestId, retryAt, gateway, age, etag, outcome, startedAt } = request
  return (
    <div className="details" id={id}>
      <dl className="facts">
        <Fact name="Endpoint">
          {method} {path}
        </Fact>
        <Fact name="Number">{request.id}</Fact>
        <Fact name="Sent">{sentWords(spans)}</Fact>
        {requestId && <Fact name="Request id">{requestId}</Fact>}
        {retryAt !== undefined && <Fact name="Try again at">{clockTime(retryAt)}</Fact>}
        {outcome && <Fact name="Outcome">unknown: it may have been processed</Fact>}
        {gateway && <Fact name="Gateway">{gateway}</Fact>}
        {age !== undefined && <Fact name="Age in caches">{duration(age)}</Fact>}
        {etag && <Fact name="ETag">{etag}</Fact>}
      </dl>
      {spans.length > 0 && (
        <ol className="spans" aria-label="What it waited for">
          {spans.map(({ of, from, to, until }) => (
            <li key={`${of} ${from}`}>
              <i data-of={of} aria-hidden="true" />
              {reasonWords[of]}: {duration((to ?? now) - from)}
              <span className="quiet">
                {' '}
                after {duration(Math.max(0, from - startedAt))}
                {until !== undefined && `, until ${clockTime(until)}`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

function sentWords(spans: readonly Span[]): string {
  const count = spans.filter(({ of }) => of === 'flight').length
  return count === 0 ? 'not yet' : count === 1 ? 'once' : `${count} times: its credential was refused`
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
