import { type ErrorState, localize, useAuthPrompt, useErrorDescription, useErrorState, useShow } from 'lisa-query'
import { type ReactElement, useEffect } from 'react'
import { noteAsked } from './timeline.ts'

/** One show, in as little room as a dashboard has. */
export function Widget({ id, number }: { id: string; number: number }): ReactElement {
  const show = useShow(id)
  const failed = useErrorState(show)
  useEffect(() => noteAsked(`/shows/${id}`, `Widget ${number}`), [id, number])
  const state = failed ? failed.kind : show.data ? 'ok' : 'pending'
  return (
    <li className="widget" data-state={state}>
      <span className="widget-number">{number}</span>
      {show.data && <p className="widget-title">{localize(show.data.title, navigator.languages)}</p>}
      {failed && <Trouble state={failed} />}
      {!show.data && !failed && <p className="waiting">Reading…</p>}
    </li>
  )
}

/** What is wrong, and the way on; to sign in there is one prompt for all, and no button in each. */
function Trouble({ state }: { state: ErrorState }): ReactElement {
  const prompt = useAuthPrompt()
  const description = useErrorDescription(state)
  const isAsked = state.kind === 'auth-required' && prompt.isOpen
  return (
    <>
      <p className="widget-title">{state.title}</p>
      <p className="widget-why">{description}</p>
      {!(isAsked || state.isRetrying) &&
        state.actions.map(({ label, run, isReady }) => (
          <button key={label} type="button" className="plain" onClick={run} disabled={!isReady}>
            {label}
          </button>
        ))}
    </>
  )
}
