import type { MouseEvent, RefCallback } from 'react'
import type { FieldNames } from './field-names.ts'

/** What `useFieldErrors` takes beside the result. */
export interface FieldErrorsOptions {
  /** The form's own names of fields that LiSA names differently. */
  names?: FieldNames | undefined
}

/** The props of a field's input. */
export interface FieldInputProps {
  id: string
  name: string
  ref: RefCallback<HTMLElement>
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

/** The props of the element with a field's messages. */
export interface FieldMessageProps {
  id: string
  hidden: boolean
  children: string
}

/** The props of the element with the summary. */
export interface ErrorSummaryProps {
  ref: RefCallback<HTMLElement>
  tabIndex: -1
}

/** One line of the summary. */
export interface ErrorSummaryEntry {
  message: string
  /** The field as the server named it, such as `variants.0.price`; empty where it named none. */
  path: string
  /** The field's input; `undefined` where the form has no such field now. */
  input?: HTMLElement | undefined
  /** For a link to the input. It moves the focus and never changes the page's address. */
  linkProps: { href: string; onClick: (event: MouseEvent) => void } | undefined
}

/** What a form shows of a 422. All text is plain text. */
export interface FieldErrors {
  /** All that is left to correct: first what belongs to no field, then the fields' in the order of the page. Empty without an error. */
  summary: ErrorSummaryEntry[]
  /** The messages at this field. */
  messagesAt: (path: string) => string[]
  /** For the field's input, or for the element around several, such as radio buttons. Without it the field's messages go to the summary alone. */
  getInputProps: (path: string) => FieldInputProps
  /** For the element with the field's messages, which are its children unless it has others. */
  getMessageProps: (path: string) => FieldMessageProps
  /** For the element with the summary, which takes the focus when a submit has failed; without one the first field does. */
  getSummaryProps: () => ErrorSummaryProps
  /** Hides this field's messages, as editing it does: for inputs that fire neither `input` nor `change`. */
  clear: (path: string) => void
}
