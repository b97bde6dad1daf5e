import { type ErrorState, localize, useAuthPrompt, useErrorDescription, useErrorState, useShow } from 'lisa-query'
import { type ReactElement, useEffect } from 'react'
import { timeline } from './limits-client.ts'
import styles from './widget.module.css'

/** One show, in as little room as a dashboard has. */
export function Widget({ id, number }: { id: string; number: number }): ReactElement {
  const show = useShow(id)
  const failed = useErrorState(show)
  useEffect(() => timeline.noteAsked(`GET /shows/${id}`, `Widget ${number}`), [id, number])
  const state = failed ? failed.kind : show.data ? 'ok' : 'pending'
  return (
    <li className={styles.widget} data-part="widget" data-state={state}>
      <span className={styles.number}>{number}</span>
      {show.data && <p className={styles.title}>{localize(show.data.title, navigator.languages)}</p>}
      {failed && <Trouble state={failed} />}
      {!show.data && !failed && <p className={styles.why}>Reading…</p>}
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
      <p className={styles.title}>{state.title}</p>
      <p className={styles.why}>{description}</p>
      {!(isAsked || state.isRetrying) &&
        state.actions.map(({ label, run, isReady }) => (
          <button key={label} type="button" className={styles.way} onClick={() => isReady && run()} aria-disabled={!isReady}>
            {label}
          </button>
        ))}
    </>
  )
}
