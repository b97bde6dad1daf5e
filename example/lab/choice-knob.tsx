import { type ReactElement, useId } from 'react'
import styles from './choice-knob.module.css'
import { Knob } from './knob.tsx'
import { type ChoiceName, choices, type Settings } from './settings.ts'

interface ChoiceKnobProps {
  label: string
  name: ChoiceName
  value: string
  look?: 'select' | 'segments'
  isTurned: boolean
  onTurn: (turned: Partial<Settings>) => void
}

/** One of a few: in a list that opens, or side by side. */
export function ChoiceKnob({ label, name, value, look = 'select', isTurned, onTurn }: ChoiceKnobProps): ReactElement {
  const id = useId()
  const all = Object.entries(choices[name])
  const turn = (to: string): void => onTurn({ [name]: to })
  if (look === 'select') {
    return (
      <Knob label={label} htmlFor={id} isTurned={isTurned}>
        <select id={id} className={styles.select} value={value} onChange={({ target }) => turn(target.value)}>
          {all.map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
        </select>
      </Knob>
    )
  }
  return (
    <Knob label={label} isTurned={isTurned}>
      <fieldset className={styles.segments}>
        <legend className={styles.legend}>{label}</legend>
        {all.map(([one, text]) => (
          <label key={one} className={styles.segment}>
            <input type="radio" name={id} checked={one === value} onChange={() => turn(one)} />
            {text}
          </label>
        ))}
      </fieldset>
    </Knob>
  )
}
