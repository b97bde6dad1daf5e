import { type ReactElement, useId } from 'react'
import { Knob } from './knob.tsx'
import styles from './number-input.module.css'
import { NumberInput } from './number-input.tsx'
import type { Range } from './settings.ts'

interface NumberKnobProps {
  label: string
  range: Range
  value: number | undefined
  /** What stands behind it. */
  unit: string
  isTurned: boolean
  onTurn: (value: number | undefined) => void
}

/** A number that may be left to LiSA. */
export function NumberKnob({ label, range, value, unit, isTurned, onTurn }: NumberKnobProps): ReactElement {
  const id = useId()
  return (
    <Knob label={label} htmlFor={id} isTurned={isTurned}>
      <NumberInput
        id={id}
        describedBy={`${id}-unit`}
        range={range}
        value={value}
        placeholder="LiSA’s"
        isOptional
        onTurn={onTurn}
      />
      <span id={`${id}-unit`} className={styles.unit}>
        {unit}
      </span>
    </Knob>
  )
}
