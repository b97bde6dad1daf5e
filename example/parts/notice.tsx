import { type ErrorState, useErrorDescription } from 'lisa-query'
import type { ReactElement } from 'react'

/** An error state on the page: what happened, how to go on, and the ways on as buttons. */
export function Notice({ state, isQuiet = false }: { state: ErrorState; isQuiet?: boolean }): ReactElement {
  const { kind, title, actions, fields = {}, messages = [] } = state
  const points = [...messages, ...Object.entries(fields).flatMap(([path, said]) => said.map((message) => `${path}: ${message}`))]
  return (
    <section className={isQuiet ? 'notice is-quiet' : 'notice'} data-kind={kind}>
      <p className="notice-title" role="status">
        {title}
      </p>
      <Description state={state} />
      {points.length > 0 && (
        <ul>
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      {actions.length > 0 && (
        <div className="notice-actions">
          {actions.map(({ label, run, isReady }) => (
            <button key={label} type="button" onClick={run} disabled={!isReady}>
              {label}
            </button>
          ))}
        </div>
      )}
    </section>
  )
}

/** Ticks in a component of its own, so that a countdown renders nothing else. */
function Description({ state }: { state: ErrorState }): ReactElement {
  return <p className="notice-description">{useErrorDescription(state)}</p>
}
