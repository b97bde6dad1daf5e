import { startTransition, useEffect, useId, useMemo, useReducer, useState, useSyncExternalStore } from 'react'
import type { ErrorSummaryEntry, FieldErrors, FieldErrorsOptions } from './field-errors.ts'
import { dottedName, formNameOf } from './field-names.ts'
import { takeFocus } from './focus.ts'
import {
  createFormPage,
  type FormPage,
  hideMessages,
  inputsSentAt,
  isReset,
  keepInputs,
  messagesLeft,
  type ShownError,
} from './form-page.ts'
import { type FieldErrorsSource, isUnderWay, sentAt, useInvalidError } from './invalid-error.ts'
import { moveFocus } from './move-focus.ts'
import type { PlacedMessages } from './place-messages.ts'

/**
 * The messages of a 422, or of an input that did not fit its schema, at the fields of a form: of a mutation's result, or of a
 * `LisaError`. A field's messages go when it is edited, all of them when the form is reset; they stay with their row when
 * rows around it come, go or change places. What the form has no field for stands in the summary, until the field comes. The HTML
 * of a server has the messages at the fields of just their name, and all of them in the summary.
 */
export function useFieldErrors(source: FieldErrorsSource, { names }: FieldErrorsOptions = {}): FieldErrors {
  const id = useId()
  const { page, shown, renderSoon } = useFormPage(source, names)
  const left = messagesLeft(page, shown)

  const messagesOf = new Map<HTMLElement | undefined, string[]>()
  for (const { field, messages } of left) messagesOf.set(field, [...(messagesOf.get(field) ?? []), ...messages])
  const isFirstHtml = useIsFirstHtml()
  const messagesAt = (path: string): string[] => {
    // In a server's HTML no input is known yet: find the messages by the field's name alone.
    if (isFirstHtml) return messagesNamed(dottedName(path), left, names)
    const input = page.fields.inputs.get(dottedName(path))
    return input ? [...(messagesOf.get(input) ?? [])] : []
  }
  const idOf = (path: string): string => id + encodeURIComponent(path)
  return {
    summary: summaryOf(shown && !isReset(page, shown.error) ? shown.error.messages : [], left),
    messagesAt,
    getInputProps: (path) => {
      const isInvalid = messagesAt(path).length > 0 || undefined
      return {
        id: idOf(path),
        name: path,
        ref: page.fields.refOf(path),
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
        page.summary = element
      },
      tabIndex: -1,
    }),
    clear: (path) => {
      const input = page.fields.inputs.get(dottedName(path))
      hideMessages(page, renderSoon, (placed) => placed.path === path || (input !== undefined && placed.field === input))
    },
  }
}

/** Whether a server renders, or React takes over what it has rendered. */
const useIsFirstHtml = (): boolean =>
  useSyncExternalStore(
    () => () => undefined,
    () => false,
    () => true,
  )

const messagesNamed = (
  name: string,
  left: readonly PlacedMessages<HTMLElement>[],
  names: FieldErrorsOptions['names'],
): string[] => left.flatMap(({ path, messages }) => (formNameOf(path, names) === name ? messages : []))

/** What is known of the page, and the error with the inputs that it is about. */
function useFormPage(
  source: FieldErrorsSource,
  names: FieldErrorsOptions['names'],
): { page: FormPage; shown: ShownError | undefined; renderSoon: () => void } {
  const [, render] = useReducer((count: number) => count + 1, 0)
  // Not before React's own `onChange` has the new value: a controlled input would be put back to the old one.
  const [renderSoon] = useState(() => () => startTransition(render))
  const [page] = useState(() => createFormPage(render, renderSoon))
  const error = useInvalidError(source)
  const submittedAt = sentAt(source)
  // Which input a path means is settled when the values are sent, or else when the error comes: later, another row may have it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: that is once for each error
  const inputs = useMemo(
    () => ({ sent: inputsSentAt(page, submittedAt), atError: new Set(page.fields.inputs.values()) }),
    [error],
  )
  const shown = error && { error, ...inputs, names }

  const isSending = isUnderWay(source)
  useEffect(() => {
    if (isSending && submittedAt !== undefined) keepInputs(page, submittedAt)
  }, [page, isSending, submittedAt])

  const version = page.fields.version()
  // After every render: a field may have come with it.
  useEffect(() => {
    page.shown = shown
    if (!error || !shown) return
    page.waitsForField = moveFocus(error, page.waitsForField, () => targetsIn(page, shown))
    if (version !== page.fields.version()) render()
  })
  return { page, shown, renderSoon }
}

/** What may take the focus when an error has come. */
const targetsIn = (page: FormPage, shown: ShownError): (() => boolean)[] =>
  [page.summary, ...messagesLeft(page, shown).map(({ field }) => field)].map(
    (element) => () => Boolean(element && takeFocus(element)),
  )

function summaryOf(messages: readonly string[], left: readonly PlacedMessages<HTMLElement>[]): ErrorSummaryEntry[] {
  return [
    ...messages.map((message) => ({ path: '', message, linkProps: undefined })),
    ...left.flatMap(({ path, messages, field: input }) =>
      messages.map((message) => ({ path, message, input, linkProps: input && linkTo(input) })),
    ),
  ]
}

const linkTo = (input: HTMLElement): ErrorSummaryEntry['linkProps'] => ({
  href: `#${input.id}`,
  onClick: (event) => {
    // The address stays what it is, for routers that read it.
    event.preventDefault()
    // What cannot take the focus is shown at least.
    if (!takeFocus(input)) input.scrollIntoView?.({ block: 'nearest' })
  },
})
