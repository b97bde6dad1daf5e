import { type ReactElement, useRef } from 'react'
import { Button } from '../parts/button.tsx'
import styles from './demo-panel.module.css'
import { answers, chooseNextAnswer, useNextAnswer } from './next-answer.ts'
import { type Refusal, typeInto } from './refusals.ts'

/** Makes LiSA refuse the form below it, or answer something else. The forms know nothing of it. */
export function DemoPanel({ refusal }: { refusal: Refusal }): ReactElement {
  const panel = useRef<HTMLElement>(null)
  const next = useNextAnswer()
  const fill = (): void => {
    const form = panel.current?.parentElement?.querySelector('form')
    if (form) typeInto(form, refusal.entries)
  }
  return (
    <aside className={styles.panel} ref={panel} aria-labelledby="demo">
      <div className={styles.rules}>
        <h2 id="demo">Let LiSA refuse it</h2>
        <p>The form knows none of these rules. They are the shop’s, and LiSA answers 422:</p>
        <ul>
          {refusal.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </div>
      <div className={styles.controls}>
        <label>
          The next answer
          <select value={next} onChange={(event) => chooseNextAnswer(event.target.value)}>
            {answers.map(({ label, incident }) => (
              <option key={label} value={incident}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <Button look="plain" onClick={fill}>
          Fill in what is refused
        </Button>
      </div>
    </aside>
  )
}
