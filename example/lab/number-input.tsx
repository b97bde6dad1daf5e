import { type ReactElement, useState } from 'react'
import styles from './number-input.module.css'
import { numberIn, type Range } from './settings.ts'

interface NumberInputProps {
  id?: string
  label?: string
  /** The id of what says which numbers it takes. */
  describedBy?: string
  range: Range
  value: number | undefined
  placeholder?: string
  /** Whether it can be left empty. */
  isOptional?: boolean
  onTurn: (value: number | undefined) => void
}

/** A number to type. What is no number of the range stays with who types it, until they leave. */
export function NumberInput({ range, value, label, describedBy, isOptional, onTurn, ...rest }: NumberInputProps): ReactElement {
  const [draft, setDraft] = useState<string>()
  const typed = draft?.trim() ?? String(value ?? '')
  const isFine = numberIn(range, typed) !== undefined || (isOptional && typed === '')
  return (
    <input
      {...rest}
      className={styles.input}
      inputMode={range.isWhole ? 'numeric' : 'decimal'}
      autoComplete="off"
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={!isFine || undefined}
      value={draft ?? String(value ?? '')}
      onChange={({ target }) => {
        const text = target.value.trim()
        const number = numberIn(range, text)
        setDraft(target.value)
        if (number !== undefined || (isOptional && text === '')) onTurn(number)
      }}
      onBlur={() => setDraft(undefined)}
    />
  )
}
