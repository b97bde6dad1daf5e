import type { AnyFormApi } from '@tanstack/react-form'
import { useEffect, useRef } from 'react'
import type { FieldErrorsOptions } from '../react/field-errors/field-errors.ts'
import { type FieldErrorsSource, isUnderWay, sentAt, useInvalidError } from '../react/field-errors/invalid-error.ts'
import { type FocusField, followTanStackForm, placeWaiting } from './tanstack-form-follow.ts'
import type { TanStackFormMessages } from './tanstack-form-messages.ts'

/** What `useFormErrors` takes beside form and result. */
export interface TanStackFormErrorsOptions extends FieldErrorsOptions {
  /** Focuses a field by its name; if it returns `false`, it is called with the next one. */
  focus?: FocusField | undefined
}

/**
 * Puts the messages of a 422 at the fields of a TanStack Form, all at once, and those it has no field for at the form, until
 * the field comes; each sentence is one of `meta.errors` or `state.errors`. They go when their field is edited, and all of
 * them when the form is submitted or reset, or `result` has another error or none. Until then `canSubmit` is false, as with
 * every error of a TanStack Form, unless the form says `canSubmitWhenInvalid`; if it does not, the form's own go, too, once no
 * field is left to edit. TanStack Form knows no inputs: `focus` is called with the name of the first field of the page that has
 * messages; the page is searched for inputs with the fields' names as `name` or `id`.
 */
export function useFormErrors(
  form: AnyFormApi,
  result: FieldErrorsSource,
  options: FocusField | TanStackFormErrorsOptions = {},
): void {
  const error = useInvalidError(result)
  const submittedAt = sentAt(result)
  const isSending = isUnderWay(result)
  const { names, focus } = typeof options === 'function' ? { focus: options } : options
  const latestFocus = useRef(focus)
  const kept = useRef<{ submittedAt: number; values: unknown }>(undefined)
  // They outlive the effects, which run again where React hides and shows the form.
  const messages = useRef<TanStackFormMessages>(undefined)

  useEffect(() => {
    latestFocus.current = focus
  })
  useEffect(() => {
    // Rows may move before the answer comes.
    if (isSending && submittedAt !== undefined) kept.current = { submittedAt, values: form.state.values }
  }, [form, isSending, submittedAt])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each error
  useEffect(() => {
    if (!error) return
    const isKept = kept.current !== undefined && kept.current.submittedAt === submittedAt
    if (messages.current?.error !== error || messages.current.form !== form) {
      messages.current = {
        form,
        error,
        names,
        sentValues: isKept ? kept.current?.values : form.state.values,
        corrected: new Set(),
        shown: new Map(),
        waiting: [],
        atForm: [],
        isFormCorrected: false,
        waitsForField: undefined,
      }
    }
    return followTanStackForm(messages.current, () => latestFocus.current)
  }, [form, error])

  useEffect(() => {
    // A field may have come with this render.
    if (error && messages.current?.error === error) placeWaiting(messages.current, focus)
  })
}
