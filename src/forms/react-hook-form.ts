import { useEffect, useRef, useState } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import type { FieldErrorsOptions } from '../react/field-errors/field-errors.ts'
import { type FieldErrorsSource, isUnderWay, sentAt, useInvalidError } from '../react/field-errors/invalid-error.ts'
import { type AnyHookForm, hookFormFields } from './hook-form-fields.ts'
import { followHookForm, placeWaiting } from './hook-form-follow.ts'
import type { HookFormMessages } from './hook-form-messages.ts'

/**
 * Puts the messages of a 422 at the fields of a React Hook Form, all at once, and those it has no field for at `root`, until
 * the field comes; focuses the first such field of the page, unless the form's `shouldFocusError` is off. `message` has all that
 * is said of a field, `types` each sentence by itself, and a field array has them at its own `root`. They go when their field
 * is edited, and all of them when the form is submitted or reset, or `result` has another error or none.
 */
export function useFormErrors<Values extends FieldValues, Context, Output>(
  form: UseFormReturn<Values, Context, Output>,
  result: FieldErrorsSource,
  { names }: FieldErrorsOptions = {},
): void {
  const error = useInvalidError(result)
  const submittedAt = sentAt(result)
  const isSending = isUnderWay(result)
  const { control } = form
  // LiSA's names of fields are strings; which of them the form has is seen when they come.
  const anyForm = form as unknown as AnyHookForm
  const [lists] = useState(() => new Map<string, object>())
  const kept = useRef<{ submittedAt: number; fields: ReadonlyMap<string, object> }>(undefined)
  // They outlive the effects, which run again where React hides and shows the form.
  const messages = useRef<HookFormMessages>(undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a form is a new object with every render, its control is not
  useEffect(() => {
    // Rows may move before the answer comes.
    if (isSending && submittedAt !== undefined) kept.current = { submittedAt, fields: hookFormFields(anyForm, lists).byPath }
  }, [control, isSending, submittedAt])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a form is a new object with every render, its control is not
  useEffect(() => {
    if (!error) return
    const isKept = kept.current !== undefined && kept.current.submittedAt === submittedAt
    if (messages.current?.error !== error || messages.current.form.control !== control) {
      messages.current = {
        form: anyForm,
        error,
        names,
        lists,
        sent: isKept && kept.current ? kept.current.fields : hookFormFields(anyForm, lists).byPath,
        corrected: new Set(),
        shown: new Map(),
        waiting: [],
        shownAtRoot: undefined,
        isRootCorrected: false,
        waitsForField: undefined,
      }
    }
    return followHookForm(messages.current)
  }, [control, error])

  useEffect(() => {
    // A field may have come with this render.
    if (error && messages.current?.error === error) placeWaiting(messages.current)
  })
}
