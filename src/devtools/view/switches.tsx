import type { ReactElement } from 'react'
import type { IncidentStore } from '../incidents/incident-store.ts'
import { useActiveIncidents } from './stores.ts'

/** What stays as it is until it is switched back. */
export function Switches({ incidents }: { incidents: IncidentStore }): ReactElement {
  const { isOffline, isSlow, isExpired } = useActiveIncidents(incidents)
  return (
    <fieldset className="switches">
      <legend>Until you switch it off</legend>
      <label>
        <input type="checkbox" checked={isOffline} onChange={() => incidents.set({ isOffline: !isOffline })} />
        <span>
          No network <small>requests find nobody, and TanStack Query pauses</small>
        </span>
      </label>
      <label>
        <input type="checkbox" checked={isSlow} onChange={() => incidents.set({ isSlow: !isSlow })} />
        <span>
          Slow network <small>every answer comes 3 seconds late</small>
        </span>
      </label>
      <div className="expire">
        <button type="button" onClick={incidents.expire} disabled={isExpired}>
          {isExpired ? 'The credential has expired' : 'Let the credential expire'}
        </button>
        <small>401 for every request, until a refresh or a sign-in brings another</small>
      </div>
    </fieldset>
  )
}
