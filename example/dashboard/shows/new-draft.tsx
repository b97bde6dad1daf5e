import type { FieldErrors, NewShow } from 'lisa-query'
import type { FormEvent, ReactElement, RefObject } from 'react'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/widget/text-field.tsx'
import styles from './shows.module.css'

interface NewDraftProps {
  form: RefObject<HTMLFormElement | null>
  errors: FieldErrors
  isBusy: boolean
  onSubmit: (show: NewShow) => void
}

/** One line for a new show. What was typed stays until LiSA has taken it. */
export function NewDraft({ form, errors, isBusy, onSubmit }: NewDraftProps): ReactElement {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    if (isBusy) return
    const typed = new FormData(event.currentTarget)
    const startsAt = new Date(String(typed.get('startsAt')))
    const isKnown = !Number.isNaN(startsAt.getTime())
    onSubmit({ title: { '*': String(typed.get('title')) }, ...(isKnown && { startsAt: startsAt.toISOString() }) })
  }
  return (
    <form ref={form} className={styles.form} noValidate autoComplete="off" onSubmit={submit}>
      <TextField label="New draft" path="title" errors={errors} placeholder="Its title" />
      <TextField label="Starts" path="startsAt" errors={errors} type="datetime-local" defaultValue={inAWeek()} />
      <Button type="submit" look="plain" isWaiting={isBusy}>
        {isBusy ? 'Adding it…' : 'Add it'}
      </Button>
    </form>
  )
}

/** A week from now at seven in the evening, as the input writes it. */
function inAWeek(): string {
  const day = new Date(Date.now() + 7 * 86_400_000)
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T19:00`
}

const two = (number: number): string => String(number).padStart(2, '0')
