import type { ReactElement } from 'react'
import styles from './timeline.module.css'
import type { Lane } from './timeline.ts'

/** The timeline in words. */
export function TimelineTable({ lanes }: { lanes: readonly Lane[] }): ReactElement {
  const sent = lanes.flatMap(({ sendings }) => sendings)
  const times = (wanted: number): string => `${sent.filter(({ status }) => status === wanted).length} × ${wanted}`
  const longest = Math.max(0, ...lanes.map(waitOf).filter((wait) => wait !== undefined))
  return (
    <details className={styles.details}>
      <summary>
        {lanes.length} wanted, {sent.length} sent, {times(429)}, {times(401)}, longest wait {seconds(longest)}
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Who asked</th>
            <th scope="col">Waited</th>
            <th scope="col">Answers</th>
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => (
            <tr key={lane.id}>
              <th scope="row">{lane.label}</th>
              <td>{seconds(waitOf(lane))}</td>
              <td>{answersOf(lane)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** From the wish to the sending that was answered for good, in milliseconds. */
const waitOf = ({ askedAt, sendings }: Lane): number | undefined => {
  const last = sendings.at(-1)
  return last && last.sentAt - askedAt
}

const answersOf = ({ sendings }: Lane): string =>
  sendings
    .map(({ status, sentAt, answeredAt }) => (answeredAt ? `${status || 'none'} in ${answeredAt - sentAt} ms` : '…'))
    .join(', ') || 'in the queue'

const seconds = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? 'still' : `${(milliseconds / 1_000).toFixed(1)} s`
