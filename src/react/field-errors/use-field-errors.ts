import { type RefCallback, startTransition, useEffect, useId, useMemo, useReducer, useState } from 'react'
import { isLisaError, type LisaErrorOf } from '../../errors/lisa-error.ts'
import type { ErrorSummaryEntry, FieldErrors } from './field-errors.ts'
import { createForm, focusOn, nearestInput, order } from './form-inputs.ts'

/**
 * The messages of a 422, or of an input that did not fit its schema, at the fields of a form: of a mutation's result, or of a
 * `LisaError`. A field's messages go when somebody edits it, and stay with it when rows around it come, go or change places;
 * what the form has no field for stands in the summary.
 */
export function useFieldErrors(source: { error: unknown } | Error | null | undefined): FieldErrors {
  const error = invalid(source && 'error' in source ? source.error : source)
  const id = useId()
  const [form] = useState(createForm)
  const [, renderAgain] = useReducer((count: number) => count + 1, 0)
  const { inputs, edited, version } = form
  // Which field was meant is settled when the error comes: later, another row may have its path.
  // biome-ignore lint/correctness/useExhaustiveDependencies: that is once for each error
  const meant = useMemo(
    () => ({
      by: new Map(Object.keys(error?.fields ?? {}).map((path) => [path, nearestInput(path, inputs)])),
      all: new Set(inputs.values()),
    }),
    [error],
  )

  const left = Object.entries(error?.fields ?? {})
    .flatMap(([path, messages]) => {
      const nearest = nearestInput(path, inputs)
      const first = meant.by.get(path)
      const isGone = first && ![...inputs.values()].includes(first)
      // Its row was removed, and the next has moved up.
      if (isGone && nearest && meant.all.has(nearest) && /\.\d/.test(path)) return []
      const input = isGone ? nearest : (first ?? nearest)
      return [input, path].some((field) => edited.get(field) === error) ? [] : [{ path, messages, input }]
    })
    .sort((a, b) => order(a.input, b.input))
  const messagesAt = (path: string): string[] =>
    left.flatMap(({ input, messages }) => (input && inputs.get(path) === input ? messages : []))

  useEffect(() => {
    form.error = error
    // A field came with the error, or after it.
    if (error && version !== form.version) renderAgain()
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is left of an error moves no focus, only a new one does
  useEffect(() => {
    if (!error || answered.has(error)) return
    answered.add(error)
    if (form.summary) form.summary.focus()
    else left.some(({ input }) => input && focusOn(input))
  }, [error])

  const edit = (field: HTMLElement | string): void => {
    if (!form.error || edited.get(field) === form.error) return
    edited.set(field, form.error)
    // Not before React's own `onChange` has the new value: a controlled input would be put back to the old one.
    startTransition(renderAgain)
  }
  const register = (path: string): RefCallback<HTMLElement> => {
    let stop: (() => void) | undefined
    return (element) => {
      stop?.()
      form.version += 1
      // The page may have changed without a render of this form.
      if (form.error) renderAgain()
      if (!element) return
      const onInput = (): void => edit(element)
      inputs.set(path, element)
      element.addEventListener('input', onInput)
      stop = () => {
        element.removeEventListener('input', onInput)
        if (inputs.get(path) === element) inputs.delete(path)
        // It may come back as another element.
        if (edited.has(element)) edited.set(path, edited.get(element))
        stop = undefined
      }
    }
  }

  const idOf = (path: string): string => id + encodeURIComponent(path)
  const entryOf = (path: string, message: string, input?: HTMLElement): ErrorSummaryEntry => ({
    path,
    message,
    linkProps: input && {
      href: `#${input.id}`,
      onClick: (event) => {
        // The address stays what it is, for routers that read it.
        if (focusOn(input)) event.preventDefault()
      },
    },
  })
  return {
    summary: [
      ...(error?.messages ?? []).map((message) => entryOf('', message)),
      ...left.flatMap(({ path, messages, input }) => messages.map((message) => entryOf(path, message, input))),
    ],
    messagesAt,
    getInputProps: (path) => {
      const ref = form.refs.get(path) ?? register(path)
      form.refs.set(path, ref)
      const isInvalid = messagesAt(path).length > 0 || undefined
      return {
        id: idOf(path),
        name: path,
        ref,
        'aria-invalid': isInvalid,
        'aria-describedby': isInvalid && `${idOf(path)}:message`,
      }
    },
    getMessageProps: (path) => {
      const messages = messagesAt(path)
      return { id: `${idOf(path)}:message`, hidden: !messages.length, children: messages.join(' ') }
    },
    getSummaryProps: () => ({
      ref: (element) => {
        form.summary = element
      },
      tabIndex: -1,
    }),
    clear: (path) => edit(inputs.get(path) ?? path),
  }
}

/** Errors that have had the focus: whoever comes back to a form is not where its submit failed. */
const answered = new WeakSet<Error>()

const invalid = (error: unknown): LisaErrorOf<'invalid'> | undefined =>
  isLisaError(error) && error.kind === 'invalid' ? error : undefined
