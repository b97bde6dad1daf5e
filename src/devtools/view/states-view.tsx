import type { ReactElement } from 'react'
import { clockTime, counted } from './format.ts'
import type { Subject } from './panel-context.ts'
import { useStates } from './stores.ts'

/** What the components on screen show of this client, the problems first. */
export function StatesView({ client, queryClient }: Subject): ReactElement {
  const states = useStates(queryClient, client)
  if (!queryClient) {
    return <p className="empty">Stand the panel below the LisaProvider, or give it its queryClient, to see what is on screen.</p>
  }
  if (states.length === 0) return <p className="empty">No component on screen reads or writes with this client.</p>
  return (
    <ul className="states" aria-label="States on screen">
      {states.map(({ id, label, state, isProblem, observers, updatedAt, isStale }) => (
        <li key={id}>
          <span className="path" title={label}>
            {label}
          </span>
          <span className="badge" data-tone={isProblem ? 'wrong' : state === 'ok' ? 'good' : 'none'}>
            {state}
          </span>
          <span className="quiet">
            {[
              counted(observers, 'component'),
              updatedAt !== undefined && `data of ${clockTime(updatedAt)}`,
              updatedAt !== undefined && isStale && 'stale',
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
