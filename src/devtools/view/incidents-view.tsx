import { type FormEvent, type ReactElement, useState } from 'react'
import type { IncidentStore } from '../incidents/incident-store.ts'
import { incidentGroups, incidentWith } from '../incidents/incidents.ts'
import type { Subject } from './panel-context.ts'
import { useActiveIncidents, useRecord } from './stores.ts'
import { Switches } from './switches.tsx'

/** Makes things happen to the next requests, without a sandbox. */
export function IncidentsView({ incidents, ...subject }: Subject): ReactElement {
  if (!incidents) {
    return (
      <p className="empty">
        In a production build nothing stands between the client and LiSA: make things happen in development.
      </p>
    )
  }
  return (
    <div className="incidents">
      <ArmForm incidents={incidents} {...subject} />
      <Armed incidents={incidents} />
      <Switches incidents={incidents} />
    </div>
  )
}

const anyRoute = [
  { of: 'all', label: 'any endpoint' },
  { of: 'reads', label: 'any read' },
  { of: 'writes', label: 'any write' },
]

function ArmForm({ incidents, records }: Omit<Subject, 'incidents'> & { incidents: IncidentStore }): ReactElement {
  const { requests } = useRecord(records)
  const [of, setOf] = useState('all')
  const [incident, setIncident] = useState('429')
  const [times, setTimes] = useState('1')
  const routes = [
    ...new Set([...requests.map(({ method, path }) => `${method} ${path}`), ...(of.includes(' ') ? [of] : [])]),
  ].sort()
  const arm = (event: FormEvent): void => {
    event.preventDefault()
    incidents.arm({ of, incident, times: Number(times) })
  }
  return (
    <form className="arm" onSubmit={arm}>
      <label>
        <span className="lead">The next</span>
        <select value={times} onChange={({ currentTarget }) => setTimes(currentTarget.value)}>
          <option value="1">request</option>
          <option value="3">3 requests</option>
          <option value="Infinity">requests, until I stop it</option>
        </select>
      </label>
      <label>
        <span className="lead">to</span>
        <select value={of} onChange={({ currentTarget }) => setOf(currentTarget.value)}>
          {anyRoute.map(({ of: value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
          {routes.map((route) => (
            <option key={route}>{route}</option>
          ))}
        </select>
      </label>
      <label>
        <span className="lead">get</span>
        <select value={incident} onChange={({ currentTarget }) => setIncident(currentTarget.value)}>
          {incidentGroups.map(({ name, incidents: some }) => (
            <optgroup key={name} label={name}>
              {some.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <button type="submit" className="strong">
        Make it happen
      </button>
    </form>
  )
}

function Armed({ incidents }: { incidents: IncidentStore }): ReactElement {
  const { armed } = useActiveIncidents(incidents)
  return (
    <ul className="armed" aria-label="What will happen">
      {armed.map(({ id, of, incident, times }) => (
        <li key={id}>
          <span>
            <b>{incidentWith(incident)?.label}</b> for {anyRoute.find((one) => one.of === of)?.label ?? of},{' '}
            {times === Number.POSITIVE_INFINITY ? 'every time' : times === 1 ? 'once' : `${times} times`}
          </span>
          <button type="button" className="plain" onClick={() => incidents.disarm(id)}>
            Take back
          </button>
        </li>
      ))}
    </ul>
  )
}
