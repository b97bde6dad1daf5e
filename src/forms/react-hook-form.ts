import { useEffect } from 'react'
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { type ErrorCarrier, invalidIn, placeMessages } from './place-messages.ts'

/**
 * Puts the messages of a 422 at the fields of a React Hook Form, all at once, and those it has no field for at `root`; focuses
 * the first such field, unless the form's `shouldFocusError` is off. `message` has all that is said of a field, `types` each
 * sentence by itself, and a field array has them at its own `root`. They go when their field is edited, and all of them when
 * the form is submitted or `result` has another error or none.
 */
export function useFormErrors<Values extends FieldValues, Context, Output>(
  form: UseFormReturn<Values, Context, Output>,
  result: ErrorCarrier,
): void {
  const error = invalidIn(result)
  const { control } = form
  // biome-ignore lint/correctness/useExhaustiveDependencies: a form is a new object with every render, its control is not
  useEffect(() => {
    if (!error) return
    const isServers = (name: string): boolean => form.getFieldState(name as Path<Values>).error?.type === type
    const clear = (names: string[]): void => form.clearErrors(names.filter(isServers) as Path<Values>[])
    const clearAll = (): void => clear(['root', ...control._names.mount, ...[...control._names.array].map(rootOf)])

    const placed = placeMessages(error, (path) => nameOf(path, form))
    const first = control._options.shouldFocusError && [...control._names.mount].find((name) => placed.fields.has(name))
    const put = (name: string, messages: string[]): void =>
      form.setError(
        name as Path<Values>,
        { type, message: messages.join(' '), types: Object.fromEntries(messages.entries()) },
        { shouldFocus: name === first },
      )
    // A field array's own come last: they would make the errors of its rows an object, which no longer moves with the rows.
    for (const [name, messages] of [...placed.fields].sort(([a], [b]) => Number(isRoot(a)) - Number(isRoot(b))))
      put(name, messages)
    if (placed.form.length) put('root', placed.form)
    // `setError` has made the form invalid until somebody edits it. Its own rules have not changed their mind.
    control._setValid()

    const unsubscribe = form.subscribe({
      formState,
      callback: ({ name, isSubmitting }) => {
        // The error of a field array without rules of its own would block every further submit.
        if (isSubmitting) clearAll()
        else if (name !== undefined) clear([name, ...around(name).map(rootOf)])
      },
    })
    return () => {
      unsubscribe()
      clearAll()
    }
  }, [control, error])
}

const type = 'server'

/** What `subscribe` listens to. Its type knows no `isSubmitting`, which it passes on all the same. */
const formState = { values: true, isSubmitting: true }

const rootOf = (name: string): string => `${name}.root`
const isRoot = (name: string): boolean => name.endsWith('.root')

/** The name itself and all around it. */
const around = (name: string): string[] => name.split('.').map((_key, index, keys) => keys.slice(0, index + 1).join('.'))

/**
 * The name of what is on the page at this path. React Hook Form has no public way to ask, and an error anywhere else is seen
 * by nobody and blocks every further submit.
 */
function nameOf<Values extends FieldValues, Context, Output>(
  path: string,
  { control }: UseFormReturn<Values, Context, Output>,
): string | undefined {
  if (control._names.array.has(path)) return rootOf(path)
  const field = path.split('.').reduce((at: unknown, key) => (at as Record<string, unknown> | undefined)?.[key], control._fields)
  return (field as { _f?: { mount?: boolean } } | undefined)?._f?.mount ? path : undefined
}
