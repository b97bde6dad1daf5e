import type { ReactElement } from 'react'
import type { RecordedRequest } from '../record/requests.ts'
import { duration } from './format.ts'
import type { Subject } from './panel-context.ts'
import { useRecord } from './stores.ts'

const tones = { live: 'good', reconnecting: 'warn', off: 'wrong' } as const

/** The live connection, and what the gateway's cache said of the answers. */
export function LiveCard({ records }: Subject): ReactElement {
  const { live, requests } = useRecord(records)
  const marks = marksOf(requests)
  return (
    <section className="card" aria-labelledby="live">
      <h3 id="live">
        Live and gateway
        <span className="badge" data-tone={live ? tones[live] : 'none'}>
          {live ?? 'not used'}
        </span>
      </h3>
      {marks.length === 0 ? (
        <p className="quiet">No answer came through the gateway.</p>
      ) : (
        <dl className="facts">
          {marks.map(({ mark, count, oldest }) => (
            <div key={mark}>
              <dt>{mark}</dt>
              <dd>
                {count} ×{oldest === undefined ? '' : `, up to ${duration(oldest)} old`}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

interface Mark {
  mark: string
  count: number
  /** The greatest `Age` of these answers, in milliseconds. */
  oldest: number | undefined
}

function marksOf(requests: readonly RecordedRequest[]): Mark[] {
  const marks = new Map<string, Mark>()
  for (const { gateway, age } of requests) {
    if (gateway === undefined) continue
    const { count = 0, oldest } = marks.get(gateway) ?? {}
    marks.set(gateway, { mark: gateway, count: count + 1, oldest: age === undefined ? oldest : Math.max(age, oldest ?? 0) })
  }
  return [...marks.values()]
}
