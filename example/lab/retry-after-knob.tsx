import { type ReactElement, useId } from 'react'
import select from './choice-knob.module.css'
import { Knob } from './knob.tsx'
import { NumberInput } from './number-input.tsx'
import { choices, inUnit, type Settings, waits } from './settings.ts'

interface RetryAfterKnobProps {
  settings: Settings
  isTurned: boolean
  onTurn: (turned: Partial<Settings>) => void
}

/** What `Retry-After` says, in each of the ways that servers write it. */
export function RetryAfterKnob({ settings, isTurned, onTurn }: RetryAfterKnobProps): ReactElement {
  const id = useId()
  const { retryAfter, unit } = settings
  return (
    <Knob label="Retry-After" htmlFor={id} isTurned={isTurned}>
      <NumberInput
        key={unit}
        id={id}
        range={waits[unit]}
        value={retryAfter}
        placeholder="LiSA’s"
        isOptional
        onTurn={(wait) => onTurn({ retryAfter: wait })}
      />
      <select
        className={select.select}
        aria-label="Unit of Retry-After"
        value={unit}
        onChange={({ target }) => {
          const to = target.value as Settings['unit']
          onTurn({ unit: to, retryAfter: inUnit(to, settings) })
        }}
      >
        {Object.entries(choices.unit).map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </Knob>
  )
}
