import type { ReactElement } from 'react'
import { Button } from '../parts/button.tsx'
import panel from './panel.module.css'
import type { Run } from './run.ts'
import styles from './stage.module.css'
import { Subject } from './subject.tsx'

interface StageProps {
  run: Run | undefined
  /** The id of the form with the knobs, which sends. */
  form: string
  /** Whether the run is what the knobs say now. */
  isShown: boolean
  /** Ends the pretence that there is no network, while there is one. */
  onConnect?: () => void
}

/** The component itself, in a box that stays as it is whatever becomes of it. */
export function Stage({ run, form, isShown, onConnect }: StageProps): ReactElement {
  return (
    <div className={panel.panel}>
      <div className={`${panel.bar} ${styles.bar}`}>
        <Button type="submit" form={form} className={styles.send ?? ''}>
          {isShown ? 'Start over' : 'Send the request'}
        </Button>
        {onConnect && (
          <Button look="plain" onClick={onConnect}>
            Connect again
          </Button>
        )}
      </div>
      <section className={styles.state} aria-label="The state" data-part="state">
        {run ? (
          <div className={styles.subject}>
            <Subject run={run} />
          </div>
        ) : (
          <Nothing />
        )}
      </section>
    </div>
  )
}

function Nothing(): ReactElement {
  return (
    <div className={styles.nothing}>
      <svg viewBox="0 0 220 72" width="220" height="72" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
        <rect x="2" y="14" width="56" height="44" rx="8" />
        <path d="M2 26h56M14 38h20M14 46h12" strokeLinecap="round" />
        <path d="M72 30h70" strokeDasharray="2 7" strokeLinecap="round" />
        <path d="M148 42H78" strokeDasharray="2 7" strokeLinecap="round" />
        <path d="M138 24l7 6-7 6M82 36l-7 6 7 6" strokeLinecap="round" strokeLinejoin="round" />
        <rect x="162" y="14" width="56" height="44" rx="22" />
        <path d="M182 28l16 8-16 8z" strokeLinejoin="round" />
      </svg>
      <p>Nothing has been sent yet.</p>
    </div>
  )
}
