import type { AnyFormApi } from '@tanstack/react-form'
import { useEffect } from 'react'
import { type ErrorCarrier, invalidIn, placeMessages } from './place-messages.ts'

/**
 * Puts the messages of a 422 at the fields of a TanStack Form, all at once, and those it has no field for at the form; each
 * sentence is one of `meta.errors` or `state.errors`. They go when their field is edited, and all of them when the form is
 * submitted or `result` has another error or none. Until then `canSubmit` is false, as with every error of a TanStack Form,
 * unless the form says `canSubmitWhenInvalid`; if it does not, the form's own go, too, once no field is left to edit.
 * TanStack Form knows no inputs: `focus` is called with the name of the first field that has messages.
 */
export function useFormErrors(form: AnyFormApi, result: ErrorCarrier, focus?: (field: string) => void): void {
  const error = invalidIn(result)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `focus` may be another function with every render
  useEffect(() => {
    if (!error) return
    const names = new Map(mounted(form).map((name) => [name.replace(/\[(\d+)\]/g, '.$1'), name]))
    const placed = placeMessages(error, (path) => names.get(path))
    const { submissionAttempts, values } = form.state
    /** What each list of messages was said of, wherever in an array its field moves. */
    const saidOf = new Map<unknown, unknown>()
    let isAtForm = false
    let soon: ReturnType<typeof setTimeout> | undefined

    const put = (name: string, onServer: string[] | undefined): void =>
      form.setFieldMeta(name, (meta) => ({ ...meta, errorMap: { ...meta.errorMap, onServer } }))
    const putAtForm = (messages: (string | undefined)[]): void =>
      // Under `onServer`, the first edit of any field would put them away.
      form.setErrorMap(Object.fromEntries(messages.map((message, index) => [`server.${index}`, message])))
    const left = (): string[] => mounted(form).filter((name) => saidOf.has(said(form, name)))
    const clearForm = (): void => {
      if (isAtForm) putAtForm(placed.form.map(() => undefined))
      isAtForm = false
    }
    const clearAll = (): void => {
      for (const name of left()) put(name, undefined)
      clearForm()
    }
    const clearEdited = (): void => {
      for (const name of left()) if (form.getFieldValue(name) !== saidOf.get(said(form, name))) put(name, undefined)
      if (!form.state.canSubmit && form.state.values !== values && !left().length) clearForm()
    }

    for (const [name, messages] of placed.fields) {
      saidOf.set(messages, form.getFieldValue(name))
      put(name, messages)
    }
    putAtForm(placed.form)
    isAtForm = true
    const first = [...names.values()].find((name) => placed.fields.has(name))
    if (first !== undefined) focus?.(first)

    const { unsubscribe } = form.store.subscribe(() => {
      if (form.state.submissionAttempts !== submissionAttempts) clearAll()
      else {
        // An array's values move first, then its rules are checked, and its fields' messages follow.
        clearTimeout(soon)
        soon = setTimeout(clearEdited)
      }
    })
    return () => {
      clearTimeout(soon)
      unsubscribe()
      clearAll()
    }
  }, [form, error])
}

const said = (form: AnyFormApi, name: string): unknown => form.getFieldMeta(name)?.errorMap.onServer

/** The names of the fields on the page, in the order they came. */
const mounted = (form: AnyFormApi): string[] =>
  Object.entries(form.fieldInfo).flatMap(([name, info]) => (info?.instance ? [name] : []))
